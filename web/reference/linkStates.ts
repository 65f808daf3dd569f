/** What the states of a link mean: Redis's names, and a sentence for each whose subject is the node. */
import type { LinkState, ReplicaClientState } from '../../engine/contract.ts';

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

const statesZh: typeof states = {
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

const masterStatesZh: typeof masterStates = {
  NONE: '眼里只是普通客户端',
  WAIT_BGSAVE_START: '将为它生成快照',
  WAIT_BGSAVE_END: '正在为它生成快照',
  SEND_BULK: '正在向它发送快照文件',
  ONLINE: '向它发送命令流',
};

/** `states`: of a replica's own link. `masterStates`: how the master has the replica on its list. */
export const enStates = { states, masterStates };
export const zhStates: typeof enStates = { states: statesZh, masterStates: masterStatesZh };
