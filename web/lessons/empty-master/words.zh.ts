import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '空主清库',
  question: '两个从节点都有数据，这就安全了吗？',
  parts: {
    wiped: {
      title: '把“空”也复制过去',
      setup: '6379 上有四个键，6380 和 6381 都复制好了。6379 从不存盘：`save ""`。',
      goals: {
        guess: {
          ask: '6379 崩溃，空着重新启动。从节点上的四个键会怎样？',
          choices: {
            'given-back': '会复制回 6379',
            wiped: '在从节点上也被清掉',
            refused: '从节点会发现不对，拒绝复制',
          },
          told: '被清掉。主节点是什么样，从节点就变成什么样，哪怕主节点空空如也。',
          not: {
            'given-back': '数据只朝一个方向流：从主节点到从节点。',
            refused: '从节点不做判断，空的快照也是快照。',
          },
        },
        crash: {
          do: '让 6379 崩溃。',
          hint: '点 6379 卡片上的“杀死”。',
        },
        restart: {
          do: '重新启动 6379，就像自动重启那样。',
          hint: '点它卡片上的启动按钮。',
        },
        empty: {
          do: '看三台服务器：哪里都没有键了。',
          hint: '从节点每秒重试一次。等它们连上，再随便找一台输入 `DBSIZE`。',
        },
        signs: {
          do: '问问 6380 有没有什么不对劲。',
          hint: '在 6380 的控制台输入 `INFO replication`。',
        },
      },
      beats: {
        open: '四个键，三份拷贝，看上去很安全。',
        gone: '说了算的那一份没了。从节点的还在，它们在等。',
        back: '6379 回来了，没有数据，复制 ID 也换了新的。',
        asks: '从节点想接着复制，可 6379 不认得它们的 ID：[[full-resync|全量复制]]，发来的是一份空快照。',
        wiped: '和每次全量复制一样，它们先清空自己，然后载入了“空”。',
      },
      seen: '四个键，三台服务器，什么也没剩下。每条链路都是 up，没有任何报错。',
    },
    prevented: {
      title: '同样的崩溃，毫发无损',
      setup: '还是这三台，再来一次。这回要保住四个键。',
      goals: {
        guess: {
          ask: '6379 崩溃时，什么能保住数据？',
          choices: {
            'more-replicas': '再加一个从节点',
            'disk-or-promotion': '它磁盘上有数据，或者赶在它回来之前提升一个从节点',
            'bigger-backlog': '更大的积压缓冲区',
          },
          told: '不能让主节点空着回来：要么让它存盘，要么先让从节点接班。多加从节点，只是把“空”多复制一份。',
          not: {
            'more-replicas': '第三个也会和那两个一样被清空。',
            'bigger-backlog': '积压缓冲区在 6379 的内存里，崩溃时一起没了。',
          },
        },
        crash: {
          do: '让 6379 崩溃。往下走之前先想好：它回来的时候，谁该是主节点？',
          hint: '杀死 6379。然后在 6380 上输入 `SLAVEOF NO ONE`，在 6381 上输入 `SLAVEOF 127.0.0.1 6380`。（或者事先打开存盘：`CONFIG SET appendonly yes`。）',
        },
        back: {
          do: '重新启动 6379。',
          hint: '点它卡片上的启动按钮。先确认数据已经安全。',
        },
        kept: {
          do: '三台都有这四个键。',
          hint: '如果 6379 空着回来了，就在它的控制台输入 `SLAVEOF 127.0.0.1 6380`：这回轮到它来复制。',
        },
      },
      beats: {
        open: '只要没人从空的服务器复制，就什么也不会丢。',
        gone: '从节点手里什么都还在。现在正是做决定的时候。',
        promoted: '6380 当了主节点，键都在。空着的 6379 再也害不到谁。',
        back: '6379 是空的，可没有谁从它那里复制。',
        'right-way': '这一次，是反过来复制。',
      },
      seen: '方向决定一切：要从有数据的那一台复制。',
    },
  },
  remember:
    '主从复制不是备份：空的主节点会清空它的从节点。要么打开[[persistence]]，要么别让它自动重启。',
};
