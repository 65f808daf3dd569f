// The data set as commands: what a rewrite writes with aof-use-rdb-preamble no (rewriteAppendOnlyFileRio).
import { ByteBuffer, latin1 } from '../base/bytes.ts';
import type { Database } from '../keyspace/database.ts';
import { NO_EXPIRY } from '../keyspace/expiries.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import type { ObjectValue } from '../keyspace/value.ts';
import { writeCommand } from '../resp/writer.ts';

/** Elements in one command (AOF_REWRITE_ITEMS_PER_CMD). */
const ITEMS_PER_COMMAND = 64;

const SELECT = latin1('SELECT');
const SET = latin1('SET');
const PEXPIREAT = latin1('PEXPIREAT');

/** How a value of many elements is written: its command, and how many arguments make one element. */
const COMMANDS: Readonly<Record<ObjectValue['type'], readonly [name: Uint8Array, width: 1 | 2]>> = {
  list: [latin1('RPUSH'), 1],
  set: [latin1('SADD'), 1],
  zset: [latin1('ZADD'), 2],
  hash: [latin1('HMSET'), 2],
};

/** Commands that make this data set. `timestamp`: unix seconds of the `#TS:` line, or null without it. */
export function rewriteAsCommands(keyspace: Keyspace, timestamp: number | null): Uint8Array {
  const out = new ByteBuffer(Math.max(1024, keyspace.memory));
  if (timestamp !== null) out.appendText(timestampLine(timestamp));
  for (const database of keyspace.databases) {
    if (database.size === 0) continue;
    writeCommand(out, [SELECT, latin1(String(database.index))]);
    database.eachEntry((entry) => writeEntry(out, database, entry));
  }
  return out.slice();
}

/** genAofTimestampAnnotationIfNeeded. */
export function timestampLine(seconds: number): string {
  return `#TS:${seconds}\r\n`;
}

function writeEntry(out: ByteBuffer, database: Database, entry: number): void {
  const key = database.key(entry);
  if (database.isString(entry)) writeCommand(out, [SET, key, database.value(entry)]);
  else writeObject(out, key, database.object(entry));
  const expiresAt = database.expiresAt(entry);
  if (expiresAt !== NO_EXPIRY) {
    writeCommand(out, [PEXPIREAT, key, latin1(String(expiresAt))]);
  }
}

/** rewriteListObject and its kin: so many elements at a time. */
function writeObject(out: ByteBuffer, key: Uint8Array, value: ObjectValue): void {
  const [name, width] = COMMANDS[value.type];
  const parts = value.sample(value.size * width);
  // A sorted set shows its members first; ZADD wants the score before.
  if (value.type === 'zset') swapPairs(parts);
  for (let at = 0; at < parts.length; at += ITEMS_PER_COMMAND * width) {
    writeCommand(out, [name, key, ...parts.slice(at, at + ITEMS_PER_COMMAND * width)]);
  }
}

function swapPairs(parts: Uint8Array[]): void {
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const first = parts[i]!;
    parts[i] = parts[i + 1]!;
    parts[i + 1] = first;
  }
}
