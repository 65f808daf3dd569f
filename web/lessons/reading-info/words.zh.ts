import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '读懂 INFO replication',
  question: '这些数字说明了什么，又没有说明什么？',
  parts: {
    fields: {
      title: '两段文字，六个问题',
      setup: '6379 有两个从节点，其中一个不对劲。只看服务器自己的说法，把问题找出来。',
      goals: {
        guess: {
          ask: 'INFO 里某个从节点 `lag=1`，偏移量差 4 kB。它慢了一秒吗？',
          choices: {
            late: '是，lag 就是慢了多久',
            ack: '不是，lag 是距上次确认过了多久',
            hours: '不是，4 kB 可能意味着几个小时',
          },
          told: '`lag` 是距上次 [[ack|ACK]] 的秒数。ACK 每秒一次，所以 0 和 1 都很正常，和差多少字节无关。',
          not: { late: '`lag` 根本不看数据。', hours: '写满 4 kB 要多久，INFO 里没有写。' },
        },
        master: {
          do: '问主节点。',
          hint: '在 6379 的控制台输入 `INFO replication`，把回答留在眼前。',
        },
        who: {
          ask: '哪个字段说明 6379 是主节点？',
          choices: {
            role: '`role`',
            connected: '`connected_slaves`',
            replid: '`master_replid`',
          },
          told: '`role`。从节点也可以带从节点，所以 `connected_slaves` 说明不了什么；`master_replid` 从节点上也一样。',
          not: {
            connected: '从节点自己也可以带从节点，这说明不了什么。',
            replid: '它的从节点显示的也是这个 ID。',
          },
        },
        gap: {
          ask: '6381 落后多少字节？',
          choices: {
            lag: '`slave1` 那一行里的 `lag`',
            difference: '`master_repl_offset` 减去 `slave1` 那一行里的 `offset`',
            histlen: '`repl_backlog_histlen`',
          },
          told: '两个偏移量之差，就是[[offset-gap|偏移量差距]]，单位是字节。',
          not: {
            lag: '`lag` 数的是秒，不是字节。',
            histlen: '那是积压缓冲区里存着多少字节，和谁收到了无关。',
          },
        },
        silence: {
          ask: '6379 有多久没听到 6381 的动静了？',
          choices: {
            lag: '`slave1` 那一行里的 `lag`',
            offset: '`slave1` 那一行里的 `offset`',
            state: '`slave1` 那一行里的 `state`',
          },
          told: '看 `lag`。它一秒一秒地涨，而 `state` 还写着 online。',
          not: {
            offset: '`offset` 是上次 ACK 报的位置，不是它过去了多久。',
            state: '主节点放弃它之前，`state` 一直是 online。',
          },
        },
        oldest: {
          ask: '主节点还能补发的最旧的字节是哪一个？',
          choices: {
            histlen: '`repl_backlog_histlen`',
            size: '`repl_backlog_size`',
            first: '`repl_backlog_first_byte_offset`',
          },
          told: '`repl_backlog_first_byte_offset`，从它开始往后有 `repl_backlog_histlen` 个字节。这个数等于 `repl_backlog_size`，只说明环已经转过一圈。',
          not: {
            histlen: '那是字节数，不是位置。',
            size: '那是积压缓冲区的大小，不是它从哪里开始。',
          },
        },
        replica: {
          do: '问那个落后的从节点。',
          hint: '在 6381 的控制台输入 `INFO replication`。',
        },
        heard: {
          ask: '6381 的哪个字段露出了破绽？',
          choices: {
            status: '`master_link_status`',
            'last-io': '`master_last_io_seconds_ago`',
            priority: '`slave_priority`',
          },
          told: '`master_last_io_seconds_ago` 在涨。`master_link_status` 还是 up，要等 `repl-timeout` 过了才会变。',
          not: { status: '再看一眼：它还是 up。', priority: '那是给哨兵挑新主节点用的。' },
        },
        would: {
          ask: '假如 6381 现在断线，又马上回来，它会得到什么？',
          choices: {
            partial: '部分复制',
            full: '全量复制',
            none: '什么同步也没有',
          },
          told: '部分复制：ID 相同，而且它的偏移量加一，不小于 `repl_backlog_first_byte_offset`。',
          not: {
            full: '拿它的偏移量和 `repl_backlog_first_byte_offset` 比一比：它要的字节没了吗？',
            none: '断过线，回来就一定要发 `PSYNC`，哪怕只缺一点。',
          },
        },
      },
      beats: {
        open: '两条链路里有一条在静默，可服务器上没有一处明说。',
        master:
          '有两行以 `slave` 开头。比一比里面的 `offset` 和 `lag`，再看下面的 `master_repl_offset`。',
        replica: 'ID 相同，偏移量不同。还有一个本该很小的数。',
      },
      seen: '两段文字就够了：谁是主，谁落后，差多少，从何时起，代价是什么。',
    },
  },
  remember:
    '差多少字节，看偏移量之差；静默了几秒，看 lag 和 last_io。up 和 online 只是最后一次听到的消息。',
};
