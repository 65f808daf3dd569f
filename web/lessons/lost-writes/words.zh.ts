import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '异步丢写：WAIT 与 min-replicas',
  question: '服务器回了 OK，这次写入就安全了吗？',
  parts: {
    acknowledged: {
      title: 'OK 的意思是：我收到了',
      setup: '6379 带着两个从节点。通往两边的网络将要静默，而客户端还会继续写。',
      goals: {
        guess: {
          ask: '6379 对一条写命令回了 OK。此刻可以肯定，它已经在几个从节点上了？',
          choices: { safe: '全部都有', one: '至少一个', nothing: '一个也不能肯定' },
          told: '一个也不能肯定。主节点先回复、后发送，这就是[[asynchronous-replication|异步复制]]。',
          not: {
            safe: '要是等全部从节点，每次写入就会和最慢的那个一样慢。',
            one: '回复的时候，一个从节点也没有确认过。',
          },
        },
        stall: {
          do: '让 6379 的两条链路都静默。',
          hint: '点一条连线，再点暂停；另一条也一样。',
        },
        write: {
          do: '在 6379 上写入三笔订单，每一笔都返回 OK。',
          hint: '在 6379 的控制台输入 `SET order:1 paid`，再写 `order:2` 和 `order:3`。',
        },
        promote: {
          do: '让 6379 崩溃，提升 6380。',
          hint: '点 6379 卡片上（或它的菜单里）的“杀死”，再在 6380 的控制台输入 `SLAVEOF NO ONE`。',
        },
        lost: {
          do: '看看丢了什么。',
          hint: '“历史”视图列出了丢失的键；在 6380 上用 `KEYS *` 看还剩什么。',
        },
      },
      beats: {
        open: 'OK 只由主节点说了算。',
        stalled: '从这里起，发出去的东西哪儿也到不了，6379 却不知道。',
        ok: 'OK，回得又快又干脆。',
        killed: '唯一有这些订单的服务器没了。',
        lost: '三位顾客付了钱，没有人知道。',
      },
      seen: '确认过的写入，丢了。OK 只说明有一台服务器的内存里有它。',
    },
    fenced: {
      title: '一道栅栏：min-replicas',
      setup: '同样的情形。这回 6379 设了 `min-replicas-to-write 1` 和 `min-replicas-max-lag 10`。',
      goals: {
        guess: {
          ask: '两条链路又静默了。有了这两个参数，最多会丢多少写入？',
          choices: {
            none: '一条也不丢：每条写命令都等从节点',
            some: '几秒钟之内的写入',
            all: '和刚才一样多',
          },
          told: '几秒钟之内的。超过 10 秒没有任何从节点确认，主节点就拒绝写入；在那之前照收不误。',
          not: {
            none: '栅栏看的是 ACK 有多旧，不看眼前这一条写命令。',
            all: 'ACK 一旦太旧，主节点就拒绝了。',
          },
        },
        stall: {
          do: '让两条链路都静默。',
          hint: '点一条连线，再点暂停；另一条也一样。',
        },
        still: {
          do: '马上写一条，还会被接受。',
          hint: '在 6379 的控制台输入 `SET order:1 paid`。',
        },
        refused: {
          do: '等十二秒，再写一条。',
          hint: '在 6379 的控制台输入 `SET order:2 paid`。',
        },
        'how-much': {
          ask: '那么最坏会丢多少？',
          choices: {
            zero: '什么也不丢',
            lag: 'max-lag 再加一两秒的写入',
            unbounded: '没有上限',
          },
          told: '`min-replicas-max-lag` 再加一两秒的写入：ACK 有多旧按整秒算，每秒看一次。损失有上限，但不能杜绝。',
          not: {
            zero: '刚才就看到一条：静默中，`order:1` 还是被接受了。',
            unbounded: '刚才看到了上限：`order:2` 被拒绝了。',
          },
        },
      },
      beats: {
        open: '每个从节点每秒发一次 ACK，6379 看的是它们有多旧。',
        stalled: 'ACK 停了，距上次的时间开始增长：1、2、3……',
        refused: '`NOREPLICAS`。与其写了可能消失，不如不写。',
      },
      seen: '这是一道栅栏：关得晚几秒，等 ACK 又来才打开。',
    },
    wait: {
      title: '问一声：WAIT',
      setup: '没有栅栏。客户端可以自己问，写命令传到了几个从节点：`WAIT 个数 毫秒`。',
      goals: {
        guess: {
          ask: '客户端写了一条，然后 `WAIT 1 1000` 返回 0：没有谁及时确认。这条写命令会撤销吗？',
          choices: {
            undone: '会，因为没有得到确认',
            stays: '不会，它留在主节点上',
            blocks: '主节点会一直等下去',
          },
          told: '留着。`WAIT` 只是数一数，不是事务。得到 0 之后怎么办，由客户端决定。',
          not: {
            undone: 'Redis 没有回头路：写了就是写了。',
            blocks: '`WAIT` 限时 1000 毫秒，到时有几个就答几个。',
          },
        },
        stall: {
          do: '让两条链路都静默。',
          hint: '点一条连线，再点暂停；另一条也一样。',
        },
        short: {
          do: '在 6379 上写入 `order:1`，再问有没有一个从节点收到。',
          hint: '在 6379 的控制台先输入 `SET order:1 paid`，再输入 `WAIT 1 1000`。',
        },
        there: {
          do: '在 6379 上读 `order:1`。',
          hint: '在 6379 的控制台输入 `GET order:1`。',
        },
        other: {
          do: '换一条连接来问：打开 6379 的第二个控制台，输入 `WAIT 2 1000`。',
          hint: '点 6379 控制台旁边的加号，新的控制台就是另一个客户端。',
        },
        why: {
          ask: '没有一个从节点有这笔订单，为什么第二个客户端立刻得到 2？',
          choices: {
            faster: '它的连接更快',
            'nothing-written': '它自己什么也没写，没有东西要等',
            wrong: '第一次的回答是错的',
          },
          told: '它什么也没写过。`WAIT` 只管本连接自己的写入，不管别人的。',
          not: {
            faster: '链路静默，谁来问都一样。',
            wrong: '第一次没有错：哪个从节点上都没有 `order:1`。',
          },
        },
      },
      beats: {
        open: '还是这三台，栅栏撤掉了。',
        stalled: '两条链路又静默了。',
        waiting: '`WAIT` 让主节点向每个从节点要 ACK，数一数按时到的有几个。',
        another: '另一条连接，另一个问题。',
      },
      seen: '`WAIT` 告诉一个客户端，它的写入有几个从节点收到了。对写入本身，它什么也不改变。',
    },
  },
  remember:
    'OK 只代表一台服务器的内存。min-replicas 限制能丢多少，WAIT 告诉你结果，两者都不会撤销写入。',
};
