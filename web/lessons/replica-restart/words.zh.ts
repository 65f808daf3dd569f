import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '从节点重启',
  question: '从节点重启后，还记得自己的主节点吗？',
  parts: {
    forgotten: {
      title: 'SLAVEOF 只在内存里',
      setup: '6380 是靠输入 `SLAVEOF` 成为 6379 的从节点的。两台关机时都会把数据存盘。',
      goals: {
        guess: {
          ask: '6380 关机再启动，会是什么角色？再挂上去要付出什么代价？',
          choices: {
            partial: '还是从节点；只补发缺的部分',
            'master-full': '变成主节点；全部重新发一遍',
            full: '还是从节点；全部重新发一遍',
          },
          told: '它变成了主节点，换上了自己的[[replication-id|复制 ID]]。6379 不认得这个 ID，只能全量复制；这期间写在 6380 上的东西也没了。',
          not: {
            partial: '`SLAVEOF` 只在内存里，重启就忘了。',
            full: '全部重发说对了，可 6380 已经不记得自己是从节点。',
          },
        },
        restart: {
          do: '关掉 6380，再启动它。',
          hint: '在 6380 的控制台输入 `SHUTDOWN`，再点它卡片上的启动按钮。',
        },
        role: {
          do: '问问 6380 现在是什么角色。',
          hint: '在 6380 的控制台输入 `INFO replication`。',
        },
        stray: {
          do: '在 6380 上写一个键 `x`。它居然接受。',
          hint: '在 6380 的控制台输入 `SET x 1`。',
        },
        again: {
          do: '把 6380 重新挂到 6379 下面。',
          hint: '在 6380 的控制台输入 `SLAVEOF 127.0.0.1 6379`。',
        },
        gone: {
          do: '找找 `x`。它不见了。',
          hint: '等链路连上，再在 6380 的控制台输入 `KEYS *`。',
        },
      },
      beats: {
        open: '6380 跟着 6379，可它的配置文件里只字未提。',
        down: '6380 存好键，停了。',
        up: '6380 读回了键，也读了配置文件。文件里没写主节点，它就自己当主。没有任何警告。',
        stray: '它像主节点一样接受写入。两台服务器，各说各话。',
        full: '它现在有自己的复制 ID，6379 不认得这段历史：只能[[full-resync|全量复制]]。',
      },
      seen: '命令忘了，写错地方的键先收下、后抹掉，全部数据又复制了一遍。',
    },
    kept: {
      title: '写进配置文件',
      setup: '情形一样：6380 也是靠输入命令挂上去的。这一次，重启之前先写进配置文件。',
      goals: {
        guess: {
          ask: '6380 的配置文件里有一行 `replicaof 127.0.0.1 6379`。重启时会有什么不同？',
          choices: {
            typing: '只是省了打字，复制代价照旧',
            cheaper: '只补发 6380 缺的部分',
            nothing: '没有不同，文件只读一次',
          },
          told: '只补发缺的部分。以从节点身份启动的服务器，会从快照里取出复制 ID 和偏移量，请求接着复制。',
          not: { typing: '省下的不只是打字。', nothing: '服务器每次启动都会读配置文件。' },
        },
        'write-down': {
          do: '把 6380 当前的设置写进它的配置文件。',
          hint: '在 6380 的控制台输入 `CONFIG REWRITE`；也可以在检查器里改它的文件。',
        },
        restart: {
          do: '关掉 6380，再启动它。中间可以在 6379 上写点什么。',
          hint: '在 6380 的控制台输入 `SHUTDOWN`，在 6379 的控制台输入 `SET river Tiber`，再点 6380 卡片上的启动按钮。',
        },
        partial: {
          do: '6380 用部分复制回来了，两边数据一致。',
          hint: '如果它变成了主节点，说明没写进文件。重做这一节。',
        },
      },
      beats: {
        open: '内存里：是从节点。文件里：一个字也没有。',
        file: '现在文件里也写上了。',
        down: '它的快照里不光有键，还有复制 ID 和偏移量。',
        up: '一启动就是从节点。',
        continues:
          '它报出快照里的 ID 和偏移量，主节点手里还有下一个字节：[[partial-resync|部分复制]]。',
      },
      seen: '文件里有没有这一行，就是“只补缺的”和“全部重来”的差别。如果设了 `appendonly yes`，那还是全量：7.0 的 [[aof]]里没有复制 ID。',
    },
  },
  remember: '输入的 `SLAVEOF` 一重启就忘；写进文件的 `replicaof` 才记得住，回来的代价也小。',
};
