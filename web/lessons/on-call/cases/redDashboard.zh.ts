import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { redDashboard } from './redDashboard.ts';

export const zh: PartWordsOf<typeof redDashboard> = {
  title: '监控一片红',
  setup:
    '新上的监控说 6380：lag 是 1，偏移量差几百字节，积压缓冲区满了。同事想重启 6380。6379 每秒有 20 条写命令，到 6380 的线路时延 200 毫秒。',
  goals: {
    cause: {
      ask: '看第一屏，先说病因是什么？',
      choices: {
        'small-backlog': '积压缓冲区溢出了',
        stuck: '6380 卡住了',
        slow: '线路跟不上',
        nothing: '什么毛病也没有',
      },
      told: '什么毛病也没有。这三个数字在一对繁忙而健康的主从上都很正常。真要重启，那才是当天唯一的故障。',
      not: {
        'small-backlog': '环满了不等于溢出，只是转过了一圈。',
        stuck: '它每秒都有 ACK，偏移量也在往前走。',
        slow: '那样差距会一秒比一秒大。',
      },
    },
    lag: {
      ask: '6379 的 `INFO` 里 `lag=1` 是什么意思？',
      choices: {
        behind: '6380 的数据旧了一秒',
        'since-ack': '距上次 ACK 大约一秒',
        commands: '有一条命令还没到',
      },
      told: '它是距上次 [[ack|ACK]] 的整秒数。ACK 每秒一次，所以 0 和 1 都很平常。',
      not: { behind: '`lag` 和数据新不新无关。', commands: '`lag` 数的是秒，不是命令。' },
    },
    'full-ring': {
      ask: '`repl_backlog_histlen` 等于 `repl_backlog_size`，说明什么？',
      choices: {
        used: '环已经写满过一圈，留着最新的字节',
        queue: '有这么多字节在等着发送',
        overflow: '发往 6380 的路上丢了字节',
      },
      told: '说明写满过一圈，任何一个环用一阵都会这样。它是记忆，不是队列。',
      not: {
        queue: '没有谁在等这些字节，它们是留给断线后回来的从节点的。',
        overflow: '什么也没丢，只是旧字节给新字节让位。',
      },
    },
    prove: {
      do: '证明 6380 是好的：在 6379 上写一条，它能收到。不重新同步，不重启。',
      hint: '在 6379 上输入 `SET probe 1`，再到 6380 上找这个键。',
    },
    alarm: {
      ask: '那么该为哪个数字报警？',
      choices: {
        'lag-one': 'lag 大于 0',
        growing: '差距一分钟比一分钟大',
        equal: 'histlen 等于积压缓冲区的大小',
      },
      told: '越来越大的差距。保持不变的差距，只是在路上的字节，加上距上次 ACK 以来写入的字节。',
      not: { 'lag-one': '1 和 0 一样平常。', equal: '用上一阵，环总是满的。' },
    },
  },
  beats: {
    open: '三个红色的数字。它们各自量的是什么？',
    probe: '这条写命令和别的走同一条路，五分之一秒就到了。',
  },
  seen: '大于零的数字不都是故障。值班最难的一点，是不去动好好的东西。',
};
