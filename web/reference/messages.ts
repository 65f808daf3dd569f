/** The messages of a handshake and of the stream, as they are sent, with an example of each. Pure data. */
import type { Meaning } from './explain.ts';

export interface MessageEntry {
  from: 'replica' | 'master' | 'either';
  stage: 'connect' | 'sync' | 'stream';
  /** As one reads it: words of a command, or a line. What differs from case to case stands in braces. */
  sent: string;
  /** What `explain` makes of such a message. */
  meaning: Meaning;
}

const ID = '8f2c51d07a4e4bd59b6f2a1c0d3e5f60718293a4';

export const MESSAGES = {
  ping: { from: 'replica', stage: 'connect', sent: 'PING', meaning: { means: 'ping' } },
  pong: { from: 'master', stage: 'connect', sent: '+PONG', meaning: { means: 'pong' } },
  auth: {
    from: 'replica',
    stage: 'connect',
    sent: 'AUTH {password}',
    meaning: { means: 'auth' },
  },
  'listening-port': {
    from: 'replica',
    stage: 'connect',
    sent: 'REPLCONF listening-port {port}',
    meaning: { means: 'listening-port', port: '6380' },
  },
  'ip-address': {
    from: 'replica',
    stage: 'connect',
    sent: 'REPLCONF ip-address {address}',
    meaning: { means: 'ip-address', ip: '10.0.0.7' },
  },
  'capa-both': {
    from: 'replica',
    stage: 'connect',
    sent: 'REPLCONF capa eof capa psync2',
    meaning: { means: 'capa-both' },
  },
  ok: { from: 'master', stage: 'connect', sent: '+OK', meaning: { means: 'ok' } },
  'psync-anything': {
    from: 'replica',
    stage: 'sync',
    sent: 'PSYNC ? -1',
    meaning: { means: 'psync-anything' },
  },
  psync: {
    from: 'replica',
    stage: 'sync',
    sent: 'PSYNC {replid} {offset}',
    meaning: { means: 'psync', replid: ID, offset: '1331', failover: false },
  },
  'psync-failover': {
    from: 'replica',
    stage: 'sync',
    sent: 'PSYNC {replid} {offset} FAILOVER',
    meaning: { means: 'psync', replid: ID, offset: '1331', failover: true },
  },
  fullresync: {
    from: 'master',
    stage: 'sync',
    sent: '+FULLRESYNC {replid} {offset}',
    meaning: { means: 'fullresync', replid: ID, offset: '1330' },
  },
  continue: {
    from: 'master',
    stage: 'sync',
    sent: '+CONTINUE {replid}',
    meaning: { means: 'continue', replid: ID },
  },
  sync: { from: 'replica', stage: 'sync', sent: 'SYNC', meaning: { means: 'sync' } },
  keepalive: { from: 'master', stage: 'sync', sent: '\\n', meaning: { means: 'keepalive' } },
  'rdb-length': {
    from: 'master',
    stage: 'sync',
    sent: '${length}',
    meaning: { means: 'rdb-length', bytes: 188 },
  },
  'rdb-eof': {
    from: 'master',
    stage: 'sync',
    sent: '$EOF:{mark}',
    meaning: { means: 'rdb-eof', mark: ID },
  },
  rdb: {
    from: 'master',
    stage: 'sync',
    sent: 'REDIS0010…',
    meaning: { means: 'rdb', version: '0010', bytes: 188 },
  },
  'eof-mark': { from: 'master', stage: 'sync', sent: '{mark}', meaning: { means: 'eof-mark' } },
  select: {
    from: 'master',
    stage: 'stream',
    sent: 'SELECT {db}',
    meaning: { means: 'select', db: '0' },
  },
  command: {
    from: 'master',
    stage: 'stream',
    sent: 'SET {key} {value}',
    meaning: { means: 'command', name: 'SET', bytes: 27 },
  },
  multi: { from: 'master', stage: 'stream', sent: 'MULTI', meaning: { means: 'multi' } },
  exec: { from: 'master', stage: 'stream', sent: 'EXEC', meaning: { means: 'exec' } },
  publish: {
    from: 'master',
    stage: 'stream',
    sent: 'PUBLISH {channel} {text}',
    meaning: { means: 'publish', channel: 'news' },
  },
  'stream-ping': {
    from: 'master',
    stage: 'stream',
    sent: 'PING',
    meaning: { means: 'stream-ping' },
  },
  getack: {
    from: 'master',
    stage: 'stream',
    sent: 'REPLCONF GETACK *',
    meaning: { means: 'getack' },
  },
  ack: {
    from: 'replica',
    stage: 'stream',
    sent: 'REPLCONF ACK {offset}',
    meaning: { means: 'ack', offset: '1330' },
  },
} as const satisfies Readonly<Record<string, MessageEntry>>;

export type MessageId = keyof typeof MESSAGES;
