import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '从节点只读',
  question: '该在哪里写？写错地方会怎样？',
  parts: {
    refused: {
      title: '写命令走哪扇门',
      setup: '6379 是主节点，6380 和 6381 复制它。三台都有 `k1`。',
      goals: {
        guess: {
          ask: '有人在从节点上执行 `SET`，结果会怎样？',
          choices: {
            forwarded: '从节点把它转给主节点',
            refused: '从节点拒绝执行',
            local: '只存在这一个从节点上',
          },
          told: '被拒绝了。从节点只接受主节点发来的写命令，它的客户端只能读。',
          not: {
            forwarded: '数据不会由从节点流向主节点，客户端得自己去找主节点。',
            local: '那样几份数据就不一样了。只有专门打开才会这样，下一节就来试。',
          },
        },
        try: {
          do: '试着在 6380 上写一个键。',
          hint: '在 6380 的控制台输入 `SET k2 two`。',
        },
        read: {
          do: '在 6380 上读 `k1`。',
          hint: '在 6380 的控制台输入 `GET k1`。',
        },
        there: {
          do: '到允许写的地方写入 `k2`，看它到达两个从节点。',
          hint: '在 6379 的控制台输入 `SET k2 two`。',
        },
      },
      beats: {
        open: '写命令只从这里进。箭头都是从主节点指出去的。',
        no: '`READONLY`：从节点什么也没做，也没告诉任何人。客户端得自己去找主节点。',
        yes: '主节点先自己存下，再把同一条命令发给每个从节点。',
      },
      seen: '一个主节点写，所有从节点读。数据只朝一个方向流。',
    },
    ghost: {
      title: '谁也看不见的写入',
      setup:
        '还是这三台。有个参数 `replica-read-only` 可以让从节点接受写入。它是为少数特殊场合准备的，而且有代价。',
      goals: {
        guess: {
          ask: '6380 允许写了，有人在上面设置了键 `ghost`。它会在哪里出现？',
          choices: {
            everywhere: '先到主节点，再到 6381',
            master: '只到主节点',
            nowhere: '别处都不会有',
          },
          told: '别处都不会有。客户端在从节点上写的东西，不在[[command-propagation|复制流]]里。',
          not: {
            everywhere: '要到 6381 得先经过主节点，而这个方向上什么也不走。',
            master: '数据从主节点流向从节点，从不倒流。',
          },
        },
        open: {
          do: '让 6380 允许写入。',
          hint: '在 6380 的控制台输入 `CONFIG SET replica-read-only no`。',
        },
        write: {
          do: '在 6380 上设置键 `ghost`。',
          hint: '在 6380 的控制台输入 `SET ghost 1`。',
        },
        alone: {
          do: '到 6379 和 6381 上找一找 `ghost`。',
          hint: '先在 6379、再在 6381 的控制台输入 `GET ghost`。',
        },
        unseen: {
          ask: '从哪里能看出 6380 和主节点的数据已经不同？',
          choices: {
            offset: '6380 的偏移量变小了',
            digest: '只有卡片上的摘要，也就是全部数据的校验和',
            link: '链路会断开',
          },
          told: '只有[[digest|摘要]]。链路正常，偏移量也相等：它们数的是复制流的字节，而 `ghost` 从没进过复制流。',
          not: {
            offset: '看卡片：两边的偏移量相等。',
            link: '链路和先前一样好，心跳和 ACK 照常来往。',
          },
        },
        equal: {
          do: '偏移量相等，数据却不同：在 6379 和 6380 的卡片上看一看。',
          hint: '等一秒。偏移量会重新相等，摘要不会。',
        },
      },
      beats: {
        open: '现在一切都相等：偏移量相等，摘要也相等。',
        allowed: '6380 现在肯接受写入了。主节点不知道，也没人问过它。',
        written:
          '`ghost` 在 6380 上。主节点的[[replication-backlog|环]]里什么也没多，链路上什么也没走。',
        apart: '[[divergence|数据分叉]]：同一段历史，同一个偏移量，数据却不同。',
      },
      seen: '偏移量相等，只说明执行过同样的复制流。一旦有人绕开复制流写入，它就不再说明数据相等。',
    },
  },
  remember: '写，就写到主节点。写在从节点上的东西只留在那里，没人看见，直到一次全量复制把它抹掉。',
};
