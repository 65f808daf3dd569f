import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { tooManyKeys } from './tooManyKeys.ts';

export const zh: PartWordsOf<typeof tooManyKeys> = {
  title: '副本的键比原本还多',
  setup:
    '`DBSIZE` 在 6379 上是 2，在 6380 上是 5。同事认为 6380 坏了，想整个重新复制。真实环境里数据很大，这一步要避免。',
  goals: {
    cause: {
      ask: '看第一屏，先说多出来的三个键是什么？',
      choices: {
        'own-writes': '有人在 6380 上写的键',
        'lost-on-master': '6379 崩溃时丢的键',
        expired: '已经过期的键',
        'other-database': '别的数据库里的键',
      },
      told: '是[[expired-key|过期键]]。从节点只把它们藏起来，等主节点发来 `DEL` 才删。三条 `DEL` 当时卡在一条静默的线路上。',
      not: {
        'own-writes': '6380 是只读的，没人能在上面写。',
        'lost-on-master': '6379 没有崩溃过：卡片上写着它运行了多久。',
        'other-database': '`DBSIZE` 只数一个数据库里的键。',
      },
    },
    readable: {
      ask: '在 6380 上输入 `KEYS *`，能看到几个键？',
      choices: {},
      told: '两个。`GET code:1` 也返回 nil。另外三个计入了总数，却读不到。',
    },
    fix: {
      do: '让 6380 回到两个键：仍是 6379 的从节点，而且不做全量复制。',
      hint: '点两台之间的连线，再点扳手，被卡住的消息就会到达。',
    },
    who: {
      ask: '从节点上的过期键什么时候删，由谁决定？',
      choices: {
        replica: '从节点，按自己的时钟',
        master: '主节点，靠复制流里的 `DEL`',
        both: '谁先发现谁删',
      },
      told: '主节点。这样所有副本都在历史的同一处删除它，不管各自的时钟走到哪里。',
      not: {
        replica: '时钟一不准，几份数据就不一样了。',
        both: '那样同一个键会在历史的不同位置消失。',
      },
    },
  },
  beats: {
    open: '键的个数只是线索，不是证据。究竟是哪些键？',
    healed: '卡住的消息过来了：三条 `DEL`。',
  },
  seen: '键的个数可能一时不同，数据却没有问题。真正的判据是复制 ID 相同、偏移量相等。',
};
