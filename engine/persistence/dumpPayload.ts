import type { Database } from '../keyspace/database.ts';
import type { EncodingLimits, ObjectValue } from '../keyspace/value.ts';
import { Crc64 } from './crc64.ts';
import { ObjectReader } from './objectReader.ts';
import { typeOf, writeObject } from './objectWriter.ts';
import { RDB_VERSION, TYPE, isValueType } from './rdbFormat.ts';
import { unknownType } from './rdbFaults.ts';
import { RdbInput } from './rdbInput.ts';
import { RdbOutput } from './rdbOutput.ts';

// What DUMP gives and RESTORE takes: a value as it stands in an RDB file, its type before it, and
// behind it the version of the format in two bytes and a checksum of all this in eight.

const FOOTER = 10;

/** DUMP of the key of this entry (createDumpPayload). `compress`: rdbcompression. */
export function dumpOf(database: Database, entry: number, compress: boolean): Uint8Array {
  const out = new RdbOutput(64, compress);
  writeValue(out, database, entry);
  out.byte(RDB_VERSION);
  out.byte(RDB_VERSION >> 8);
  const crc = new Crc64();
  out.sum(crc);
  out.checksum(crc);
  return out.take();
}

/** Bytes that the value takes in an RDB file, without its type (rdbSavedObjectLen). */
export function savedLength(database: Database, entry: number, compress: boolean): number {
  const out = new RdbOutput(64, compress);
  writeValue(out, database, entry);
  return out.size - 1;
}

function writeValue(out: RdbOutput, database: Database, entry: number): void {
  if (database.isString(entry)) {
    out.byte(TYPE.string);
    out.string(database.bytes, database.valueStart(entry), database.valueLength(entry));
    return;
  }
  const value = database.object(entry);
  out.byte(typeOf(value));
  writeObject(out, value);
}

/** Whether version and checksum of a payload are right (verifyDumpPayload). */
export function isSoundDump(payload: Uint8Array): boolean {
  const body = payload.length - FOOTER;
  if (body < 0) return false;
  if ((payload[body]! | (payload[body + 1]! << 8)) > RDB_VERSION) return false;
  const sum = new Uint8Array(8);
  new Crc64().add(payload, 0, body + 2).write(sum, 0);
  for (let i = 0; i < 8; i++) if (sum[i] !== payload[body + 2 + i]) return false;
  return true;
}

/**
 * The value in a payload whose footer was checked: bytes of a string, or an object. Null when it has
 * no elements; throws RdbFault when it is damaged. Bytes between value and footer are ignored.
 */
export function restored(
  payload: Uint8Array,
  limits: EncodingLimits,
): Uint8Array | ObjectValue | null {
  const input = new RdbInput(payload);
  const type = input.byte();
  if (!isValueType(type)) throw unknownType(type);
  if (type !== TYPE.string) return new ObjectReader(input, limits).read(type);
  input.string();
  return input.source.slice(input.start, input.start + input.size);
}
