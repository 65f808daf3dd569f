import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '心跳与静默断网',
  question: '出了事，多久才会有人发现？',
  parts: {
    cut: {
      title: '网线断了',
      setup:
        '6380 复制 6379。主节点每 2 秒发一次 PING，从节点每秒发一次 [[ack|ACK]]，这就是[[heartbeat]]。`repl-timeout` 是 6 秒。',
      goals: {
        guess: {
          ask: '连接被切断，而且网络通知了两端。6380 什么时候发现？',
          choices: { 'at-once': '马上', six: '6 秒之后', sixty: '60 秒之后' },
          told: '马上。连接关闭本身就是消息，用不着等超时。',
          not: {
            six: '六秒是给静默用的。这次网络明说连接没了。',
            sixty: '60 秒是 `repl-timeout` 的默认值，而且只管静默。',
          },
        },
        cut: {
          do: '断开链路，看 6380 的状态。',
          hint: '点两者之间的连线，再点剪刀。',
        },
        heal: {
          do: '恢复链路。',
          hint: '点那条连线，再点扳手。',
        },
      },
      beats: {
        open: '没有写入的时候，来往的只有两样：主节点发 PING，从节点发 ACK，各发各的，谁也不是谁的回复。',
        lost: '发现了。`master_link_status:down`，之后每秒重试一次。',
        back: '部分复制：什么也没落下。',
      },
      seen: '切断，不到一秒就会发现。',
    },
    'short-silence': {
      title: '短暂的静默',
      setup:
        '还是这两台，`repl-timeout` 改为 20 秒。这回网络把所有东西都吞掉一阵子，但连接并不关闭。',
      goals: {
        guess: {
          ask: '链路静默几秒，然后一切恢复。会触发哪种同步？',
          choices: { none: '都不触发', partial: '部分复制', full: '全量复制' },
          told: '都不触发。连接从没关闭过，字节只是在等，晚一点到而已。',
          not: {
            partial: '重新同步要从新连接开始，而旧连接从没关过。',
            full: '什么也没丢，没什么要重新复制的。',
          },
        },
        stall: {
          do: '让链路静默。',
          hint: '点那条连线，再点暂停：什么也到不了，也没有谁得到通知。',
        },
        write: {
          do: '趁静默，在 6379 上写点什么。',
          hint: '在 6379 的控制台输入 `SET river Tiber`。',
        },
        arrive: {
          do: '在二十秒之内结束静默。写命令到了，没有任何重新同步。',
          hint: '点那条连线，再点扳手。过了二十秒，两端都会放弃这条连接。',
        },
      },
      beats: {
        open: '静默，一开始看上去就像没事。',
        stalled: '什么也到不了了，两端却都还相信这条连接。',
        queued: '6379 已经把写命令发出。6380 的 `master_link_status` 还是 up。',
        healed: '等着的字节一下子全到了，次序不乱。',
      },
      seen: 'up 的意思是“没人说不行”，不是“东西到得了”。',
    },
    'long-silence': {
      title: '漫长的静默',
      setup: '再静默一次，这回比 `repl-timeout` 更久。它在这里是 6 秒，默认是 60 秒。',
      goals: {
        guess: {
          ask: '链路一直静默。6380 什么时候放弃它？',
          choices: {
            'at-once': '马上',
            six: '最后一次有动静之后大约 6 秒',
            never: '只要没关闭，就永远不放弃',
          },
          told: '最后一次听到动静之后大约 6 秒。心跳就是干这个用的：让沉默也成为信号。',
          not: {
            'at-once': '静默看上去和平静一样，只有计时才分得出。',
            never: '那就会永远相信一个死掉的主节点。`repl-timeout` 就是期限。',
          },
        },
        stall: {
          do: '再让链路静默。',
          hint: '点那条连线，再点暂停。',
        },
        timeout: {
          do: '等到 6380 放弃。',
          hint: '让时钟走七秒以上。',
        },
        dropped: {
          do: '主节点也放弃了：它同样很久没收到 ACK。',
          hint: '让时钟再走一会儿。',
        },
        resync: {
          do: '让网络恢复。',
          hint: '点那条连线，再点扳手。',
        },
      },
      beats: {
        open: '心跳一次次到来，每来一次，`repl-timeout` 的计时就归零。',
        stalled: '从这里起，谁也听不到谁。看最后一次 ACK 过去了多久。',
        replica: '6380 有 `repl-timeout` 秒没听到任何东西：它自己把链路关了。',
        master: '6379 同样很久没收到 ACK，也把这个从节点断开了。',
        resync: '新的连接，旧的偏移量：部分复制，补上静默中丢失的 PING。',
      },
      seen: '两边各自计算沉默的时间，两边都会放弃。',
    },
  },
  remember: '切断马上就知道，静默要等 `repl-timeout`。静默若提前结束，只是晚一点到而已。',
};
