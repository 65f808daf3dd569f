import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { oldPrice } from './oldPrice.ts';

export const en: PartWordsOf<typeof oldPrice> = {
  title: 'The old price',
  setup:
    'The price was raised from 10 to 12 on 6379. The web servers read from 6381 and still show 10. `INFO` on 6381 says `master_link_status:up`.',
  goals: {
    cause: {
      ask: 'At first sight: what is the cause?',
      choices: {
        above: 'The chain is broken further up',
        'own-link': 'The link of 6381 is broken',
        'read-cache': '6381 caches what was read',
        'own-write': 'Someone wrote 10 on 6381',
      },
      told: 'The chain was broken above. 6381 followed 6380 and was well connected to it. But 6380 itself got nothing any more.',
      not: {
        'own-link': 'It says up, and that is true.',
        'read-cache': 'A replica has no such cache. It answers from its data.',
        'own-write': '6381 is read-only: nobody could write there.',
      },
    },
    where: {
      ask: 'Ask each server for `INFO replication`. Which one reports a link that is down?',
      choices: {
        'at-6379': '6379',
        'at-6380': '6380',
        'at-6381': '6381',
      },
      told: '6380. In a [[chained-replication|chain]] each server knows its own link only.',
      not: {
        'at-6379': '6379 is the master, and has no link to one.',
        'at-6381': 'It says up. Look further up the chain.',
      },
    },
    fix: {
      do: 'Get the web servers their price: 6381 shows 12, as a replica.',
      hint: 'On 6381 type `SLAVEOF 127.0.0.1 6379`: around the broken line. Or click that line and press the wrench.',
    },
    all: {
      do: 'Bring all three to the same data, without a single full copy.',
      hint: 'Click the line between 6379 and 6380, then the wrench.',
    },
  },
  beats: {
    open: 'Three servers in a row. Which price does each of them hold?',
    moved: 'Same history, other source: 6381 goes on where it was.',
    healed: 'The upper link is back. 6380 asks for what it missed.',
  },
  seen: 'A green light at the end of a chain says nothing about its beginning. Compare offsets with the master on top.',
};
