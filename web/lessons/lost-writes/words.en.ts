import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Acknowledged but lost',
  question: 'The server said OK. Is the write safe?',
  parts: {
    acknowledged: {
      title: 'OK means: I have it',
      setup:
        '6379 with two replicas. The network to both will fall silent, and a client will go on writing.',
      goals: {
        guess: {
          ask: '6379 answers OK to a write. On how many replicas is it at that moment, for certain?',
          choices: { safe: 'On all of them', one: 'On one at least', nothing: 'On none' },
          told: 'On none. The master answers first and sends afterwards: that is [[asynchronous-replication|asynchronous replication]].',
          not: {
            safe: 'If it waited for all, each write would be as slow as the slowest replica.',
            one: 'Not even one has confirmed it when the answer goes out.',
          },
        },
        stall: {
          do: 'Stall both links of 6379.',
          hint: 'Click a line, then the pause sign; the same with the other line.',
        },
        write: {
          do: 'Write three orders on 6379. Each is answered with OK.',
          hint: 'In the console of 6379 type `SET order:1 paid`, then `order:2` and `order:3`.',
        },
        promote: {
          do: 'Let 6379 crash, and promote 6380.',
          hint: 'Press kill on the card of 6379, or in its menu. In the console of 6380 type `SLAVEOF NO ONE`.',
        },
        lost: {
          do: 'See what was lost.',
          hint: 'The view History lists the lost keys; `KEYS *` on 6380 shows what is left.',
        },
      },
      beats: {
        open: 'OK comes from the master alone.',
        stalled: 'What is sent from here on arrives nowhere. 6379 does not know it.',
        ok: 'OK, at once and without a doubt.',
        killed: 'The only server that had the orders is gone.',
        lost: 'Three customers have paid, and nobody knows.',
      },
      seen: 'Acknowledged, and lost. OK says that one server has it, in its memory.',
    },
    fenced: {
      title: 'A fence: min-replicas',
      setup:
        'The same again. Now 6379 has `min-replicas-to-write 1` and `min-replicas-max-lag 10`.',
      goals: {
        guess: {
          ask: 'Both links fall silent again. How many writes can be lost with these settings?',
          choices: {
            none: 'None: each write waits for a replica',
            some: 'Those of a few seconds',
            all: 'As many as before',
          },
          told: 'Those of a few seconds. The master refuses writes once no replica has acknowledged for more than 10 seconds. Until then it goes on.',
          not: {
            none: 'The fence looks at how old the ACKs are, not at this one write.',
            all: 'Once the ACKs are too old, the master refuses.',
          },
        },
        stall: {
          do: 'Stall both links.',
          hint: 'Click a line, then the pause sign; the same with the other line.',
        },
        still: {
          do: 'Write at once. It is still accepted.',
          hint: 'In the console of 6379 type `SET order:1 paid`.',
        },
        refused: {
          do: 'Wait twelve seconds and write again.',
          hint: 'In the console of 6379 type `SET order:2 paid`.',
        },
        'how-much': {
          ask: 'So how much can be lost at the worst?',
          choices: {
            zero: 'Nothing',
            lag: 'The writes of max-lag, and a second or two more',
            unbounded: 'There is no limit',
          },
          told: 'The writes of `min-replicas-max-lag`, and a second or two more: the age of an ACK is counted in whole seconds, and looked at once a second. The loss has a limit; it is not prevented.',
          not: {
            zero: 'You have seen one: `order:1` was accepted in the silence.',
            unbounded: 'You have seen the limit: `order:2` was refused.',
          },
        },
      },
      beats: {
        open: 'Each replica sends an ACK every second. 6379 watches their age.',
        stalled: 'The ACKs stop. Their age begins to grow: 1, 2, 3 …',
        refused: '`NOREPLICAS`. Better no write than one that may vanish.',
      },
      seen: 'A fence: it closes a few seconds late, and opens again when ACKs come.',
    },
    wait: {
      title: 'Asking: WAIT',
      setup:
        'Without the fence. A client can ask itself how far its writes came: `WAIT replicas milliseconds`.',
      goals: {
        guess: {
          ask: 'A client writes, then `WAIT 1 1000` answers 0: nobody acknowledged in time. Is the write undone?',
          choices: {
            undone: 'Yes, it was not confirmed',
            stays: 'No, it stays on the master',
            blocks: 'The master keeps waiting',
          },
          told: 'It stays. `WAIT` only counts; it is no transaction. What to do after a 0, the client has to decide.',
          not: {
            undone: 'Redis has no way back: what is written stays written.',
            blocks: '`WAIT` was given 1000 ms. Then it answers with what it has.',
          },
        },
        stall: {
          do: 'Stall both links.',
          hint: 'Click a line, then the pause sign; the same with the other line.',
        },
        short: {
          do: 'Write `order:1` on 6379, then ask whether one replica has it.',
          hint: 'In the console of 6379 type `SET order:1 paid`, then `WAIT 1 1000`.',
        },
        there: {
          do: 'Read `order:1` on 6379.',
          hint: 'In the console of 6379 type `GET order:1`.',
        },
        other: {
          do: 'Ask from another connection: open a second console of 6379 and type `WAIT 2 1000`.',
          hint: 'Press + beside the console of 6379. The new console is a client of its own.',
        },
        why: {
          ask: 'Why did the second client get 2 at once, although no replica has the order?',
          choices: {
            faster: 'Its connection is faster',
            'nothing-written': 'It has written nothing itself, so there is nothing to wait for',
            wrong: 'The first answer was wrong',
          },
          told: 'It has written nothing. `WAIT` asks about the writes of its own connection only.',
          not: {
            faster: 'The links are silent, for whoever asks.',
            wrong: 'It was right: `order:1` is on no replica.',
          },
        },
      },
      beats: {
        open: 'The same three servers. The fence is off.',
        stalled: 'Silence again on both links.',
        waiting:
          '`WAIT` makes the master ask each replica for an ACK, and counts those that come in time.',
        another: 'Another connection, another question.',
      },
      seen: '`WAIT` tells one client how many replicas have its writes. It changes nothing about them.',
    },
  },
  remember:
    'OK means: in the memory of one server. min-replicas bounds what can be lost, WAIT tells, and neither undoes a write.',
};
