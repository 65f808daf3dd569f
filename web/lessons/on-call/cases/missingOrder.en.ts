import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { missingOrder } from './missingOrder.ts';

export const en: PartWordsOf<typeof missingOrder> = {
  title: 'Where is order 7?',
  setup:
    '6380 copies 6379, says the plan. It was restarted this morning. Now order 6 is missing on 6380, and order 7, which a client has sent, is missing on 6379. No order may be lost.',
  goals: {
    cause: {
      ask: 'At first sight: what is the cause?',
      choices: {
        slow: '6380 is only behind',
        network: 'The network between the two is cut',
        forgotten: '6380 has forgotten whom it follows',
        expired: 'The orders have expired',
      },
      told: 'It has forgotten. `SLAVEOF` was typed and never written to `redis.conf`. After the restart 6380 was a master, and as a master it took order 7.',
      not: {
        slow: 'Then order 7 would not be on 6380 alone.',
        network: 'The line is fine. Only, nobody uses it.',
        expired: 'These keys have no time to live, and order 7 never was on 6379.',
      },
    },
    replicas: {
      ask: 'How many replicas does 6379 have?',
      choices: {},
      told: 'None. And `role` on 6380 says master.',
    },
    rescue: {
      do: 'First bring order 7 to safety: 6379 has it too.',
      hint: 'On 6380 type `GET order:7`. On 6379 type `SET order:7 paid`.',
    },
    fix: {
      do: 'Make 6380 a replica of 6379 again. Both hold all of the orders.',
      hint: 'On 6380 type `SLAVEOF 127.0.0.1 6379`. If an order is lost by now, start this part over.',
    },
    keep: {
      do: 'Make sure that this does not happen at the next restart.',
      hint: 'On 6380 type `CONFIG REWRITE`.',
    },
  },
  beats: {
    open: 'Two servers that took different writes. Before anything is repaired: who has what?',
    attached: 'A replica again. What it has that 6379 does not will be thrown away.',
    full: 'Another history, so all is copied. Order 7 is only there if 6379 had it by now.',
  },
  seen: 'The quick repair, attaching 6380 at once, would have wiped out order 7. Rescue first, then attach, then [[config-rewrite|write it down]].',
};
