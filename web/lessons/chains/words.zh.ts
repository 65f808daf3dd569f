import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '薪火相传：级联复制',
  question: '从节点能再带从节点吗？',
  parts: {
    'pass-on': {
      title: '从节点的从节点',
      setup: '6379 带着 6380 和 6381。为了给主节点减负，让 6381 改从 6380 那里复制。',
      goals: {
        guess: {
          ask: '6381 把主节点从 6379 换成 6380，要给它发什么？',
          choices: {
            full: '全部数据：它换了主节点',
            partial: '什么也不用发，或者补一点点',
            refused: '发不了：从节点不能带从节点',
          },
          told: '几乎什么也不用发。6380 手里是同一个复制 ID 下的同一段历史，6381 从原来的位置接着走。',
        },
        move: {
          do: '让 6381 成为 6380 的从节点。',
          hint: '在 6381 的控制台输入 `SLAVEOF 127.0.0.1 6380`。',
        },
        cheap: {
          do: '这是一次部分复制。',
          hint: '如果是全量，说明 6381 离开过共同的历史，比如执行过 `SLAVEOF NO ONE`。重做这一节。',
        },
        through: {
          do: '在 6379 上写入 `river`，看它到达 6381。',
          hint: '在 6379 的控制台输入 `SET river Tiber`。',
        },
        middle: {
          do: '试着在中间的 6380 上写。',
          hint: '在 6380 的控制台输入 `SET hill Palatine`。',
        },
      },
      beats: {
        open: '一主二仆，每个字节主节点都要发两遍。',
        moved: '6381 向 6380 报出共同的复制 ID 和自己的偏移量，得到 `+CONTINUE`。',
        flows: '6380 收到什么字节，就原样传下去。三台的偏移量一样。',
        still: '6380 带着从节点，自己也还是从节点。它不接受写入。',
      },
      seen: '薪火相传：6379 只发一遍，6380 往下传，历史始终是同一段。',
    },
    upstream: {
      title: '链路正常，数据却旧了',
      setup: '一条链已经搭好：6379 → 6380 → 6381。现在要断开上面那一段。',
      goals: {
        guess: {
          ask: '6379 与 6380 之间断开了。6381 会怎么报告自己的链路？',
          choices: {
            up: 'up',
            down: 'down',
            master: '它变成了主节点',
          },
          told: 'up。6381 只看自己的主节点，而 6380 还活着。再往上缺了什么，它看不见。',
        },
        cut: {
          do: '断开 6379 与 6380 之间的链路。',
          hint: '点两者之间的连线，再点剪刀。',
        },
        ask: {
          do: '问问 6381 的链路状态。',
          hint: '等一秒，在 6381 的控制台输入 `INFO replication`，看 `master_link_status`。',
        },
        stale: {
          do: '在 6379 上改掉 `city`，再到 6381 上读它。',
          hint: '在 6379 的控制台输入 `SET city Athens`，在 6381 的控制台输入 `GET city`。',
        },
        both: {
          do: '让断线期间写得太多，再恢复链路，看两个从节点怎么办。',
          hint: '在 6379 上设一个 600 个字符的值，再恢复链路。点“演示”可以替你输入。',
        },
      },
      beats: {
        open: '两段链路，一上一下。',
        cut: '6380 失去了主节点，6381 没有：它的链路还是 up。',
        stale: '一次[[stale-read|陈旧读]]，而 6381 上看不出任何迹象。',
        first: '6380 缺得太多，整个重新复制：全量。',
        second: '数据整个换过之后，6380 断开了自己的从节点，6381 也得全量复制一次。',
      },
      seen: '上面出什么事，下面全都跟着受。末端的数据新不新，要看整条链。',
    },
  },
  remember: '级联能给主节点减负，也会把问题藏起来：链路 up 说的是这一段链路，不是数据。',
};
