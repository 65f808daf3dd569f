import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Replicas are read-only',
  question: 'Where can you write, and what happens if you write elsewhere?',
  parts: {
    refused: {
      title: 'The door for writes',
      setup: '6379 is the master, 6380 and 6381 copy it. All three hold `k1`.',
      goals: {
        guess: {
          ask: 'Someone types a `SET` into a replica. What happens to it?',
          choices: {
            forwarded: 'The replica passes it on to its master',
            refused: 'The replica refuses it',
            local: 'It is stored on that replica only',
          },
          told: 'It was refused. A replica takes writes from its master alone; its clients may read.',
          not: {
            forwarded:
              'Nothing flows from a replica to its master. The client has to go to the master itself.',
            local:
              'That would make the copies differ. It happens only if somebody allows it: that is the next part.',
          },
        },
        try: {
          do: 'Try to write a key on 6380.',
          hint: 'In the console of 6380 type `SET k2 two`.',
        },
        read: {
          do: 'Read `k1` on 6380.',
          hint: 'In the console of 6380 type `GET k1`.',
        },
        there: {
          do: 'Write `k2` where writing is allowed, and see it reach both replicas.',
          hint: 'In the console of 6379 type `SET k2 two`.',
        },
      },
      beats: {
        open: 'Writes enter here, and only here. The arrows point away from the master.',
        no: '`READONLY`: the replica did nothing, and told nobody. The client has to find the master itself.',
        yes: 'The master stored it, then sent the same command to each replica.',
      },
      seen: 'One master writes, all replicas read. Data flows one way.',
    },
    ghost: {
      title: 'A write that nobody else sees',
      setup:
        'The same three servers. A setting, `replica-read-only`, can open a replica for writing. It is there for rare cases, and it has a price.',
      goals: {
        guess: {
          ask: 'On 6380 writing is allowed, and someone sets the key `ghost` there. Where will it show up?',
          choices: {
            everywhere: 'On the master, and from there on 6381',
            master: 'On the master only',
            nowhere: 'Nowhere else',
          },
          told: 'Nowhere else. What a client writes on a replica is not part of the [[command-propagation|stream]].',
          not: {
            everywhere:
              'To get to 6381 it would have to pass the master, and nothing goes that way.',
            master: 'Data flow from the master to its replicas, never back.',
          },
        },
        open: {
          do: 'Allow writing on 6380.',
          hint: 'In the console of 6380 type `CONFIG SET replica-read-only no`.',
        },
        write: {
          do: 'Set the key `ghost` on 6380.',
          hint: 'In the console of 6380 type `SET ghost 1`.',
        },
        alone: {
          do: 'Look for `ghost` on 6379 and on 6381.',
          hint: 'Type `GET ghost` in the console of 6379, then in that of 6381.',
        },
        unseen: {
          ask: 'What shows that 6380 and its master no longer hold the same?',
          choices: {
            offset: 'The offset of 6380, which is smaller now',
            digest: 'Only the digest on its card, a checksum of all data',
            link: 'The link, which goes down',
          },
          told: 'Only the [[digest]]. The link is up and the offsets are equal, because both count the bytes of the stream, and `ghost` was never in it.',
          not: {
            offset: 'Look at the cards: the offsets are equal.',
            link: 'The link is as good as before: heartbeats and ACKs come and go.',
          },
        },
        equal: {
          do: 'Equal offsets, different data: see it on the cards of 6379 and 6380.',
          hint: 'Wait a second. The offsets meet again; the digests do not.',
        },
      },
      beats: {
        open: 'Everything is equal still: offsets and digests.',
        allowed: '6380 would take writes now. Its master does not know, and is not asked.',
        written:
          '`ghost` is on 6380. Nothing went into the master’s [[replication-backlog|ring]], nothing travelled.',
        apart: 'A [[divergence]]: same history, same offset, different data.',
      },
      seen: 'An equal offset means that the same stream was applied. It does not mean equal data, once somebody has written beside the stream.',
    },
  },
  remember:
    'Write on the master. What is written on a replica stays there, unseen, until a full copy wipes it away.',
};
