import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { unreachable } from './unreachable.ts';

export const en: PartWordsOf<typeof unreachable> = {
  title: 'Nobody reaches the replica',
  setup:
    'The application asks 6379 for its replicas and then reads from them. Since 6380 has moved into a container, each of these reads ends in “connection refused”. 6380 should be at 127.0.0.1:6380.',
  goals: {
    cause: {
      ask: 'At first sight: what is the cause?',
      choices: {
        down: '6380 is down',
        announced: '6379 hands out a wrong address',
        password: 'The application has no password for 6380',
        pool: '6380 has too many connections',
      },
      told: 'A wrong address. Copying works, because the replica calls the master. Whoever wants to call the replica is given the address that it announced.',
      not: {
        down: 'It is copying at this moment.',
        password: 'A missing password is answered with `NOAUTH`, not with “connection refused”.',
        pool: 'Then there would be an answer that says so. Here nobody answers.',
      },
    },
    told: {
      ask: 'Type `INFO replication` on 6379. Where does it say that its replica is?',
      choices: {
        real: '127.0.0.1:6380',
        inner: '172.17.0.2:6380',
        none: 'It lists no replica',
      },
      told: '172.17.0.2: an address inside of the container. `replica-announce-ip` says so.',
      not: {
        real: 'That is where it should be. What does the line `slave0` say?',
        none: 'It does: see the line `slave0`.',
      },
    },
    fix: {
      do: 'Get 6379 to list the right address: ask it once more. The copy stays complete.',
      hint: 'On 6380 type `CONFIG SET replica-announce-ip 127.0.0.1`. The address is told in the handshake: on 6379 type `CLIENT KILL TYPE replica`, and when 6380 is back, `INFO replication`.',
    },
    keep: {
      do: 'Make sure that it stays so after a restart.',
      hint: 'On 6380 type `CONFIG REWRITE`.',
    },
  },
  beats: {
    open: 'The link is up and the data is equal. The fault must lie elsewhere.',
    set: '6380 knows the right address now. 6379 was told the old one, and has not been told otherwise.',
    again:
      'A new [[handshake]]: `REPLCONF ip-address` tells the address. The resync costs next to nothing.',
  },
  seen: 'A replica says itself where it can be reached, once, in the handshake. Behind Docker or NAT that has to be set by hand.',
};
