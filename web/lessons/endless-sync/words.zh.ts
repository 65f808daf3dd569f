import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '全量复制死循环',
  question: '从节点为什么复制了一遍又一遍，总也完不成？',
  parts: {
    loop: {
      title: '装满就溢出',
      setup:
        '6379 有 15 kB 数据，每秒还要写入 2 kB；链路每秒能传 5 kB。从节点还在复制时，最多允许 4 kB 写入排队等它，这个参数叫 `client-output-buffer-limit`。',
      goals: {
        guess: {
          ask: '6380 要成为 6379 的从节点。第一次复制会怎样？',
          choices: {
            slow: '花三秒钟，然后一切正常',
            never: '白做一遍，又从头再来',
            stops: '主节点停止写入，等它完成',
          },
          told: '一次又一次白做。复制要 3 秒，这期间每秒写入 2 kB：有 6 kB 要排队，却只许 4 kB。',
        },
        attach: {
          do: '让 6380 成为 6379 的从节点。',
          hint: '在 6380 的控制台输入 `SLAVEOF 127.0.0.1 6379`。',
        },
        again: {
          do: '一直看到第三次复制开始。',
          hint: '让时间走十秒左右。',
        },
        product: {
          ask: '要让一次复制顺利完成，输出缓冲区得装得下多少？',
          choices: {
            two: '约 2 kB，一秒钟写入的量',
            six: '约 6 kB，复制期间写入的量',
            fifteen: '约 15 kB，和数据一样多',
          },
          told: '写入速率乘以复制时长：每秒 2 kB × 3 秒。数据量只是通过复制时长起作用。',
        },
        cure: {
          do: '只改一样，让复制完成：上限、写入速率，或者链路。',
          hint: '在 6379 的控制台输入 `CONFIG SET client-output-buffer-limit "replica 16kb 0 0"`，等下一次复制。',
        },
        useless: {
          ask: '下面有一样是帮不上忙的，是哪一样？',
          choices: {
            link: '把链路提速一倍',
            writes: '把写入减少一半',
            timeout: '把 `repl-timeout` 调长',
          },
          told: '这里没有什么超时，是缓冲区满了。链路快了，复制就短；写得少了，缓冲区就满得慢。',
        },
      },
      beats: {
        open: '一个不停有人写入的主节点，有这一点就够了。',
        first:
          '快照上路了。新的写命令都在[[output-buffer|从节点输出缓冲区]]里等，快照传完才轮到它们。',
        dropped:
          '排队的超过了 4 kB：主节点为了保住自己的内存，断开了连接，排队的写命令也一起丢了。',
        vain: '快照倒是收齐了，可连接已经断开，这期间写入的内容全都缺着。',
        loop: '从节点又回来了，缺的太多，小小的积压缓冲区里已经没有。同样的复制再来一遍，同样的结局。',
        changed: '新的上限立刻生效，正在进行的这次复制也算在内。',
      },
      seen: '死循环不需要任何故障，只要一个乘积超过上限：写入速率 × 复制时长。',
    },
    backlog: {
      title: '两个缓冲区，两个参数',
      setup:
        '还是这两台，已经陷在循环里。这回上限就是 4 kB，不许动；能改的是复制积压缓冲区，它现在是 1 kB。',
      goals: {
        guess: {
          ask: '只加大复制积压缓冲区，能结束循环吗？',
          choices: {
            any: '能，加一点就好一点',
            none: '不能，两者毫无关系',
            above: '能，只要它自己足够大',
          },
          told: '它要同时大过上限和复制期间写入的量。真正起作用的上限，是两个参数中较大的一个。',
        },
        little: {
          do: '把积压缓冲区加大到 3 kB，看下一次复制怎样。',
          hint: '在 6379 的控制台输入 `CONFIG SET repl-backlog-size 3kb`，然后等待。',
        },
        enough: {
          do: '再加大，直到一次复制能够完成，但不要动上限。',
          hint: '在 6379 的控制台输入 `CONFIG SET repl-backlog-size 16kb`，等下一次复制。',
        },
        which: {
          ask: '上限是 4 kB，积压缓冲区是 16 kB。最多允许多少数据排队等一个从节点？',
          choices: {
            sum: '20 kB，两者相加',
            larger: '16 kB，取较大的',
            smaller: '4 kB，取较小的',
          },
          told: '16 kB。积压缓冲区还接得上的从节点不会被断开，所以小于积压缓冲区的上限会被 Redis 忽略。',
        },
      },
      beats: {
        open: '[[replication-backlog|复制积压缓冲区]]为断线后回来的从节点准备，输出缓冲区为眼前这一个从节点准备。',
        set: '环变大了。以前丢掉的字节不会回来。',
        dropped: '还是被断开了。3 kB 小于上限，对输出缓冲区来说什么也没变。',
        more: '现在积压缓冲区既大过上限，也大过复制期间写入的量。',
      },
      seen: '两个缓冲区各管各的事，只在一点上有关系：小于积压缓冲区的上限不起作用。',
    },
  },
  remember: '做大的全量复制之前先乘一下：每秒写入量 × 复制秒数。输出缓冲区得装得下这么多。',
};
