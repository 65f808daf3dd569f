import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'A replica restarts',
  question: 'Does a replica remember whom it copies?',
  parts: {
    forgotten: {
      title: 'SLAVEOF lives in memory',
      setup:
        '6380 was made a replica of 6379 by typing `SLAVEOF`. Both save their data when they are shut down.',
      goals: {
        guess: {
          ask: '6380 is shut down and started again. What is it then, and what will it cost to attach it again?',
          choices: {
            partial: 'A replica still; only what it missed is sent',
            'master-full': 'A master; everything is sent again',
            full: 'A replica still; everything is sent again',
          },
          told: 'It came up as a master, with a [[replication-id|replication ID]] of its own. 6379 does not know that ID, so everything is copied, and what was written on 6380 meanwhile is lost.',
          not: {
            partial: '`SLAVEOF` was in memory only, and the restart forgot it.',
            full: 'You were right about the copy. But nobody has told 6380 again to be a replica.',
          },
        },
        restart: {
          do: 'Shut 6380 down, then start it again.',
          hint: 'In the console of 6380 type `SHUTDOWN`, then press start on its card.',
        },
        role: {
          do: 'Ask 6380 what it is now.',
          hint: 'In the console of 6380 type `INFO replication`.',
        },
        stray: {
          do: 'Write a key `x` on 6380. It takes it.',
          hint: 'In the console of 6380 type `SET x 1`.',
        },
        again: {
          do: 'Attach 6380 to 6379 again.',
          hint: 'In the console of 6380 type `SLAVEOF 127.0.0.1 6379`.',
        },
        gone: {
          do: 'Look for `x`. It is gone.',
          hint: 'Wait until the link is up, then type `KEYS *` in the console of 6380.',
        },
      },
      beats: {
        open: '6380 follows 6379. Its configuration file says nothing of it.',
        down: '6380 saved its keys and stopped.',
        up: '6380 read its keys and its file. The file names no master, so it is one. Nobody is warned.',
        stray: 'It takes writes like any master. Two servers, two truths.',
        full: 'Its replication ID is its own now. 6379 does not know that history: a [[full-resync|full resync]].',
      },
      seen: 'The command was forgotten, a write in the wrong place was accepted and then wiped away, and all of the data was copied again.',
    },
    kept: {
      title: 'Written into the file',
      setup:
        'The same again: 6380 was attached by typing. This time, write it down before the restart.',
      goals: {
        guess: {
          ask: 'The line `replicaof 127.0.0.1 6379` stands in the file of 6380. What does that change at a restart?',
          choices: {
            typing: 'It saves typing, the copy costs the same',
            cheaper: 'Only what 6380 missed is sent',
            nothing: 'Nothing, the file is read once only',
          },
          told: 'Only what it missed. A server that starts as a replica takes ID and offset from its snapshot, and asks to go on from there.',
          not: {
            typing: 'The copy costs less, too.',
            nothing: 'A server reads its file at each start.',
          },
        },
        'write-down': {
          do: 'Write the present settings of 6380 into its file.',
          hint: 'In the console of 6380 type `CONFIG REWRITE`. Or edit its file in the inspector.',
        },
        restart: {
          do: 'Shut 6380 down and start it again. If you like, write on 6379 in between.',
          hint: 'Type `SHUTDOWN` in the console of 6380, `SET river Tiber` in that of 6379, then press start on the card of 6380.',
        },
        partial: {
          do: '6380 comes back with a partial resync, and both hold the same.',
          hint: 'If it came back as a master, the file was not written. Start this part over.',
        },
      },
      beats: {
        open: 'In memory: a replica. In the file: not a word.',
        file: 'Now the file says it too.',
        down: 'Its snapshot holds more than keys: the replication ID and the offset are in it.',
        up: 'A replica from the first moment.',
        continues:
          'It named ID and offset from its snapshot. The master still had the next byte: a [[partial-resync|partial resync]].',
      },
      seen: 'One line in a file made the difference between copying everything and sending what was missed. With `appendonly yes` it would be a full copy all the same: in 7.0 the [[aof|append-only file]] holds no ID.',
    },
  },
  remember:
    '`SLAVEOF` typed is forgotten at a restart. `replicaof` in the file is remembered, and makes the return cheap.',
};
