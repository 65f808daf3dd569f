// The keys of an RDB file, as it is written.
import type { ByteCount } from '../base/units.ts';
import type { Database } from '../keyspace/database.ts';
import { NO_EXPIRY } from '../keyspace/expiries.ts';
import { decayedCounter } from '../keyspace/frequency.ts';
import { typeOf, writeObject } from './objectWriter.ts';
import { OPCODE, TYPE } from './rdbFormat.ts';
import type { RdbOutput } from './rdbOutput.ts';
import type { RdbWriter } from './rdbWriter.ts';

/** Keys of a database that holds some, up to the first after `size` bytes; its head before the first. */
export function writeKeys(
  writer: RdbWriter,
  database: Database,
  out: RdbOutput,
  size: ByteCount,
): void {
  if (writer.entry < 0) {
    out.byte(OPCODE.selectDb);
    out.length(database.index);
    out.byte(OPCODE.resizeDb);
    out.length(database.size);
    out.length(database.volatileSize);
    writer.entry = 0;
  }
  const access = writer.options.access === true;
  while (out.size < size) {
    const entry = database.next(writer.entry);
    if (entry === 0) return;
    writeExpiry(out, database, entry);
    if (access) writeAccess(out, database, entry);
    writeKey(out, database, entry);
    writer.entry = entry;
    writer.keys++;
  }
}

function writeExpiry(out: RdbOutput, database: Database, entry: number): void {
  const expiresAt = database.expiresAt(entry);
  if (expiresAt === NO_EXPIRY) return;
  out.byte(OPCODE.expireMillis);
  out.millis(expiresAt);
}

/** Seconds since the last access; under an LFU policy the counter of accesses. */
function writeAccess(out: RdbOutput, database: Database, entry: number): void {
  const { lfu, second } = database.keyspace;
  const stamp = database.accessedAt(entry);
  if (lfu === null) {
    out.byte(OPCODE.idle);
    out.length(Math.max(0, second - stamp));
  } else {
    out.byte(OPCODE.freq);
    out.byte(decayedCounter(stamp, second, lfu.decayMinutes));
  }
}

/** Type, key and value. */
function writeKey(out: RdbOutput, database: Database, entry: number): void {
  const { bytes } = database;
  if (database.isString(entry)) {
    out.byte(TYPE.string);
    out.string(bytes, database.keyStart(entry), database.keyLength(entry));
    out.string(bytes, database.valueStart(entry), database.valueLength(entry));
    return;
  }
  const value = database.object(entry);
  out.byte(typeOf(value));
  out.string(bytes, database.keyStart(entry), database.keyLength(entry));
  writeObject(out, value);
}
