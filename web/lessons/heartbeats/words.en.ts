import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Heartbeats and silence',
  question: 'How long does it take until somebody notices?',
  parts: {
    cut: {
      title: 'A cut cable',
      setup:
        '6380 copies 6379. The master sends a PING every 2 seconds, the replica an [[ack|ACK]] every second: the [[heartbeat|heartbeats]]. `repl-timeout` is 6 seconds.',
      goals: {
        guess: {
          ask: 'The connection is cut, and both ends are told so by the network. When does 6380 notice?',
          choices: { 'at-once': 'At once', six: 'After 6 seconds', sixty: 'After 60 seconds' },
          told: 'At once. A closed connection is news in itself; no timeout is needed.',
          not: {
            six: 'Six seconds are for silence. Here the network said that the connection is gone.',
            sixty: '60 seconds is what `repl-timeout` is by default, and it is for silence only.',
          },
        },
        cut: {
          do: 'Cut the link, and watch the status of 6380.',
          hint: 'Click the line between the two, then the scissors.',
        },
        heal: {
          do: 'Let the link come back.',
          hint: 'Click the line, then the wrench.',
        },
      },
      beats: {
        open: 'In quiet times only two things travel: PINGs from the master, ACKs from the replica. Neither is an answer to the other.',
        lost: 'Noticed. `master_link_status:down`, and a new try once a second.',
        back: 'A partial resync: nothing had been missed.',
      },
      seen: 'A cut is noticed in less than a second.',
    },
    'short-silence': {
      title: 'A short silence',
      setup:
        'The same two, with a `repl-timeout` of 20 seconds. Now the network swallows everything for a while, without closing the connection.',
      goals: {
        guess: {
          ask: 'The link is silent for some seconds, then all is well again. Which resync follows?',
          choices: { none: 'None', partial: 'A partial one', full: 'A full one' },
          told: 'None. The connection was never closed: the bytes waited, and arrived late.',
          not: {
            partial: 'A resync begins with a new connection. The old one was never closed.',
            full: 'Nothing was lost, so there is nothing to copy anew.',
          },
        },
        stall: {
          do: 'Stall the link.',
          hint: 'Click the line, then the pause sign: nothing arrives, and nobody is told.',
        },
        write: {
          do: 'Write something on 6379 while it is silent.',
          hint: 'In the console of 6379 type `SET river Tiber`.',
        },
        arrive: {
          do: 'End the silence before twenty seconds are over. The write arrives, without any resync.',
          hint: 'Click the line, then the wrench. After twenty seconds both ends give the connection up.',
        },
      },
      beats: {
        open: 'Silence looks like calm at first.',
        stalled: 'Nothing arrives any more. Both ends still believe in the connection.',
        queued: '6379 has sent the write. `master_link_status` on 6380 still says up.',
        healed: 'All that waited arrives at once, in order.',
      },
      seen: '“up” means: no one has said otherwise. It does not mean that anything arrives.',
    },
    'long-silence': {
      title: 'A long silence',
      setup:
        'Once more silence, and this time longer than `repl-timeout`, which is 6 seconds here and 60 by default.',
      goals: {
        guess: {
          ask: 'The link stays silent. When does 6380 give it up?',
          choices: {
            'at-once': 'At once',
            six: 'Some 6 seconds after the last sign of life',
            never: 'Never, as long as nothing is closed',
          },
          told: 'Some 6 seconds after it last heard anything. That is what heartbeats are for: silence becomes a sign.',
          not: {
            'at-once': 'Silence looks like calm. Only a clock tells them apart.',
            never: 'Then a dead master would be trusted for ever. `repl-timeout` is the limit.',
          },
        },
        stall: {
          do: 'Stall the link again.',
          hint: 'Click the line, then the pause sign.',
        },
        timeout: {
          do: 'Wait until 6380 gives up.',
          hint: 'Let the clock run for seven seconds or more.',
        },
        dropped: {
          do: 'The master gives up too: it has had no ACK for as long.',
          hint: 'Let the clock run a little longer.',
        },
        resync: {
          do: 'Let the network work again.',
          hint: 'Click the line, then the wrench.',
        },
      },
      beats: {
        open: 'The heartbeats come. Each sets the clock of `repl-timeout` back to zero.',
        stalled: 'From here on nobody hears anything. Watch the age of the last ACK.',
        replica: '6380 has heard nothing for `repl-timeout` seconds: it closes the link itself.',
        master: '6379 has had no ACK for as long, and drops the replica.',
        resync:
          'A new connection, the old offset: a partial resync brings the PINGs that were lost in the silence.',
      },
      seen: 'Both sides measure silence for themselves, and both give up.',
    },
  },
  remember:
    'A cut shows at once, silence only after `repl-timeout`. Silence that ends sooner only makes things late.',
};
