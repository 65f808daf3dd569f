import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'A short outage',
  question: 'The cable is out for some seconds. What must be sent again?',
  parts: {
    cut: {
      title: 'Cut, write, heal',
      setup:
        '6380 copies 6379. Both hold two keys. The master keeps the last 512 bytes of what it sent in a ring, the [[replication-backlog|backlog]].',
      goals: {
        guess: {
          ask: 'The link is cut, 6379 takes three writes, the link comes back. What will the master send?',
          choices: {
            all: 'All of its data once more',
            gap: 'Exactly the bytes that 6380 missed',
            last: 'Only the last write',
          },
          told: 'The bytes that 6380 missed: its [[replication-offset|offset]] says where it stopped, and the ring still held everything from there on.',
          not: {
            all: 'That was so before Redis 2.8. Since then a replica can say where it stopped.',
            last: '6380 lacked all three. The last one alone would leave a hole.',
          },
        },
        cut: {
          do: 'Cut the link between 6379 and 6380.',
          hint: 'Click the line between the two nodes, then the scissors.',
        },
        write: {
          do: 'Write three keys on 6379.',
          hint: 'In the console of 6379 type `SET a 1`, then two more like it.',
        },
        heal: {
          do: 'Let the link come back, and wait for the replica to ask.',
          hint: 'Click the line again, then the wrench. A replica tries again once a second.',
        },
        equal: {
          do: 'Both hold the same data again, without a full copy.',
          hint: 'Wait a moment. If a full copy was made, too much was written meanwhile: start over and write less.',
        },
      },
      beats: {
        open: 'The two are linked. What 6379 writes reaches 6380 at once.',
        cut: '6380 has noticed. It keeps its data, remembers the [[replication-id|ID]] of the master’s history and how far it came, and tries again each second.',
        grow: 'The write goes into the ring, although nobody reads it now. The gap grows by as many bytes.',
        asked:
          '6380 asked with `PSYNC`, the ID and its next byte. The master still has that byte: `+CONTINUE`, then the missing bytes.',
      },
      seen: 'A partial resync: the replica named its place in the history, and got only what followed. A [[full-resync|full resync]] would have sent all keys once more. (512 bytes are easy to watch; a real server keeps at least 16 KiB, and 1 MB by default.)',
    },
  },
  remember: 'A reconnect is cheap as long as the backlog still holds the first missing byte.',
};
