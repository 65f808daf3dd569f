import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { unreachable } from './unreachable.ts';

export const zh: PartWordsOf<typeof unreachable> = {
  title: '谁也连不上从节点',
  setup:
    '应用先向 6379 询问有哪些从节点，再去读它们。6380 搬进容器之后，这些读取全都是“连接被拒绝”。6380 的地址应当是 127.0.0.1:6380。',
  goals: {
    cause: {
      ask: '看第一屏，先说病因是什么？',
      choices: {
        down: '6380 没有运行',
        announced: '6379 给出的地址不对',
        password: '应用没有 6380 的密码',
        pool: '6380 的连接数满了',
      },
      told: '地址不对。复制照常进行，因为是从节点去连主节点；而想连从节点的人，拿到的是它自己宣告的地址。',
      not: {
        down: '它此刻正在复制。',
        password: '没有密码，得到的是 `NOAUTH`，不是“连接被拒绝”。',
        pool: '那样会有一句报错，而这里没有谁应答。',
      },
    },
    told: {
      ask: '在 6379 上输入 `INFO replication`：它说从节点在哪里？',
      choices: {
        real: '127.0.0.1:6380',
        inner: '172.17.0.2:6380',
        none: '它没有列出从节点',
      },
      told: '172.17.0.2，一个只在容器内部有效的地址，是 `replica-announce-ip` 里写的。',
      not: {
        real: '那是它应当在的地方。`slave0` 那一行写的是什么？',
        none: '列了：看 `slave0` 那一行。',
      },
    },
    fix: {
      do: '让 6379 列出正确的地址：再查一次确认。副本要保持完整。',
      hint: '在 6380 上输入 `CONFIG SET replica-announce-ip 127.0.0.1`。地址是握手时说的：在 6379 上输入 `CLIENT KILL TYPE replica`，等 6380 连回来，再输入 `INFO replication`。',
    },
    keep: {
      do: '确保重启之后还是这样。',
      hint: '在 6380 上输入 `CONFIG REWRITE`。',
    },
  },
  beats: {
    open: '链路是通的，数据也一致，毛病一定在别处。',
    set: '6380 已经知道正确的地址，而 6379 听到的还是旧的，没人告诉它改了。',
    again: '又一次[[handshake|握手]]：`REPLCONF ip-address` 报出地址。这次重连几乎不花什么。',
  },
  seen: '从节点在握手时自己说出别人该到哪里找它，只说一次。隔着 Docker 或 NAT，这个地址要手工配置。',
};
