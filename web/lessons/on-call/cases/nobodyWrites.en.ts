import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { nobodyWrites } from './nobodyWrites.ts';

export const en: PartWordsOf<typeof nobodyWrites> = {
  title: 'Nobody takes a write',
  setup:
    'Two servers, both links are up, both hold the same two keys. Each of them refuses each write. Last night two people worked on a failover at the same time.',
  goals: {
    cause: {
      ask: 'At first sight: what is the cause?',
      choices: {
        circle: 'Each of the two follows the other',
        full: 'Both have no memory left',
        fence: '`min-replicas-to-write` is not met',
        down: 'The real master is down',
      },
      told: 'They followed each other. Both were replicas, so both were read-only. Redis does not look for circles, and both links were up.',
      not: {
        full: 'Then the error would begin with `OOM`.',
        fence: 'Then the error would begin with `NOREPLICAS`.',
        down: 'There are two servers, and both are running.',
      },
    },
    whom: {
      ask: 'Type `INFO replication` on both. Who follows whom?',
      choices: {
        one: '6380 follows 6379, and 6379 nobody',
        'each-other': '6379 follows 6380, and 6380 follows 6379',
        outside: 'Both follow a third server',
      },
      told: 'Each the other. With two links up, no alarm has gone off.',
      not: {
        one: 'Look at `role` and `master_port` on 6379.',
        outside: 'Look at `master_port` on both.',
      },
    },
    fix: {
      do: 'One master, one replica, linked.',
      hint: 'On one of the two type `SLAVEOF NO ONE`, on one only. The other comes by itself.',
    },
    written: {
      do: 'Write a third key and see it on both.',
      hint: 'On the master type `SET lake Como`.',
    },
  },
  beats: {
    open: 'Two green links, and yet. Read both cards line by line.',
    promoted: 'There is a master again. It has a new ID and knows the old one.',
    partial: 'The other one asks with the old ID, and may go on from there: nothing is copied.',
  },
  seen: 'Exactly one of the two had to be freed. Had both been, there would be two masters, and soon two truths.',
};
