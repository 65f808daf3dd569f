// What all commands on the bits of a string share: offsets, and room for a bit to be written.
import { ENCODED_RAW } from '../../keyspace/stringEncoding.ts';
import { error } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { WRONG_TYPE, lookup, lookupRead } from '../arguments.ts';
import { parseInteger } from '../integers.ts';
import type { DataContext } from '../row.ts';

export const BAD_BIT_OFFSET = error('ERR bit offset is not an integer or out of range');
const HASH = 35;

/**
 * Argument i as the number of a bit, or null (getBitOffsetFromArgument). With `bits` above 0, `#2`
 * is the place of the third field that is so wide.
 */
export function bitOffsetArg(context: DataContext, i: number, bits: number): number | null {
  const { bytes, starts, lengths } = context.request;
  const start = starts[i]!;
  const times = bits > 0 && lengths[i]! > 0 && bytes[start] === HASH;
  const skip = times ? 1 : 0;
  const value = parseInteger(bytes, start + skip, lengths[i]! - skip);
  if (value === null) return null;
  const offset = times ? BigInt.asIntN(64, BigInt(value) * BigInt(bits)) : value;
  if (offset < 0 || offset > Number.MAX_SAFE_INTEGER) return null;
  const bit = Number(offset);
  return Math.floor(bit / 8) >= context.stringMax ? null : bit;
}

/** The bytes of the string in argument i, to be read before the next write; empty without a key. */
export function bytesAt(context: DataContext, i: number): Uint8Array | null {
  const { db } = context;
  const entry = lookupRead(context, i);
  if (entry === 0) return NO_BYTES;
  return db.isString(entry) ? viewOf(context, entry) : null;
}

/** What there is without a key. */
export const NO_BYTES = new Uint8Array(0);

/** A string's bytes where they lie. */
export function viewOf({ db }: DataContext, entry: number): Uint8Array {
  const start = db.valueStart(entry);
  return db.bytes.subarray(start, start + db.valueLength(entry));
}

/**
 * lookupStringForBitCommand: makes the string in argument 1 at least so long. Answers whether it had
 * to grow for it, which counts as a change.
 */
export function makeRoom(context: DataContext, length: number): boolean | typeof WRONG_TYPE {
  const { db, request } = context;
  const { bytes, starts, lengths } = request;
  const entry = lookup(context, 1);
  if (entry !== 0 && !db.isString(entry)) return WRONG_TYPE;
  if (entry !== 0 && db.valueLength(entry) >= length) {
    db.unshare(entry);
    return false;
  }
  const whole = new Uint8Array(length);
  if (entry !== 0) whole.set(viewOf(context, entry));
  quietly(context, () => db.overwrite(bytes, starts[1]!, lengths[1]!, whole, ENCODED_RAW));
  return true;
}

/** Changes the data set without disturbing watchers: what Redis does before it counts a change. */
export function quietly({ keyspace }: DataContext, change: () => void): void {
  const { watching } = keyspace;
  keyspace.watching = 0;
  change();
  keyspace.watching = watching;
}

/** Writes bytes into the string of argument 1, which is long enough. */
export function pokeBytes(context: DataContext, at: number, bytes: Uint8Array): void {
  const { db, request } = context;
  db.poke(request.bytes, request.starts[1]!, request.lengths[1]!, at, bytes);
}

/** Whether the word in argument i is BIT or BYTE; null for another one. */
export function bitUnit(request: Request, i: number): 'bit' | 'byte' | null {
  if (request.is(i, 'BIT')) return 'bit';
  return request.is(i, 'BYTE') ? 'byte' : null;
}
