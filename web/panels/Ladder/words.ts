/** The words of the details of a message. They come with them, not with the page. */
import type { LinkState, ReplicaClientState } from '../../../engine/contract.ts';
import { ownWords } from '../../language/ownWords.ts';
import type { Language } from '../../store/choices.ts';
import { enFields, zhFields } from './fieldWords.ts';
import { enMeanings, zhMeanings } from '../../reference/meanings.ts';

const states: Readonly<Record<LinkState, string>> = {
  NONE: 'is not a replica',
  CONNECT: 'must connect to its master, at the next tick of its cron',
  CONNECTING: 'has started the TCP connection',
  RECEIVE_PING_REPLY: 'has sent PING and waits for +PONG',
  SEND_HANDSHAKE: 'sends AUTH and REPLCONF in one go',
  RECEIVE_AUTH_REPLY: 'waits for the answer to AUTH',
  RECEIVE_PORT_REPLY: 'waits for the answer to REPLCONF listening-port',
  RECEIVE_IP_REPLY: 'waits for the answer to REPLCONF ip-address',
  RECEIVE_CAPA_REPLY: 'waits for the answer to REPLCONF capa',
  SEND_PSYNC: 'sends PSYNC',
  RECEIVE_PSYNC_REPLY: 'waits for the answer to PSYNC: full or partial',
  TRANSFER: 'receives the snapshot, then loads it',
  CONNECTED: 'is connected and applies the stream',
};

const masterStates: Readonly<Record<ReplicaClientState, string>> = {
  NONE: 'sees an ordinary client',
  WAIT_BGSAVE_START: 'will start a snapshot for it',
  WAIT_BGSAVE_END: 'is producing the snapshot for it',
  SEND_BULK: 'is sending the snapshot file',
  ONLINE: 'streams commands to it',
};

const zhStates: typeof states = {
  NONE: '不是从节点',
  CONNECT: '要连接主节点，等下一次定时任务',
  CONNECTING: '已发起 TCP 连接',
  RECEIVE_PING_REPLY: '已发 PING，等待 +PONG',
  SEND_HANDSHAKE: '一口气发出 AUTH 和 REPLCONF',
  RECEIVE_AUTH_REPLY: '等待 AUTH 的回复',
  RECEIVE_PORT_REPLY: '等待 REPLCONF listening-port 的回复',
  RECEIVE_IP_REPLY: '等待 REPLCONF ip-address 的回复',
  RECEIVE_CAPA_REPLY: '等待 REPLCONF capa 的回复',
  SEND_PSYNC: '发送 PSYNC',
  RECEIVE_PSYNC_REPLY: '等待 PSYNC 的回复：全量还是部分',
  TRANSFER: '接收快照，然后加载',
  CONNECTED: '已连接，执行复制流中的命令',
};
const zhMasterStates: typeof masterStates = {
  NONE: '眼里只是普通客户端',
  WAIT_BGSAVE_START: '将为它生成快照',
  WAIT_BGSAVE_END: '正在为它生成快照',
  SEND_BULK: '正在向它发送快照文件',
  ONLINE: '向它发送命令流',
};

const en = {
  details: 'The selected message',
  close: 'Close the message',
  enlarge: 'Show the message large',
  sent: 'sent',
  arrives: 'arrives',
  lostAt: 'lost',
  never: 'when the link heals',
  held: 'held: it arrives when it is released',
  from: (from: string, to: string) => `${from} → ${to}`,
  bytes: (bytes: string) => `${bytes} B`,
  offset: (offset: string) => `offset ${offset}`,
  typedAs: (line: string) => `Typed: ${line}`,
  unasked: {
    expired:
      'Nobody typed this: the key’s time was over. Replicas wait for it, as they delete no expired key by themselves.',
    evicted:
      'Nobody typed this: there was more in memory than maxmemory allows, so the master evicted the key.',
  },
  asHex: 'Bytes in hexadecimal',
  fields: 'Field by field',
  fieldHint: 'Point at a field to find its bytes, or at bytes to find their field.',
  meaning: 'What it means',
  logged: 'Logged at this step',
  truncated: (bytes: string) => `Only the first ${bytes} bytes are kept.`,
  notDumped: (bytes: string) => `${bytes} more bytes are not shown.`,
  noBytes: 'No bytes: this is the network’s own signal.',
  states,
  masterStates,
  meanings: enMeanings,
  ...enFields,
};

const zh: typeof en = {
  details: '选中的消息',
  close: '关闭这条消息',
  enlarge: '放大显示这条消息',
  sent: '发送',
  arrives: '到达',
  lostAt: '丢失',
  never: '链路恢复之时',
  held: '被扣住：放行之后才到达',
  from: (from, to) => `${from} → ${to}`,
  bytes: (bytes) => `${bytes} B`,
  offset: (offset) => `偏移量 ${offset}`,
  typedAs: (line) => `输入的是：${line}`,
  unasked: {
    expired: '没有人输入这条命令：键到期了。从节点不会自己删除过期的键，等的就是它。',
    evicted: '没有人输入这条命令：内存超过了 maxmemory，主节点淘汰了这个键。',
  },
  asHex: '十六进制字节',
  fields: '逐个字段',
  fieldHint: '指向一个字段，就能看到它的字节；指向字节，就能看到它属于哪个字段。',
  meaning: '含义',
  logged: '这一步的日志',
  truncated: (bytes) => `只保留了前 ${bytes} 字节。`,
  notDumped: (bytes) => `另有 ${bytes} 字节未显示。`,
  noBytes: '没有字节：这是网络自身的信号。',
  states: zhStates,
  masterStates: zhMasterStates,
  meanings: zhMeanings,
  ...zhFields,
};

export const useDetailWords = ownWords<typeof en>({ en, zh } satisfies Record<Language, unknown>);
