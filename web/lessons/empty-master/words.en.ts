import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'The empty master',
  question: 'Two replicas hold the data. Is it safe then?',
  parts: {
    wiped: {
      title: 'Copying emptiness',
      setup: 'Four keys on 6379, copied by 6380 and 6381. 6379 never saves to disk: `save ""`.',
      goals: {
        guess: {
          ask: '6379 crashes and is started again, empty. What happens to the four keys on the replicas?',
          choices: {
            'given-back': 'They are copied back to 6379',
            wiped: 'They are wiped there as well',
            refused: 'The replicas notice, and refuse to copy',
          },
          told: 'They are wiped. A replica becomes what its master is, also when that is nothing.',
          not: {
            'given-back': 'Data flow one way: from the master to its replicas.',
            refused: 'A replica does not judge. An empty snapshot is a snapshot.',
          },
        },
        crash: {
          do: 'Let 6379 crash.',
          hint: 'Press kill on the card of 6379. On a small card it is in the menu, behind the three dots.',
        },
        restart: {
          do: 'Start 6379 again, as an automatic restart would.',
          hint: 'Press start on its card.',
        },
        empty: {
          do: 'Watch all three: no keys anywhere.',
          hint: 'The replicas try again once a second. Wait for them, then type `DBSIZE` where you like.',
        },
        signs: {
          do: 'Ask 6380 whether anything is wrong.',
          hint: 'In the console of 6380 type `INFO replication`.',
        },
      },
      beats: {
        open: 'Three copies of four keys. It looks safe.',
        gone: 'The only copy that counts is gone. The replicas hold theirs, and wait.',
        back: '6379 is back with no data, and with a new replication ID.',
        asks: 'The replicas ask to go on. 6379 does not know their ID: a [[full-resync|full resync]], with an empty snapshot.',
        wiped: 'They flushed their data, as before each full copy, and loaded nothing.',
      },
      seen: 'Four keys, three servers, and nothing left. Every link is up, and nobody reports an error.',
    },
    prevented: {
      title: 'The same crash, no harm',
      setup: 'The same three servers once more. This time keep the four keys.',
      goals: {
        guess: {
          ask: 'What would keep the data, when 6379 crashes?',
          choices: {
            'more-replicas': 'A third replica',
            'disk-or-promotion': 'Data on its disk, or a replica promoted before it is back',
            'bigger-backlog': 'A bigger backlog',
          },
          told: 'A master must not come back empty: let it save, or let a replica take over first. More replicas only copy the emptiness more often.',
          not: {
            'more-replicas': 'A third one would be emptied like the other two.',
            'bigger-backlog': 'The backlog is in the memory of 6379, and gone with it.',
          },
        },
        crash: {
          do: 'Let 6379 crash. Before you go on: who should be master when it is back?',
          hint: 'Kill 6379. Then promote 6380 with `SLAVEOF NO ONE`, and type `SLAVEOF 127.0.0.1 6380` on 6381. (Or switch saving on before: `CONFIG SET appendonly yes`.)',
        },
        back: {
          do: 'Start 6379 again.',
          hint: 'Press start on its card. Do so only when the data is safe.',
        },
        kept: {
          do: 'All three hold the four keys.',
          hint: 'If 6379 came back empty, type `SLAVEOF 127.0.0.1 6380` in its console: now it is the one that is filled.',
        },
      },
      beats: {
        open: 'Nothing is lost as long as nobody copies from an empty server.',
        gone: 'The replicas hold everything still. Now is the time to choose.',
        promoted: '6380 is master, with all keys. An empty 6379 can do no more harm.',
        back: '6379 is empty, but nobody copies from it.',
        'right-way': 'This time the copy runs the other way.',
      },
      seen: 'The direction decides. Copy from the one who has the data.',
    },
  },
  remember:
    'Replication is no backup: an empty master empties its replicas. Switch on [[persistence]], or do not let it restart by itself.',
};
