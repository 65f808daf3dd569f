import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '密码：两把钥匙，两扇门',
  question: '主节点设了密码，从节点需要什么？',
  parts: {
    locked: {
      title: '卡在门口',
      setup:
        '6379 要密码：`requirepass s3cret`。6380 自己没设密码，也不知道密码。6379 的控制台已经登录好了。',
      goals: {
        guess: {
          ask: '在 6380 上输入 `SLAVEOF 127.0.0.1 6379`，返回 OK。这就是在复制了吗？',
          choices: {
            yes: '是，OK 就是连上了',
            stored: '还没有，OK 只表示记下了地址',
            password: '还没有，接下来会问密码',
          },
          told: 'OK 返回时，什么都还没发出去。门口发生的事，只能在[[handshake]]、INFO 和日志里看到。',
          not: {
            yes: '回 OK 的时候，还没有一个字节发往 6379。',
            password: '没有谁会来问。从节点有密码，就自己报上去。',
          },
        },
        attach: {
          do: '让 6380 成为 6379 的从节点。',
          hint: '在 6380 的控制台输入 `SLAVEOF 127.0.0.1 6379`。',
        },
        look: {
          do: '它进不去。问问 6380 的链路状态，再看看消息。',
          hint: '在 6380 的控制台输入 `INFO replication`。点选链路，看两边在说什么。',
        },
        which: {
          ask: '6380 缺的是哪个参数？',
          choices: {
            requirepass: '`requirepass`：别人访问它要用的密码',
            masterauth: '`masterauth`：它发给主节点的密码',
            readonly: '`replica-read-only`',
          },
          told: '是 `masterauth`。`requirepass` 锁自己的门，`masterauth` 是开主节点那扇门的钥匙。',
          not: {
            requirepass: '那是 6380 用来拦自己的客户端的，6379 从来看不到它。',
            readonly: '那管的是客户端能不能写，不管进不进得了门。',
          },
        },
        wrong: {
          do: '先给它一个错的密码，看看有什么不同。',
          hint: '在 6380 的控制台输入 `CONFIG SET masterauth secret`。',
        },
        right: {
          do: '给它正确的密码。',
          hint: '在 6380 的控制台输入 `CONFIG SET masterauth s3cret`。',
        },
      },
      beats: {
        open: '谁想从 6379 拿东西，都得先报密码。',
        told: '`SLAVEOF` 记下了地址。现在 6380 去敲门。',
        stuck: '每个请求得到的回答都是 `NOAUTH`。6380 放弃，再敲，一遍又一遍。',
        shown: '这回 6380 发了 `AUTH`。密码错了，主节点就回 `WRONGPASS`，握手到此为止。',
        opened: '门开了，快照载入了。从现在起，这条链路和别的没有两样。',
      },
      seen: '从节点卡在[[handshake|握手]]的某一步；卡在哪一步，就说明哪里不对。',
    },
    'other-door': {
      title: '没人锁的那扇门',
      setup: '6380 的 `masterauth` 是对的，正在复制 6379。它自己没有设 `requirepass`。',
      goals: {
        guess: {
          ask: '6379 上了锁。谁能在 6380 上读到它的数据？',
          choices: {
            same: '知道 6379 密码的人',
            nobody: '除了主节点谁也不行',
            anyone: '谁都行',
          },
          told: '谁都行。复制的是数据，不是设置。从节点不设 `requirepass`，门就是开着的。',
          not: { same: '没有人让 6380 要密码。', nobody: '谁连上来，从节点都会回答。' },
        },
        read: {
          do: '在 6380 上读 `city`，没人问密码。',
          hint: '在 6380 的控制台输入 `GET city`。',
        },
        promote: {
          do: '假设 6379 要下线：提升 6380。',
          hint: '在 6380 的控制台输入 `SLAVEOF NO ONE`。',
        },
        lock: {
          do: '用同一个密码 `s3cret` 把新的主节点锁上。',
          hint: '在 6380 的控制台输入 `CONFIG SET requirepass s3cret`。',
        },
        join: {
          do: '让 6379 当从节点加入。它得有新门的钥匙。',
          hint: '在 6379 的控制台先输入 `CONFIG SET masterauth s3cret`，再输入 `SLAVEOF 127.0.0.1 6380`。',
        },
      },
      beats: {
        open: '一扇门锁着，一扇门开着，门后是同样的数据。',
        unlocked: '不用密码就读到了，谁也不会发现。',
        promoted: '故障转移之后角色互换：原来要钥匙的，现在要锁；原来要锁的，现在要钥匙。',
        joined: '两边都齐了：自己门上的锁，对方门上的钥匙。',
      },
      seen: '哪台服务器都可能有一天当主，所以每台都要设好这两个参数，密码相同。',
    },
  },
  remember: '`requirepass` 是锁，`masterauth` 是钥匙。每台都设，而且要看链路，别看 OK。',
};
