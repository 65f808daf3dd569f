import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '偏移量是字节，不是命令数',
  question: '复制偏移量数的是什么？',
  parts: {
    guessing: {
      title: '先猜，再敲，再对照',
      setup:
        '6380 复制 6379，[[replication-offset|偏移量]]都是 0：连上以来还没写过东西。每条命令先猜偏移量会前进多少，再输入，再看。',
      goals: {
        first: {
          ask: '第一条写命令 `SET k v`，偏移量前进多少？',
          choices: { '1': '1', '27': '27', '50': '50' },
          told: '50。`SET k v` 在线路上是 27 字节；它前面还要发一次 `SELECT 0`，23 字节，好让从节点知道是哪个数据库。',
          not: { '1': '数的是字节，不是命令条数。', '27': '27 只是 SET 本身，它前面还发了别的。' },
        },
        'do-first': {
          do: '输入它，看 6379 的偏移量。',
          hint: '在 6379 的控制台输入 `SET k v`。',
        },
        again: {
          ask: '同一条命令再来一次，前进多少？',
          choices: {},
          told: '27：`*3` `$3` `SET` `$1` `k` `$1` `v`，每段后面还有 2 字节的换行。值没变也照样算。',
        },
        'do-again': {
          do: '再输入一次。',
          hint: '在 6379 的控制台输入 `SET k v`。',
        },
        get: {
          ask: '`GET k` 是读，前进多少？',
          choices: {},
          told: '0。读不改变任何东西，没什么要发的。',
        },
        'do-get': {
          do: '输入它。',
          hint: '在 6379 的控制台输入 `GET k`。',
        },
        none: {
          ask: '`DEL none`，删一个不存在的键，前进多少？',
          choices: { '0': '0', '20': '20', '23': '23' },
          told: '0。它虽是写命令，却什么也没改。',
          not: {
            '20': '20 字节是键名只有一个字母的 DEL，而这条根本没有发出去。',
            '23': '23 是它在线路上的长度，可它没有发出去。',
          },
        },
        'do-none': {
          do: '输入它。',
          hint: '在 6379 的控制台输入 `DEL none`。',
        },
        ex: {
          ask: '`SET k v EX 100`，这个键要活 100 秒。发给从节点的是什么？',
          choices: {
            same: '`SET k v EX 100`',
            px: '`SET k v PXAT` 加一个时间点',
            two: '先 `SET k v`，再 `EXPIRE k 100`',
          },
          told: '是 `PXAT` 加一个毫秒时间点。不管到得多晚，键在哪里都同时到期。',
          not: {
            same: '100 秒会从到达时重新算起，到得晚的从节点就会多留一阵。',
            two: '一条命令就把两件事都说了，中间插不进别的。',
          },
        },
        'do-ex': {
          do: '输入它，看链路上的消息。',
          hint: '在 6379 的控制台输入 `SET k v EX 100`。',
        },
        spop: {
          ask: '`SPOP s` 从集合里随机取走一个元素。发出去的是什么？',
          choices: {
            spop: '`SPOP s`',
            srem: '`SREM s` 加上取走的那个元素',
            nothing: '什么也不发，随机没法发',
          },
          told: '是 `SREM`。签由主节点抽，从节点照做就行。',
          not: {
            spop: '从节点会另抽一次，两边的集合就不一样了。',
            nothing: '那样从节点上三个都还在。',
          },
        },
        'do-spop': {
          do: '建一个三个元素的集合，再取走一个。',
          hint: '在 6379 的控制台先输入 `SADD s red green blue`，再输入 `SPOP s`。',
        },
        db: {
          ask: '切到 3 号数据库，在那里执行 `SET k v`。两行合起来前进多少？',
          choices: {},
          told: '50。`SELECT 3` 单独什么也不发；等到第一条写命令，它先走，23 字节，再加 SET 的 27。',
        },
        'do-db': {
          do: '把两行都输入。',
          hint: '在 6379 的控制台先输入 `SELECT 3`，再输入 `SET k v`。',
        },
        publish: {
          ask: '`PUBLISH c x` 什么也不存。它会推进偏移量吗？',
          choices: { no: '不会', yes: '会' },
          told: '会，31 字节。订阅在从节点上的客户端也要听到，所以它也在复制流里。',
          not: { no: '偏移量数的是发给从节点的内容，存不存都算。' },
        },
        'do-publish': {
          do: '输入它。',
          hint: '在 6379 的控制台输入 `PUBLISH c x`。',
        },
      },
      beats: {
        open: '盯住两样东西：卡片上的偏移量，还有那个[[replication-backlog|环]]。环上的每段弧就是一条命令，弧越长，字节越多。',
        two: '来了两段弧，不是一段：SELECT 和 SET。',
        one: '一段弧，27 字节。',
        read: '什么也没动。',
        rewritten: '敲进去的，和发出去的，不一样。',
        chance: '随机的结果，是当作事实发出去的。',
      },
      seen: '偏移量数的是复制流的字节：改了什么，以怎样的形式发出去，就数多少。',
    },
    idle: {
      title: '谁也不动',
      setup: '还是这两台，心跳照常：每 10 秒一次 PING。没有人写任何东西。',
      goals: {
        guess: {
          ask: '没人写，主节点的偏移量会停着不动吗？',
          choices: { still: '会', moves: '不会' },
          told: '它动了。PING 走的是同一条复制流，和别的命令一样算字节。',
          not: { still: '客户端没出声，主节点出了声。' },
        },
        wait: {
          do: '记下 6379 的偏移量。',
          hint: '在 6379 的控制台输入 `INFO replication`，看 `master_repl_offset`。',
        },
        again: {
          do: '等十来秒，再看一次。什么也别写。',
          hint: '让时钟走一会儿，再输入一次 `INFO replication`。',
        },
        bytes: {
          ask: '复制流里的一个 PING 是多少字节？',
          choices: {},
          told: '14：`*1` `$4` `ping`，每段后面还有 2 字节的换行。',
        },
      },
      beats: {
        open: '很安静，不过有一个从节点连着。',
        noted: '记住这个数。',
        moved: '一条写命令都没有，它却动了。',
      },
      seen: '只要有从节点连着，空闲的主节点也会一直往前走。',
    },
  },
  remember: '偏移量数的是复制流的字节：不是命令条数，不是读，也不是敲进去的文字；心跳倒是要算的。',
};
