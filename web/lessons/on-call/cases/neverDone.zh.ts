import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { neverDone } from './neverDone.ts';

export const zh: PartWordsOf<typeof neverDone> = {
  title: '复制，复制，没完没了',
  setup:
    '6380 通过一条慢线路挂到繁忙的 6379 上。从那以后线路一直占满，6380 却始终没有就绪。处理时不能影响 6379 的客户端。',
  goals: {
    cause: {
      ask: '看第一屏，先说病因是什么？',
      choices: {
        backlog: '环形缓冲区忘得太快',
        password: '握手被拒绝',
        timeout: '从节点等得不耐烦了',
        'output-buffer': '主节点把从节点踢掉了',
      },
      told: '主节点把它踢掉了。复制期间写入的内容排在[[output-buffer|从节点输出缓冲区]]里，而这里的上限原本只有 2 kB。',
      not: {
        backlog: '环也确实小，但要等从节点掉了再回来，才轮到它。',
        password: '握手被拒绝，就不会有快照发出来。',
        timeout: '这里的 `repl-timeout` 是一小时。',
      },
    },
    log: {
      ask: '看 6379 的日志（检查器 → 日志）：每次失去从节点之前，紧挨着的是哪一行？',
      choices: {
        overcoming: '`… overcoming of output buffer limits.`',
        lack: '`Unable to partial resync … for lack of backlog`',
        timeout: '`Disconnecting timedout replica …`',
      },
      told: '`overcoming of output buffer limits`。lack of backlog 在那之后才出现，是从节点再来询问时的结果，不是原因。',
      not: {
        lack: '那一行在失去从节点之后，是 6380 再来问时写的。',
        timeout: '这份日志里没有那一行。',
      },
    },
    fix: {
      do: '让 6380 稳定连上，同时 6379 的客户端继续写入。',
      hint: '在 6379 上输入 `CONFIG SET client-output-buffer-limit "replica 1mb 1mb 60"`。换快一点的线路也行：点连线，调高带宽。',
    },
    why: {
      ask: '这个上限要大过什么？',
      choices: {
        size: '快照的大小',
        product: '每秒写入字节数 × 复制所需秒数',
        number: '键的个数 × 从节点个数',
      },
      told: '写入速率 × 复制时长。快照本身不在那里排队，排队的只是这期间写入的内容。',
      not: { size: '快照不在这个缓冲区里。', number: '在那里排队的按字节算，不按键算。' },
    },
  },
  beats: {
    open: '一次全量复制正在进行，看它怎么结束。',
    burst: '缓冲区超过了上限，6379 挂断连接，已经发出的字节全白费了。',
    arrived: '快照到齐了。只要连接还在，接着就该补上这期间写入的内容。',
  },
  seen: '每次尝试都被中途打断，又逼出下一次。多等没有用；调高上限、加快线路或减少写入才有用。',
};
