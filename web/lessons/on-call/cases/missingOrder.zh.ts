import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { missingOrder } from './missingOrder.ts';

export const zh: PartWordsOf<typeof missingOrder> = {
  title: '订单 7 去哪儿了',
  setup:
    '按计划，6380 复制 6379。今天早上 6380 重启过。现在 6380 上没有订单 6，而客户端提交的订单 7，6379 上也没有。订单一笔也不能丢。',
  goals: {
    cause: {
      ask: '看第一屏，先说病因是什么？',
      choices: {
        slow: '6380 只是慢了一点',
        network: '两台之间的网络断了',
        forgotten: '6380 忘了自己跟随谁',
        expired: '订单过期了',
      },
      told: '它忘了。`SLAVEOF` 只在命令行敲过，没有写进 `redis.conf`。重启后 6380 成了主节点，就以主节点的身份收下了订单 7。',
      not: {
        slow: '那样的话，订单 7 不会只在 6380 上。',
        network: '线路是好的，只是没有谁在用。',
        expired: '这些键没有设过期时间，订单 7 也从没到过 6379。',
      },
    },
    replicas: {
      ask: '6379 现在有几个从节点？',
      choices: {},
      told: '一个也没有。再看 6380 的 `role`，写着 master。',
    },
    rescue: {
      do: '先把订单 7 救出来：让 6379 也有它。',
      hint: '在 6380 上输入 `GET order:7`，再在 6379 上输入 `SET order:7 paid`。',
    },
    fix: {
      do: '让 6380 重新成为 6379 的从节点，两台上订单齐全。',
      hint: '在 6380 上输入 `SLAVEOF 127.0.0.1 6379`。要是已经丢了订单，这一部分就得重来。',
    },
    keep: {
      do: '确保下次重启不再发生同样的事。',
      hint: '在 6380 上输入 `CONFIG REWRITE`。',
    },
  },
  beats: {
    open: '两台服务器各收各的写入。动手之前先看清：谁有什么？',
    attached: '又是从节点了。它有而 6379 没有的，都会被扔掉。',
    full: '历史不同，只能全量复制。订单 7 还在不在，取决于 6379 这时有没有它。',
  },
  seen: '图快，直接把 6380 挂回去，订单 7 就没了。先救数据，再挂从节点，最后[[config-rewrite|写进配置文件]]。',
};
