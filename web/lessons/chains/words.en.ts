import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Passing the flame: chains',
  question: 'Can a replica feed another replica?',
  parts: {
    'pass-on': {
      title: 'A replica of a replica',
      setup: '6379 feeds 6380 and 6381. To give the master less work, 6381 will copy 6380 instead.',
      goals: {
        guess: {
          ask: '6381 changes its master from 6379 to 6380. What has to be sent to it?',
          choices: {
            full: 'Everything: it has a new master',
            partial: 'Nothing, or the little that it lacks',
            refused: 'Nothing: a replica cannot have replicas',
          },
          told: 'Next to nothing. 6380 holds the same history under the same [[replication-id|replication ID]], so 6381 goes on where it was.',
          not: {
            full: 'What counts is the history, not who sends it.',
            refused: 'A replica may have replicas. It passes on what it receives.',
          },
        },
        move: {
          do: 'Make 6381 a replica of 6380.',
          hint: 'In the console of 6381 type `SLAVEOF 127.0.0.1 6380`.',
        },
        cheap: {
          do: 'It was a partial resync.',
          hint: 'If it was a full one, 6381 had left the common history, for instance by `SLAVEOF NO ONE`. Start this part over.',
        },
        through: {
          do: 'Write `river` on 6379 and see it reach 6381.',
          hint: 'In the console of 6379 type `SET river Tiber`.',
        },
        middle: {
          do: 'Try to write on 6380, the one in the middle.',
          hint: 'In the console of 6380 type `SET hill Palatine`.',
        },
      },
      beats: {
        open: 'One master, two replicas. It sends every byte twice.',
        moved: '6381 named the common ID and its offset to 6380. `+CONTINUE`.',
        flows: '6380 passes on the very bytes it receives. All three count the same offsets.',
        still: '6380 has a replica, and is a replica. It takes no writes.',
      },
      seen: 'A chain: 6379 sends once, 6380 passes on. The history stays one and the same.',
    },
    upstream: {
      title: 'My link is up, my data is old',
      setup: 'The chain stands: 6379, then 6380, then 6381. The upper link will be cut.',
      goals: {
        guess: {
          ask: 'The link between 6379 and 6380 is cut. What does 6381 say of its own link?',
          choices: {
            up: 'up',
            down: 'down',
            master: 'It has become a master',
          },
          told: 'up. 6381 looks at its own master only, and 6380 is alive. What is missing above, it cannot see.',
          not: {
            down: '6381 knows its own link only, and that one works.',
            master: 'Nothing in replication itself makes a master of a replica.',
          },
        },
        cut: {
          do: 'Cut the link between 6379 and 6380.',
          hint: 'Click the line between the two, then the scissors.',
        },
        ask: {
          do: 'Ask 6381 about its link.',
          hint: 'Wait a second, then type `INFO replication` in the console of 6381. Look at `master_link_status`.',
        },
        stale: {
          do: 'Change `city` on 6379, then read it on 6381.',
          hint: 'Type `SET city Athens` in the console of 6379, then `GET city` in that of 6381.',
        },
        both: {
          do: 'Let the outage grow too long, end it, and watch both replicas.',
          hint: 'In the console of 6379 set a value of 600 characters, then heal the link. “Show me” types it.',
        },
      },
      beats: {
        open: 'Two links, one below the other.',
        cut: '6380 has lost its master. 6381 has not: its link is up.',
        stale: 'A [[stale-read|stale read]], and no sign of it on 6381.',
        first: '6380 lacks too much and is copied anew, in full.',
        second:
          'With its data replaced, 6380 drops its own replica. 6381 must be copied in full as well.',
      },
      seen: 'Whatever happens above happens to all below. Only the whole chain tells how fresh the last one is.',
    },
  },
  remember:
    'A chain spares the master, and hides trouble: “link up” speaks of one link, not of the data.',
};
