import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '反客为主',
  question: '主节点死了，从节点怎么接班？',
  parts: {
    'take-over': {
      title: 'SLAVEOF NO ONE',
      setup:
        '6379 断了电，不再应答。在那之前，它和 6380 之间的链路[[silent-drop|静默]]了一小会儿，所以两个从节点收到的并不一样多。',
      goals: {
        guess: {
          ask: '你将手动提升一个从节点。另一个会自己做什么？',
          choices: {
            follows: '跟随新的主节点',
            stays: '继续等 6379',
            promotes: '自己也变成主节点',
          },
          told: '继续等 6379。`SLAVEOF NO ONE` 只改变执行它的那一台，不会通知别人。',
          not: {
            follows: '没有谁告诉它有了新的主节点。',
            promotes: '从节点要靠命令才会成为主节点，不会自己变。',
          },
        },
        compare: {
          do: '看看两个从节点各走到了哪里。',
          hint: '在 6380 和 6381 的控制台分别输入 `INFO replication`，比较 `slave_repl_offset`。',
        },
        best: {
          ask: '该由谁接班？',
          choices: {
            '6380': '6380',
            '6381': '6381',
            either: '都行，它们一样',
          },
          told: '6381。它的偏移量更大，有几条写命令 6380 从没收到。让 6380 当主，这些写入就丢了。',
          not: {
            '6380': '再比一比 `slave_repl_offset`：哪个数更大？',
            either: '再比一比 `slave_repl_offset`：两个数并不一样。',
          },
        },
        promote: {
          do: '让 6381 成为主节点。',
          hint: '在 6381 的控制台输入 `SLAVEOF NO ONE`。',
        },
        follow: {
          do: '让 6380 改跟新的主节点。',
          hint: '在 6380 的控制台输入 `SLAVEOF 127.0.0.1 6381`。',
        },
        cheap: {
          do: '6380 用部分复制接上了，确认过的写入一条也没丢。',
          hint: '如果是全量复制，或者丢了写入，说明提升错了。重做这一节。',
        },
        write: {
          do: '在新的主节点上写入 `sea`，6380 也收到了。',
          hint: '在 6381 的控制台输入 `SET sea Adriatic`。',
        },
      },
      beats: {
        open: '没有主节点了。两个从节点，同一段历史，各有多少不一样。',
        compare:
          '偏移量大的，历史更全。两边的 `master_link_status` 也许还是 up：断电的机器不会先挂断。',
        promoted:
          '新的复制 ID 开始了。旧 ID 留作[[second-replication-id|第二复制 ID]]，并记下它有效到哪个偏移量。',
        joined: '6380 报的是旧 ID。6381 认得，那是它的第二 ID：把 6380 缺的补上。',
        writes: '写命令走上了新的路。6379 就算回来，对这一切也毫不知情。',
      },
      seen: '先比较，再提升最靠前的，然后让其余的改换主节点。多亏第二复制 ID，6380 不用全量复制。',
    },
  },
  remember: '提升偏移量最大的从节点，再让其余的指向它。除非有[[sentinel]]，否则没人替你做。',
};
