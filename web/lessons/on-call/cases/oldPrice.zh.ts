import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { oldPrice } from './oldPrice.ts';

export const zh: PartWordsOf<typeof oldPrice> = {
  title: '还是老价钱',
  setup:
    '6379 上的价格已经从 10 改成 12。网站从 6381 读，显示的还是 10。6381 的 `INFO` 说 `master_link_status:up`。',
  goals: {
    cause: {
      ask: '看第一屏，先说病因是什么？',
      choices: {
        above: '级联在更上面断了',
        'own-link': '6381 自己的链路断了',
        'read-cache': '6381 缓存了读过的值',
        'own-write': '有人在 6381 上写了 10',
      },
      told: '级联在上面断了。6381 跟随 6380，两者连得好好的，可 6380 自己已经什么也收不到了。',
      not: {
        'own-link': '它说 up，而且是真的。',
        'read-cache': '从节点没有这种缓存，答的就是自己的数据。',
        'own-write': '6381 是只读的，没人能在上面写。',
      },
    },
    where: {
      ask: '在三台上都查 `INFO replication`：哪一台说自己的链路断了？',
      choices: {
        'at-6379': '6379',
        'at-6380': '6380',
        'at-6381': '6381',
      },
      told: '6380。在[[chained-replication|级联复制]]里，每台服务器只知道自己那一段链路。',
      not: {
        'at-6379': '6379 是主节点，没有通往主节点的链路。',
        'at-6381': '它说 up。再往上面看。',
      },
    },
    fix: {
      do: '先让网站拿到新价格：6381 显示 12，而且仍是从节点。',
      hint: '在 6381 上输入 `SLAVEOF 127.0.0.1 6379`，绕开断掉的那段；或者点那条连线，再点扳手。',
    },
    all: {
      do: '让三台的数据都一致，全程不做一次全量复制。',
      hint: '点 6379 与 6380 之间的连线，再点扳手。',
    },
  },
  beats: {
    open: '三台排成一串。每一台上的价格各是多少？',
    moved: '历史相同，来源不同：6381 从原来的位置接着走。',
    healed: '上面那段恢复了，6380 来要它缺的部分。',
  },
  seen: '级联末端亮绿灯，说明不了源头的情况。要和最上面的主节点比偏移量。',
};
