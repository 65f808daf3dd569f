import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { refusedWrites } from './refusedWrites.ts';

export const zh: PartWordsOf<typeof refusedWrites> = {
  title: '小店接不了单',
  setup:
    '6379 是一家小店唯一的服务器，从来没有配过从节点。一分钟前起，每笔订单都报错。它里面有四笔订单，一笔也不能丢。',
  goals: {
    cause: {
      ask: '看第一屏，先说病因是什么？',
      choices: {
        full: '内存满了',
        stranger: '有人把它变成了从节点',
        setting: '它被配置成了只读',
        crash: '它崩溃过，正在加载数据',
      },
      told: '有人把它变成了从节点。发一条 `SLAVEOF` 只要能连上就行，而这台服务器端口敞开，没有密码，还设了 `protected-mode no`。',
      not: {
        full: '那样的话，报错会以 `OOM` 开头。',
        setting: '`replica-read-only` 只管从节点，主节点不管怎么设都能写。',
        crash: '那样的话，报错会以 `LOADING` 开头。',
      },
    },
    whom: {
      ask: '输入 `INFO replication`：6379 在跟随谁？',
      choices: {
        nobody: '没有跟随谁',
        itself: '跟随它自己，127.0.0.1',
        outside: '一个谁也不认识的地址',
      },
      told: '`master_host:203.0.113.9`。它的链路是断的，算是走运：要是连上了，四笔订单就没了，换成对方的数据。',
      not: {
        nobody: '看 `role` 和 `master_host`。',
        itself: '再看一遍 `master_host`：是别的地址。',
      },
    },
    free: {
      do: '让小店重新接单：订单 5 写得进去，前四笔也都还在。',
      hint: '在 6379 上输入 `SLAVEOF NO ONE`，再输入 `SET order:5 paid`。不要终止进程，订单只在它的内存里。',
    },
    door: {
      do: '别让下一个陌生人再这么干。',
      hint: '在 6379 上输入 `CONFIG SET requirepass s3cret`。真实的服务器上还要收紧 `bind` 和防火墙。',
    },
  },
  beats: {
    open: '报错说明拒绝的是什么。把这台服务器的卡片逐行读一遍。',
    free: '又是主节点了，键一个不少。',
    locked: '从现在起，新的连接要先出示密码，陌生人也不例外。',
  },
  seen: '一台单独的服务器突然报 READONLY，说明它成了[[read-only-replica|从节点]]。先问一句：是谁的从节点。',
};
