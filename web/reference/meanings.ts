/** What each part of a message means, in words. They come with the details of a message. */
import type { Meaning } from './explain.ts';

type Means = Meaning['means'];
type MeaningOf<M extends Means> = Extract<Meaning, { means: M }>;
/** A sentence for each meaning, made from its own fields. */
export type MeaningWords = { readonly [M in Means]: (meaning: MeaningOf<M>) => string };

export const enMeanings: MeaningWords = {
  ping: () =>
    'Is the master there, and may I talk to it? Only +PONG or an authentication error counts.',
  pong: () => 'The master is there.',
  ok: () => 'Accepted. Each REPLCONF is answered by one +OK.',
  keepalive: () => 'An empty line, so that the other side does not time out.',
  sync: () => 'The old way: always a full resync, without an ID.',
  getack: () => 'The master asks for an ACK at once, because a client waits in WAIT.',
  multi: () => 'A transaction begins: what follows is applied as one.',
  exec: () => 'The transaction ends here.',
  publish: ({ channel }) =>
    `A message for channel “${channel}”. It changes no data; it is in the stream, and counts in the offset, so that those who have subscribed at a replica hear it too.`,
  'stream-ping': () =>
    'Heartbeat in the stream, every repl-ping-replica-period seconds; it counts in the offset.',
  auth: () => 'The password from masterauth, with masteruser before it when one is set.',
  'capa-eof': () => 'I can read a snapshot of unknown length that ends with a mark (diskless).',
  'capa-psync2': () => 'I understand +CONTINUE with a new replication ID.',
  'capa-both': () =>
    'I can read a diskless snapshot (eof), and +CONTINUE with a new replication ID (psync2).',
  'eof-mark': () => 'The mark again: the snapshot is complete.',
  'listening-port': ({ port }) =>
    `My clients reach me at port ${port}; INFO of the master shows it.`,
  'ip-address': ({ ip }) => `I am to be listed as ${ip} (replica-announce-ip).`,
  replconf: ({ option }) => `Replication setting “${option}”.`,
  'psync-anything': () => 'I have no history (?) and no offset (-1): I need everything.',
  psync: ({ replid, offset, failover }) =>
    `I followed history ${replid.slice(0, 8)}… and lack everything from byte ${offset} on.` +
    (failover ? ' And: take over as master (FAILOVER).' : ''),
  ack: ({ offset }) => `I have applied everything up to offset ${offset}.`,
  fullresync: ({ replid, offset }) =>
    `Full resync: a snapshot follows. From now on your history is ${replid.slice(0, 8)}…, at offset ${offset}.`,
  continue: ({ replid }) =>
    replid === ''
      ? 'Partial resync: the missing bytes follow.'
      : `Partial resync: the missing bytes follow, in history ${replid.slice(0, 8)}….`,
  status: () => 'A status reply.',
  error: ({ code }) => `An error (${code}): it cannot be done now.`,
  'rdb-length': ({ bytes }) =>
    `The snapshot follows: exactly ${bytes} bytes (from a file on the master’s disk).`,
  'rdb-eof': () =>
    'The snapshot follows, straight from the child process: it ends where this mark of 40 characters comes again.',
  rdb: ({ version, bytes }) =>
    `The snapshot, RDB version ${Number(version)}: ${bytes} bytes of it here.`,
  'rdb-more': ({ bytes }) => `${bytes} more bytes of the snapshot.`,
  select: ({ db }) => `What follows belongs to database ${db}.`,
  command: ({ name, bytes }) =>
    `${name.toUpperCase()}, ${bytes} bytes: both offsets grow by that much.`,
  unknown: ({ bytes }) => `${bytes} bytes that only make sense with what comes before or after.`,
};

export const zhMeanings: MeaningWords = {
  ping: () => '主节点在吗，我能和它说话吗？只有 +PONG 或认证错误才算数。',
  pong: () => '主节点在。',
  ok: () => '收到。每条 REPLCONF 对应一个 +OK。',
  keepalive: () => '一个空行，免得对方以为超时。',
  sync: () => '旧办法：不带 ID，总是全量复制。',
  getack: () => '有客户端在 WAIT，所以主节点要从节点立刻确认。',
  multi: () => '事务开始：后面的命令作为一个整体执行。',
  exec: () => '事务到此结束。',
  publish: ({ channel }) =>
    `发给频道“${channel}”的消息。它不改数据，但也走复制流、计入偏移量，这样在从节点上订阅的人也能收到。`,
  'stream-ping': () => '复制流里的心跳，每 repl-ping-replica-period 秒一次；它也计入偏移量。',
  auth: () => 'masterauth 中的密码；若设了 masteruser，用户名在前。',
  'capa-eof': () => '我能读长度未知、以标记结尾的快照（无盘复制）。',
  'capa-psync2': () => '我看得懂带新复制 ID 的 +CONTINUE。',
  'capa-both': () => '我能读无盘快照（eof），也看得懂带新复制 ID 的 +CONTINUE（psync2）。',
  'eof-mark': () => '标记再次出现：快照完整了。',
  'listening-port': ({ port }) => `我的客户端从端口 ${port} 找我；主节点的 INFO 会列出它。`,
  'ip-address': ({ ip }) => `请把我列为 ${ip}（replica-announce-ip）。`,
  replconf: ({ option }) => `复制设置“${option}”。`,
  'psync-anything': () => '我没有历史（?），也没有偏移量（-1）：什么都要。',
  psync: ({ replid, offset, failover }) =>
    `我跟随的历史是 ${replid.slice(0, 8)}…，缺第 ${offset} 字节起的全部内容。` +
    (failover ? '并且：请接任主节点（FAILOVER）。' : ''),
  ack: ({ offset }) => `到偏移量 ${offset} 为止，我都已执行。`,
  fullresync: ({ replid, offset }) =>
    `全量复制：接着发快照。从现在起你的历史是 ${replid.slice(0, 8)}…，偏移量为 ${offset}。`,
  continue: ({ replid }) =>
    replid === ''
      ? '部分复制：接着补发缺的字节。'
      : `部分复制：接着补发缺的字节，属于历史 ${replid.slice(0, 8)}…。`,
  status: () => '状态回复。',
  error: ({ code }) => `错误（${code}）：现在办不到。`,
  'rdb-length': ({ bytes }) => `接着是快照，正好 ${bytes} 字节（来自主节点磁盘上的文件）。`,
  'rdb-eof': () => '接着是快照，由子进程直接发来：这 40 个字符的标记再次出现时结束。',
  rdb: ({ version, bytes }) => `快照，RDB 版本 ${Number(version)}：这里有 ${bytes} 字节。`,
  'rdb-more': ({ bytes }) => `快照的另外 ${bytes} 字节。`,
  select: ({ db }) => `后面的命令属于 ${db} 号数据库。`,
  command: ({ name, bytes }) => `${name.toUpperCase()}，${bytes} 字节：双方的偏移量都增加这么多。`,
  unknown: ({ bytes }) => `${bytes} 字节，要和前后的内容连起来才读得懂。`,
};

/** Each meaning is told by the entry of its own name, with its own fields. */
export function tell<M extends Means>(words: MeaningWords, meaning: MeaningOf<M>): string {
  const sentence: (meaning: MeaningOf<M>) => string = words[meaning.means];
  return sentence(meaning);
}
