import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Two keys, two doors',
  question: 'The master has a password. What does a replica need?',
  parts: {
    locked: {
      title: 'Stuck at the door',
      setup:
        '6379 asks for a password, `requirepass s3cret`. 6380 has none, and knows none. Its console is ready; that of 6379 has logged in already.',
      goals: {
        guess: {
          ask: 'You type `SLAVEOF 127.0.0.1 6379` on 6380, and it answers OK. Is it copying then?',
          choices: {
            yes: 'Yes, OK means connected',
            stored: 'Not yet: OK only means that the address was noted',
            password: 'Not yet: next it will ask for the password',
          },
          told: 'OK came before anything was sent. What happens at the door shows only in the [[handshake]], in INFO and in the log.',
          not: {
            yes: 'OK came before a single byte had gone to 6379.',
            password: 'Nobody is asked. A replica sends the password by itself, if it has one.',
          },
        },
        attach: {
          do: 'Make 6380 a replica of 6379.',
          hint: 'In the console of 6380 type `SLAVEOF 127.0.0.1 6379`.',
        },
        look: {
          do: 'It does not get in. Ask 6380 about its link, and look at the messages.',
          hint: 'In the console of 6380 type `INFO replication`. Choose the link to see what the two say to each other.',
        },
        which: {
          ask: 'Which setting does 6380 lack?',
          choices: {
            requirepass: '`requirepass`, the password that others need for it',
            masterauth: '`masterauth`, the password that it sends to its master',
            readonly: '`replica-read-only`',
          },
          told: '`masterauth`. `requirepass` locks one’s own door; `masterauth` is the key for the master’s.',
          not: {
            requirepass: 'That one guards 6380 against its own clients. 6379 never sees it.',
            readonly: 'That one is about writes of clients, not about getting in.',
          },
        },
        wrong: {
          do: 'Give it a wrong password first, and see the difference.',
          hint: 'In the console of 6380 type `CONFIG SET masterauth secret`.',
        },
        right: {
          do: 'Give it the right password.',
          hint: 'In the console of 6380 type `CONFIG SET masterauth s3cret`.',
        },
      },
      beats: {
        open: 'Whoever wants something from 6379 has to name the password first.',
        told: '`SLAVEOF` has noted the address. Now 6380 knocks.',
        stuck:
          'Every request is answered with `NOAUTH`. 6380 gives up and knocks again, on and on.',
        shown:
          'Now 6380 sends `AUTH`. If the password is wrong the master says `WRONGPASS`, and the handshake ends right there.',
        opened: 'The door is open, the snapshot is loaded. From now on the link is like any other.',
      },
      seen: 'The replica is stuck at one step of the [[handshake]], and which step it is tells what is wrong.',
    },
    'other-door': {
      title: 'The door nobody locked',
      setup: '6380 has the right `masterauth` and copies 6379. It has no `requirepass` of its own.',
      goals: {
        guess: {
          ask: '6379 is locked. Who can read its data on 6380?',
          choices: {
            same: 'Whoever knows the password of 6379',
            nobody: 'Nobody but the master',
            anyone: 'Anyone',
          },
          told: 'Anyone. Data are copied, settings are not. A replica without `requirepass` is an open door.',
          not: {
            same: 'Nobody has told 6380 to ask for a password.',
            nobody: 'A replica answers whoever can connect.',
          },
        },
        read: {
          do: 'Read `city` on 6380. Nobody asks for a password.',
          hint: 'In the console of 6380 type `GET city`.',
        },
        promote: {
          do: 'Suppose 6379 has to go. Promote 6380.',
          hint: 'In the console of 6380 type `SLAVEOF NO ONE`.',
        },
        lock: {
          do: 'Lock the new master with the same password, `s3cret`.',
          hint: 'In the console of 6380 type `CONFIG SET requirepass s3cret`.',
        },
        join: {
          do: 'Let 6379 join as a replica. It needs a key for the new door.',
          hint: 'In the console of 6379 type `CONFIG SET masterauth s3cret`, then `SLAVEOF 127.0.0.1 6380`.',
        },
      },
      beats: {
        open: 'One door locked, the other open, the same data behind both.',
        unlocked: 'Read without a password. Nobody would have noticed.',
        promoted:
          'After a failover the roles are swapped. Whoever needed a key before now needs a door, and the other way round.',
        joined: 'Both have both: the lock for their own door, the key for the other one.',
      },
      seen: 'Each server may become master one day. So each gets both settings, with the same password.',
    },
  },
  remember:
    '`requirepass` locks, `masterauth` opens. Set both on every server, and look at the link, not at OK.',
};
