import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'One master, two replicas',
  question: 'A server joins late. Does it get the old keys too?',
  parts: {
    join: {
      title: 'Join late, hold everything',
      setup:
        'Three servers that know nothing of each other. 6379 holds `k1`, `k2` and `k3`. 6380 holds a key of its own, `mine`. 6381 is empty.',
      goals: {
        guess: {
          ask: '6380 will become a [[replica]] of 6379. What will it hold then?',
          choices: {
            'from-now': 'Only what 6379 writes from then on',
            merged: 'The keys of both servers',
            copy: 'Exactly the keys of 6379',
          },
          told: 'Exactly the keys of 6379. `k1` to `k3` came although they were written earlier, and `mine` is gone.',
          not: {
            'from-now':
              'Then a replica that joins late would never be complete. It begins with a copy of everything.',
            merged: 'Redis never merges. A replica throws its own keys away first.',
          },
        },
        roles: {
          do: 'Ask 6380 what it is.',
          hint: 'In the console of 6380 type `INFO replication`. It says `role:master`: every server starts as a master.',
        },
        first: {
          do: 'Make 6380 a replica of 6379.',
          hint: 'In the console of 6380 type `SLAVEOF 127.0.0.1 6379`.',
        },
        look: {
          do: 'See which keys 6380 holds now.',
          hint: 'In the console of 6380 type `KEYS *`.',
        },
        write: {
          do: 'Write `k4` on 6379 and see it arrive on 6380.',
          hint: 'In the console of 6379 type `SET k4 four`.',
        },
        second: {
          do: 'Make 6381 a replica of 6379 too.',
          hint: 'In the console of 6381 type `SLAVEOF 127.0.0.1 6379`.',
        },
        equal: {
          do: 'All three hold the same keys at the same [[replication-offset|offset]].',
          hint: 'Wait a moment, then compare with `KEYS *` on each.',
        },
      },
      beats: {
        open: 'Three [[master|masters]]. Nothing travels between them.',
        told: '`SLAVEOF` answers OK at once. It only notes the address; the connection comes after.',
        asks: '6380 shares no history with 6379. So the master takes a [[snapshot]] of all its keys and sends it: a [[full-resync|full resync]].',
        flushed: 'Before it loads the snapshot, 6380 drops what it had. `mine` is gone.',
        arrived:
          'The snapshot is loaded. `k1`, `k2` and `k3` are here, though nobody wrote them here.',
        travels: 'From now on each write of 6379 is sent along the link, one command at a time.',
        both: '6381 came later still, and holds `k4` as well. One master feeds both.',
      },
      seen: 'A replica begins with a copy of everything, then follows write by write. When it joined makes no difference.',
    },
  },
  remember: 'A new replica becomes a copy of its master: all old keys come, its own keys go.',
};
