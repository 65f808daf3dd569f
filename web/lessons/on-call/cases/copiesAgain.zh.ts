import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { copiesAgain } from './copiesAgain.ts';

export const zh: PartWordsOf<typeof copiesAgain> = {
  title: '一抖动就全量复制',
  setup:
    '6379 与 6380 之间的线路时不时断四秒左右，这一点改变不了。已经断过两次，每次都把全部数据重新复制了一遍。',
  goals: {
    cause: {
      ask: '看第一屏，先说病因是什么？',
      choices: {
        'output-buffer': '输出缓冲区太小',
        backlog: '积压缓冲区太小',
        restart: '6380 每次都重启了',
        distance: '网络时延太大',
      },
      told: '[[replication-backlog|复制积压缓冲区]]太小。它原本只留 512 字节，四秒里写入的是它的两倍还多，等 6380 来要时，缺的第一个字节早没了。',
      not: {
        'output-buffer': '那样 6380 会在复制中途被断开，而这里每次都复制成功了。',
        restart: '看它的卡片：它一直在运行。',
        distance: '时延只会让字节晚到，不会让字节消失。',
      },
    },
    log: {
      ask: '看 6379 的日志（检查器 → 日志）：它为什么不肯从 6380 停下的地方接着发？',
      choices: {
        lack: '`… for lack of backlog`',
        mismatch: '`Replication ID mismatch`',
        'no-cached': '`no cached master`',
      },
      told: '`for lack of backlog`。历史是对的，只是那个字节太旧了。',
      not: {
        mismatch: 'ID 是对的：6380 只有过一个主节点。',
        'no-cached': '那是从节点什么都报不出来时才写的，而 6380 报出了 ID 和偏移量。',
      },
    },
    prove: {
      do: '该改的改好，再用事实证明：把线路断开四秒，恢复后得到至少 1,000 字节的部分复制。',
      hint: '在 6379 上输入 `CONFIG SET repl-backlog-size 64kb`。点连线，再点剪刀；四秒后点扳手。',
    },
    keep: {
      do: '确保重启之后改动还在。',
      hint: '在 6379 上输入 `CONFIG REWRITE`。',
    },
  },
  beats: {
    open: '已经断过两次。每次之后发生了什么，6379 的日志里都有。',
    cut: '开始计时。留意 6380 在环上的位置。',
    partial: '只补发了缺的部分，要的第一个字节还在环里。',
  },
  seen: '积压缓冲区要装得下最长一次断线期间的写入。起作用的是主节点的环。',
};
