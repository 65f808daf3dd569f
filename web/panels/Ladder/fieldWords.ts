/** What each field of a message is, in words. */
import type { Role, Says } from './fields.ts';

type Kind = Says['says'];
type SaysOf<K extends Kind> = Extract<Says, { says: K }>;
type FieldWords = { readonly [K in Kind]: (says: SaysOf<K>) => string };

const roles: Readonly<Record<Role, (text: string, index: number) => string>> = {
  name: () => 'the command',
  option: () => 'what is told',
  port: (text) => `the replica’s clients find it at port ${text}`,
  ip: () => 'the address under which to list the replica',
  capability: (text) =>
    text === 'eof'
      ? 'it can read a snapshot that ends with a mark'
      : text === 'psync2'
        ? 'it understands a new replication ID in +CONTINUE'
        : 'something the replica can do',
  user: () => 'masteruser',
  password: () => 'masterauth',
  replid: () => 'replication ID: the history that it follows',
  'no-replid': () => 'no history',
  offset: (text) => `the first byte that it lacks: ${text}`,
  'no-offset': () => 'no offset: from the beginning',
  acknowledged: (text) => `everything up to offset ${text} is applied`,
  failover: () => 'take over as master',
  db: (text) => `database ${text}`,
  argument: (_text, index) => `argument ${index}`,
};

const types: Readonly<Record<number, string>> = {
  0: 'string',
  1: 'list',
  2: 'set',
  3: 'sorted set',
  4: 'hash',
  5: 'sorted set',
  11: 'set of integers',
  16: 'hash in a listpack',
  17: 'sorted set in a listpack',
  18: 'list: quicklist of listpacks',
};

export const enFields: {
  field: FieldWords;
  roles: typeof roles;
} = {
  roles,
  field: {
    array: ({ count }) => `array of ${count}`,
    length: ({ bytes }) => (bytes === 1 ? '1 byte follows' : `${bytes} bytes follow`),
    argument: ({ role, text, index }) => roles[role](text, index),
    status: ({ word }) => `status reply: ${word}`,
    error: ({ text }) => `error reply: ${text.split(' ')[0] ?? text}`,
    replid: () => 'replication ID of the master’s history',
    offset: ({ text }) => `offset at which the snapshot is taken: ${text}`,
    'end-of-line': () => 'end of the line',
    keepalive: () => 'an empty line: still here',
    'eof-mark': () => 'the mark again: the end of the snapshot',
    'rdb-length': ({ bytes }) => `a snapshot of exactly ${bytes} bytes follows`,
    'rdb-eof': () => 'a snapshot follows, up to this mark',
    'rdb-magic': () => 'an RDB begins',
    'rdb-version': ({ version }) => `RDB version ${Number(version)}`,
    'rdb-aux': ({ key, value }) => `note: ${key} = ${value}`,
    'rdb-db': ({ db }) => `what follows is in database ${db}`,
    'rdb-sizes': ({ keys, expires }) => `room for ${keys} keys, ${expires} of them expire`,
    'rdb-expires': ({ at }) => `the next key expires at ${at} (Unix ms)`,
    'rdb-idle': ({ value }) => `the next key was idle for ${value} s`,
    'rdb-frequency': ({ value }) => `the next key’s frequency is ${value}`,
    'rdb-key': ({ type, key }) => `key ${key}, a ${types[type] ?? `value of type ${type}`}`,
    'rdb-value': ({ bytes }) => `its value, ${bytes} bytes`,
    'rdb-end': () => 'the end of the RDB',
    'rdb-checksum': () => 'checksum (CRC-64)',
    'rdb-rest': ({ bytes }) => `${bytes} more bytes of the snapshot`,
    unknown: ({ bytes }) => `${bytes} bytes that belong to what comes before or after`,
  },
};

const zhRoles: typeof roles = {
  name: () => '命令',
  option: () => '要告知的事项',
  port: (text) => `客户端可从端口 ${text} 找到该从节点`,
  ip: () => '列出该从节点时用的地址',
  capability: (text) =>
    text === 'eof'
      ? '能读以标记结尾的快照'
      : text === 'psync2'
        ? '看得懂 +CONTINUE 中的新复制 ID'
        : '从节点具备的一项能力',
  user: () => 'masteruser',
  password: () => 'masterauth',
  replid: () => '复制 ID：它跟随的历史',
  'no-replid': () => '没有历史',
  offset: (text) => `它缺的第一个字节：${text}`,
  'no-offset': () => '没有偏移量：从头开始',
  acknowledged: (text) => `到偏移量 ${text} 为止都已执行`,
  failover: () => '请接任主节点',
  db: (text) => `${text} 号数据库`,
  argument: (_text, index) => `第 ${index} 个参数`,
};

const zhTypes: Readonly<Record<number, string>> = {
  0: '字符串',
  1: '列表',
  2: '集合',
  3: '有序集合',
  4: '哈希',
  5: '有序集合',
  11: '整数集合',
  16: '哈希（listpack）',
  17: '有序集合（listpack）',
  18: '列表（quicklist，由 listpack 组成）',
};

export const zhFields: typeof enFields = {
  roles: zhRoles,
  field: {
    array: ({ count }) => `${count} 个元素的数组`,
    length: ({ bytes }) => `后面有 ${bytes} 字节`,
    argument: ({ role, text, index }) => zhRoles[role](text, index),
    status: ({ word }) => `状态回复：${word}`,
    error: ({ text }) => `错误回复：${text.split(' ')[0] ?? text}`,
    replid: () => '主节点历史的复制 ID',
    offset: ({ text }) => `快照对应的偏移量：${text}`,
    'end-of-line': () => '行结束',
    keepalive: () => '空行：我还在',
    'eof-mark': () => '标记再次出现：快照到此结束',
    'rdb-length': ({ bytes }) => `后面是正好 ${bytes} 字节的快照`,
    'rdb-eof': () => '后面是快照，到这个标记为止',
    'rdb-magic': () => 'RDB 开始',
    'rdb-version': ({ version }) => `RDB 版本 ${Number(version)}`,
    'rdb-aux': ({ key, value }) => `附注：${key} = ${value}`,
    'rdb-db': ({ db }) => `以下内容属于 ${db} 号数据库`,
    'rdb-sizes': ({ keys, expires }) => `预留 ${keys} 个键，其中 ${expires} 个会过期`,
    'rdb-expires': ({ at }) => `下一个键的过期时间为 ${at}（Unix 毫秒）`,
    'rdb-idle': ({ value }) => `下一个键已闲置 ${value} 秒`,
    'rdb-frequency': ({ value }) => `下一个键的访问频率为 ${value}`,
    'rdb-key': ({ type, key }) => `键 ${key}，类型：${zhTypes[type] ?? `第 ${type} 种`}`,
    'rdb-value': ({ bytes }) => `它的值，${bytes} 字节`,
    'rdb-end': () => 'RDB 结束',
    'rdb-checksum': () => '校验和（CRC-64）',
    'rdb-rest': ({ bytes }) => `快照的另外 ${bytes} 字节`,
    unknown: ({ bytes }) => `${bytes} 字节，要和前后的内容连起来才读得懂`,
  },
};

/** Each field is told by the entry of its own name. */
export function tellField<K extends Kind>(words: FieldWords, says: SaysOf<K>): string {
  const sentence: (says: SaysOf<K>) => string = words[says.says];
  return sentence(says);
}
