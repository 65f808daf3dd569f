import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { nobodyWrites } from './nobodyWrites.ts';

export const zh: PartWordsOf<typeof nobodyWrites> = {
  title: '谁都不接受写入',
  setup:
    '两台服务器，两边的链路都通，都是同样的两个键，但哪一台都拒绝写入。昨晚有两个人同时在做故障转移。',
  goals: {
    cause: {
      ask: '看第一屏，先说病因是什么？',
      choices: {
        circle: '两台互相跟随',
        full: '两台的内存都满了',
        fence: '没有满足 `min-replicas-to-write`',
        down: '真正的主节点没有运行',
      },
      told: '它们互相跟随。两台都是从节点，所以都只读。Redis 不检查有没有成环，两条链路也都是通的。',
      not: {
        full: '那样的话，报错会以 `OOM` 开头。',
        fence: '那样的话，报错会以 `NOREPLICAS` 开头。',
        down: '一共两台服务器，都在运行。',
      },
    },
    whom: {
      ask: '在两台上都输入 `INFO replication`：谁跟随谁？',
      choices: {
        one: '6380 跟随 6379，6379 不跟随谁',
        'each-other': '6379 跟随 6380，6380 跟随 6379',
        outside: '两台都跟随第三台',
      },
      told: '互相跟随。两条链路都是 up，所以没有任何警报。',
      not: { one: '看 6379 上的 `role` 和 `master_port`。', outside: '看两台上的 `master_port`。' },
    },
    fix: {
      do: '恢复成一个主节点、一个从节点，并且连上。',
      hint: '在其中一台上输入 `SLAVEOF NO ONE`，只在一台上。另一台会自己跟过来。',
    },
    written: {
      do: '写入第三个键，在两台上都能看到。',
      hint: '在主节点上输入 `SET lake Como`。',
    },
  },
  beats: {
    open: '两条链路都是绿的，可是不对劲。把两张卡片逐行读一遍。',
    promoted: '又有主节点了。它换了新的复制 ID，也记得旧的。',
    partial: '另一台拿旧的复制 ID 来问，得到允许从那里接着走，什么也不用重新复制。',
  },
  seen: '只能放开其中一台。要是两台都放开，就有两个主节点，数据很快各说各话。',
};
