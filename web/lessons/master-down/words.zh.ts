import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '主节点宕机与归来',
  question: '主节点关了机，谁来当主？',
  parts: {
    waiting: {
      title: '待命，不是上位',
      setup: '6379 是 6380 和 6381 的主节点，关机时会把数据存盘。',
      goals: {
        guess: {
          ask: '6379 将要关机。哪个从节点会成为主节点？',
          choices: {
            first: '数据最新的那个',
            both: '两个都会，各当各的',
            nobody: '都不会',
          },
          told: '都不会。主从复制只管复制数据，不管选主。选主要靠别的：人，或者[[sentinel]]。',
          not: {
            first: '哨兵才会这样挑。服务器之间谁也不挑谁。',
            both: '失去主节点的从节点还是从节点，只会不停地重连。',
          },
        },
        down: {
          do: '关掉 6379。',
          hint: '在 6379 的控制台输入 `SHUTDOWN`。',
        },
        role: {
          do: '问问 6380 现在是什么角色。',
          hint: '在 6380 的控制台输入 `INFO replication`，看 `role` 和 `master_link_status`。',
        },
        read: {
          do: '趁主节点不在，在 6380 上读 `city`。',
          hint: '在 6380 的控制台输入 `GET city`。',
        },
        write: {
          do: '趁主节点不在，试着在从节点上写。',
          hint: '在 6380 的控制台输入 `SET hill Palatine`。',
        },
        back: {
          do: '重新启动 6379，让两个从节点找到它。',
          hint: '点 6379 卡片上的启动按钮。从节点每秒重试一次。',
        },
        again: {
          do: '在 6379 上写入 `hill`，它照旧到达两个从节点。',
          hint: '在 6379 的控制台输入 `SET hill Palatine`。',
        },
      },
      beats: {
        open: '一切正常：一个写，两个复制。',
        stopped: '6379 把[[snapshot|快照]]写进磁盘，然后退出了。',
        noticed: '从节点马上发现了，之后每秒试着重连一次。它们的角色没有变，还是从节点。',
        refused: '还能读，不能写。这段时间里没有谁接受写入，也没有谁会自作主张。',
        started:
          '6379 读回了快照：不光有键，还有当时的[[replication-id|复制 ID]] 和[[replication-offset|偏移量]]。',
        resumed:
          '从节点想在旧 ID 下接着复制。6379 换了新 ID，但快照里记着旧的，它也认。什么都不缺：这次[[partial-resync|部分复制]]补发 0 字节。',
      },
      seen: '从节点原地待命，一直可读；主节点一回来，就从原来的位置接着复制。',
    },
  },
  remember: '主从复制不包含故障转移。没人插手，主节点死了，从节点就一直等。',
};
