import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'The old master returns',
  question: 'Two masters, one of them in the past. What happens to its writes?',
  parts: {
    'two-masters': {
      title: 'Two masters',
      setup:
        '6379 crashed. 6380 was promoted, 6381 follows it, and it has taken writes. Now 6379 is about to come back. Its file knows nothing of what happened.',
      goals: {
        guess: {
          ask: '6379 starts as a master, takes a write, and is then made a replica of 6380. What happens to that write?',
          choices: {
            merged: 'It is merged with the data of 6380',
            newest: 'The newest write wins, so it stays',
            lost: 'It is lost, although it was answered with OK',
          },
          told: 'It is lost. Redis does not merge: whoever becomes a replica takes over the master’s data.',
          not: {
            merged: 'One history is kept, the other is dropped. Nothing joins the two.',
            newest: 'Nobody compares times.',
          },
        },
        start: {
          do: 'Start 6379. Nobody stops it from being a master.',
          hint: 'Press start on the card of 6379.',
        },
        write: {
          do: 'Write the key `split` on 6379. Then make 6379 a replica of 6380.',
          hint: 'In the console of 6379 type `SET split 1`, then `SLAVEOF 127.0.0.1 6380`.',
        },
        lost: {
          do: 'All three are equal again, and `split` is gone.',
          hint: 'Wait for the full copy. The view History shows the branch that was given up.',
        },
      },
      beats: {
        open: 'A new history has begun here. 6379 was not there when it did.',
        started: 'Two masters. A client that still knows the old address will find this one.',
        split:
          'OK, says 6379. From here on there are two histories: a [[split-brain|split brain]].',
        asks: '6379 offers its ID and offset. 6380 does not know them: [[full-resync|full resync]].',
        lost: 'Its data were replaced. `split` existed on this branch only, and the branch is gone.',
      },
      seen: 'The write was acknowledged, and is gone. The branch that loses is not merged; it is cut off.',
    },
    planned: {
      title: 'A planned switch',
      setup:
        '6379 is master and alive, 6380 its replica, both are at the same offset. Swap their roles.',
      goals: {
        guess: {
          ask: '6380 is promoted, then 6379 becomes its replica, without a write in between. Which resync?',
          choices: {
            partial: 'A partial one',
            full: 'A full one, as before',
            refused: 'None: a master cannot become a replica',
          },
          told: 'A partial one. 6379 is still on the common part of the history, and 6380 knows that part by its [[second-replication-id|second ID]].',
          not: {
            full: 'In the part before, 6379 had been restarted, and had another ID. Here it has run on.',
            refused: 'Any master can become a replica: one `SLAVEOF` is enough.',
          },
        },
        promote: {
          do: 'Promote 6380.',
          hint: 'In the console of 6380 type `SLAVEOF NO ONE`. Write nothing on 6379.',
        },
        demote: {
          do: 'Make 6379 a replica of 6380.',
          hint: 'In the console of 6379 type `SLAVEOF 127.0.0.1 6380`.',
        },
        partial: {
          do: 'It was a partial resync.',
          hint: 'If it was a full one, 6379 had written something meanwhile. Start this part over.',
        },
      },
      beats: {
        open: 'Same data, same offset. The right moment.',
        promoted: '6380 begins a new ID, and keeps the old one up to this very offset.',
        partial:
          '6379 asks with the old ID at an offset that 6380 still accepts. `+CONTINUE`, with the new ID.',
      },
      seen: 'As long as the old master has not written past the point where the histories part, it can change sides without a full copy. The command [[failover-command|FAILOVER]] does all of this in one step, and lets writes wait meanwhile.',
    },
    'nobody-wrote': {
      title: 'Nobody wrote anything',
      setup:
        'The same two. This time the network falls silent for some seconds before 6380 is promoted. No client writes at all.',
      goals: {
        guess: {
          ask: 'Twelve seconds of silence, a promotion, no writes. Then 6379 joins. Which resync?',
          choices: {
            partial: 'A partial one: nothing was written',
            full: 'A full one all the same',
          },
          told: 'A full one. 6379 sent a PING into the silence. Those 14 bytes count, and 6380 never saw them.',
          not: { partial: 'No client wrote anything. 6379 did.' },
        },
        stall: {
          do: 'Stall the link and wait about twelve seconds.',
          hint: 'Click the line, then the pause sign. Keep an eye on the offset of 6379.',
        },
        promote: {
          do: 'Promote 6380.',
          hint: 'In the console of 6380 type `SLAVEOF NO ONE`.',
        },
        demote: {
          do: 'Let the network work again and make 6379 a replica of 6380.',
          hint: 'Click the line, then the wrench. In the console of 6379 type `SLAVEOF 127.0.0.1 6380`.',
        },
        full: {
          do: 'A full resync, without a single write.',
          hint: 'If it was a partial one, no heartbeat fell into the silence. Start this part over and wait longer.',
        },
        why: {
          ask: 'What moved 6379 past the point where the histories part?',
          choices: {
            ping: 'Its own heartbeat, a PING every 10 seconds',
            time: 'The time that went by',
            restart: 'The change of role',
          },
          told: 'Its heartbeat. PINGs are part of the [[replication-offset|stream]] and move the offset like any command.',
          not: {
            time: 'Time alone moves no offset.',
            restart: 'The roles changed later, and that adds no bytes.',
          },
        },
      },
      beats: {
        open: 'Nobody types anything. Look at the offset of 6379 nevertheless.',
        stalled:
          'Every ten seconds 6379 sends a PING to its replica. It counts, whether it arrives or not.',
        promoted: '6380 begins a history of its own at its own offset. 6379 is 14 bytes further.',
        full: '6379 asks with the old ID, from an offset beyond that point. 6380 cannot accept that.',
      },
      seen: 'No writes does not mean no divergence.',
    },
  },
  remember:
    'Redis never merges. Whoever returns gives up what the others do not have; sometimes that is only a heartbeat.',
};
