import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'The master goes down, and comes back',
  question: 'Who becomes master when the master is off?',
  parts: {
    waiting: {
      title: 'Waiting is not promotion',
      setup: '6379 is the master of 6380 and 6381. It saves its data to disk when it is shut down.',
      goals: {
        guess: {
          ask: '6379 will be shut down. Which of its replicas becomes master?',
          choices: {
            first: 'The one that is furthest ahead',
            both: 'Both, each on its own',
            nobody: 'Neither',
          },
          told: 'Neither. Replication copies data, it does not choose a master. Something else has to: a person, or [[sentinel|Sentinel]].',
          not: {
            first: 'Sentinel would choose that one. The servers among themselves choose nobody.',
            both: 'A replica that loses its master stays a replica, and tries to reach it again.',
          },
        },
        down: {
          do: 'Shut 6379 down.',
          hint: 'In the console of 6379 type `SHUTDOWN`.',
        },
        role: {
          do: 'Ask 6380 what it is now.',
          hint: 'In the console of 6380 type `INFO replication`. Look at `role` and `master_link_status`.',
        },
        read: {
          do: 'Read `city` on 6380 while its master is off.',
          hint: 'In the console of 6380 type `GET city`.',
        },
        write: {
          do: 'Try to write on a replica while the master is off.',
          hint: 'In the console of 6380 type `SET hill Palatine`.',
        },
        back: {
          do: 'Start 6379 again and let both replicas find it.',
          hint: 'Press the start button on the card of 6379. The replicas try again once a second.',
        },
        again: {
          do: 'Write `hill` on 6379. It reaches both replicas, as before.',
          hint: 'In the console of 6379 type `SET hill Palatine`.',
        },
      },
      beats: {
        open: 'All is well: one writes, two copy.',
        stopped: '6379 wrote its [[snapshot]] to disk, and is gone.',
        noticed:
          'The replicas notice at once and try to connect again, once a second. They stay what they are: replicas.',
        refused:
          'Reading goes on, writing does not. For a while nobody takes writes, and nobody decides to change that.',
        started:
          '6379 has read its snapshot: the keys, and also the [[replication-id|replication ID]] and the [[replication-offset|offset]] of that moment.',
        resumed:
          'The replicas ask to go on under the old ID. 6379 has a new one, but the snapshot told it the old one too. Nothing is lacking: a [[partial-resync|partial resync]] of 0 bytes.',
      },
      seen: 'The replicas waited, readable, until their master was back, and then went on from where they were.',
    },
  },
  remember: 'Replication does not include failover. Without help, replicas of a dead master wait.',
};
