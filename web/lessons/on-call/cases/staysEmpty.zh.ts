import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { staysEmpty } from './staysEmpty.ts';

export const zh: PartWordsOf<typeof staysEmpty> = {
  title: '新从节点一直是空的',
  setup: '同事昨晚把 6380 配成 6379 的副本。今天早上它里面还是什么也没有，谁也没看到报错。',
  goals: {
    cause: {
      ask: '看第一屏，先说病因是什么？',
      choices: {
        network: '两台之间的网络断了',
        'read-only': '6380 是只读的，拒收数据',
        password: '6380 的密码不对',
        backlog: '6379 的积压缓冲区太小',
      },
      told: '密码不对。[[handshake|握手]]每秒重来一遍，每次都停在 `AUTH`。6379 自己不会报警，它只是没有从节点而已。',
      not: {
        network: '网络断了，就一条消息也不会有。',
        'read-only': '只读拦的是客户端。主节点发来的，从节点总会收。',
        backlog: '积压缓冲区是给断线后回来的用的，而 6380 从来没连上过。',
      },
    },
    answer: {
      ask: '看消息，或者看 6380 的日志（检查器 → 日志）：每次尝试停在哪个回答上？',
      choices: {
        pong: '`+PONG`',
        ok: '`+OK`',
        wrongpass: '`-WRONGPASS`',
        silence: '根本没有回答',
      },
      told: '`-WRONGPASS`。6380 确实出示了[[master-password|密码]]，但那是旧的。',
      not: {
        pong: '那是对 `PING` 的好回答，不会终止什么。',
        ok: '`+OK` 的意思是：继续。',
        silence: '6379 有回答。看关闭连接之前的最后一条消息。',
      },
    },
    fix: {
      do: '让 6380 开始复制。6379 的防护不能放松，它的客户端也照旧。',
      hint: '在 6379 上用 `CONFIG GET requirepass` 查看密码，再在 6380 上输入 `CONFIG SET masterauth n3w`。',
    },
    keep: {
      do: '确保下次重启之后也能连上。',
      hint: '在 6380 上输入 `CONFIG REWRITE`。',
    },
  },
  beats: {
    open: '图上看得到谁和谁通话，消息里看得到说了什么。',
    refused: '6380 出示了手里的密码，6379 拒绝并挂断。一秒后它还会再试。',
    'let-in': '门开了，数据到了，而且没有为此放松任何防护。',
  },
  seen: '配置文件里一个词写错，从节点就一直空着、一声不响。主节点不会为从未连上的从节点报警。',
};
