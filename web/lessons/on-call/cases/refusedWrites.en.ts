import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { refusedWrites } from './refusedWrites.ts';

export const en: PartWordsOf<typeof refusedWrites> = {
  title: 'The shop cannot take orders',
  setup:
    '6379 is the only server of a small shop. It has never had a replica. Since a minute ago it answers each order with an error. It holds four orders, and none may be lost.',
  goals: {
    cause: {
      ask: 'At first sight: what is the cause?',
      choices: {
        full: 'The memory is full',
        stranger: 'Someone has made it a replica',
        setting: 'It was configured to be read-only',
        crash: 'It has crashed and is loading its data',
      },
      told: 'Someone had made it a replica. `SLAVEOF` needs no more than a connection, and this server had an open port, no password, and `protected-mode no`.',
      not: {
        full: 'Then the error would begin with `OOM`.',
        setting: '`replica-read-only` is for replicas. A master takes writes whatever it says.',
        crash: 'Then the error would begin with `LOADING`.',
      },
    },
    whom: {
      ask: 'Type `INFO replication`. Whom does 6379 follow?',
      choices: {
        nobody: 'Nobody',
        itself: 'Itself, at 127.0.0.1',
        outside: 'An address that nobody here knows',
      },
      told: '`master_host:203.0.113.9`. Its link is down, which is luck: were it up, the four orders would be gone, replaced by whatever is there.',
      not: {
        nobody: 'Look at `role` and at `master_host`.',
        itself: 'Look at `master_host` once more: it is another address.',
      },
    },
    free: {
      do: 'Let the shop take orders again: order 5 comes in, and the first four are still there.',
      hint: 'On 6379 type `SLAVEOF NO ONE`, then `SET order:5 paid`. Do not kill the process: the orders are in its memory only.',
    },
    door: {
      do: 'See to it that the next stranger cannot do the same.',
      hint: 'On 6379 type `CONFIG SET requirepass s3cret`. On a real server also restrict `bind` and the firewall.',
    },
  },
  beats: {
    open: 'The error tells what was refused. Read the card of the server line by line.',
    free: 'A master again, with all of its keys.',
    locked: 'From now on a new connection has to show the password first, a stranger’s too.',
  },
  seen: 'A lone server that says READONLY has been made a [[read-only-replica|replica]]. The first question is: of whom.',
};
