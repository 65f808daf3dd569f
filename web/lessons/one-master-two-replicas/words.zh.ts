import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '一主二仆',
  question: '后加入的服务器，能拿到以前的键吗？',
  parts: {
    join: {
      title: '来得晚，数据照样全',
      setup:
        '三台服务器互不相识。6379 里有 `k1`、`k2`、`k3`；6380 有自己的一个键 `mine`；6381 是空的。',
      goals: {
        guess: {
          ask: '6380 要成为 6379 的[[replica]]。之后它手里会有什么？',
          choices: {
            'from-now': '只有此后 6379 新写的键',
            merged: '两台服务器的键合在一起',
            copy: '和 6379 一模一样的键',
          },
          told: '和 6379 一模一样。`k1` 到 `k3` 虽然是早先写的，也都来了；而 `mine` 没有了。',
          not: {
            'from-now': '那样的话，后来的从节点永远不完整。它一开始就会拿到一份完整的拷贝。',
            merged: 'Redis 从不合并。从节点会先扔掉自己的键。',
          },
        },
        roles: {
          do: '问问 6380 现在是什么角色。',
          hint: '在 6380 的控制台输入 `INFO replication`，会看到 `role:master`：每台服务器启动时都是主节点。',
        },
        first: {
          do: '让 6380 成为 6379 的从节点。',
          hint: '在 6380 的控制台输入 `SLAVEOF 127.0.0.1 6379`。',
        },
        look: {
          do: '看看 6380 现在有哪些键。',
          hint: '在 6380 的控制台输入 `KEYS *`。',
        },
        write: {
          do: '在 6379 上写入 `k4`，看它到达 6380。',
          hint: '在 6379 的控制台输入 `SET k4 four`。',
        },
        second: {
          do: '让 6381 也成为 6379 的从节点。',
          hint: '在 6381 的控制台输入 `SLAVEOF 127.0.0.1 6379`。',
        },
        equal: {
          do: '三台的键一致，[[replication-offset|偏移量]]也一致。',
          hint: '稍等片刻，再在每台上用 `KEYS *` 比一比。',
        },
      },
      beats: {
        open: '三个[[master]]，彼此之间没有任何数据往来。',
        told: '`SLAVEOF` 立刻返回 OK。它只是记下主节点的地址，连接是之后的事。',
        asks: '6380 与 6379 没有共同的历史，所以主节点给全部数据做一份[[snapshot|快照]]发过去：这就是[[full-resync|全量复制]]。',
        flushed: '载入快照之前，6380 先清空自己的数据，`mine` 没有了。',
        arrived: '快照载入完毕。`k1`、`k2`、`k3` 都在，虽然谁也没有在这里写过它们。',
        travels: '从现在起，6379 的每条写命令都沿着链路发过来，一条一条地发。',
        both: '6381 来得更晚，`k4` 也有。一个主节点，供着两个从节点。',
      },
      seen: '从节点先得到一份完整的拷贝，再一条一条跟上写命令。什么时候加入都一样。',
    },
  },
  remember: '新的从节点会变成主节点的拷贝：旧的键全都来，自己的键全都没。',
};
