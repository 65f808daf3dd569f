import { latin1 } from '../base/bytes.ts';
import { EVENT } from '../keyspace/events.ts';
import type { Reply } from '../resp/reply.ts';
import { error } from '../resp/reply.ts';
import type { Request } from '../resp/request.ts';
import { type Integer, NOT_AN_INTEGER, integerArg, normal } from './integers.ts';
import type { Args, DataContext, Outcome } from './row.ts';

export const INT64_MAX = 0x7fff_ffff_ffff_ffffn;
export const INT64_MIN = -0x8000_0000_0000_0000n;

export const NOT_A_FLOAT = error('ERR value is not a valid float');
export const NOT_POSITIVE = error('ERR value is out of range, must be positive');
export const WRONG_TYPE = error(
  'WRONGTYPE Operation against a key holding the wrong kind of value',
);
export const NO_SUCH_KEY = error('ERR no such key');
export const SAME_OBJECT = error('ERR source and destination objects are the same');
export const DB_OUT_OF_RANGE = error('ERR DB index is out of range');

/** Whether a sum or a product still is a 64-bit integer. */
export function isInt64(value: Integer): boolean {
  return value >= INT64_MIN && value <= INT64_MAX;
}

/** `a + b`, exactly; whether it is still a 64-bit integer is the caller's question. */
export function add(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normal(BigInt(a) + BigInt(b));
}

/**
 * Argument i as a 64-bit integer between two bounds (getRangeLongFromObjectOrReply). `message` stands
 * for whatever is wrong; without it, what is no integer has another error than what is too far.
 */
export function rangeArg(
  request: Request,
  i: number,
  min: Integer,
  max: Integer,
  message?: Reply,
): Integer | Reply {
  const value = integerArg(request, i);
  if (value === null) return message ?? NOT_AN_INTEGER;
  if (value >= min && value <= max) return value;
  return message ?? error(`ERR value is out of range, value must between ${min} and ${max}`);
}

/** Argument i as a count of zero or more (getPositiveLongFromObjectOrReply). */
export function countArg(request: Request, i: number, message = NOT_POSITIVE): Integer | Reply {
  return rangeArg(request, i, 0, INT64_MAX, message);
}

/** User's text inside an error line: Redis turns line ends into spaces and stops at a zero byte. */
export function quotable(text: string): string {
  const zero = text.indexOf('\0');
  return (zero < 0 ? text : text.slice(0, zero)).replace(/[\r\n]/g, ' ');
}

export function wrongArity(name: string): Reply {
  return error(`ERR wrong number of arguments for '${name}' command`);
}

/** The entry of the key in argument i, looked up as Redis's lookupKeyRead or lookupKeyWrite. */
export function lookup(context: DataContext, i: number): number {
  const { request, db } = context;
  const entry = db.lookup(request.bytes, request.starts[i]!, request.lengths[i]!);
  if (entry !== 0 && context.keyspace.lfu !== null) db.count(entry, context.dice);
  if (context.keyspace.reading) noteRead(context, i, entry);
  return entry;
}

/** `lookup` of a key that is only read, in a command that writes (lookupKeyRead). */
export function lookupRead(context: DataContext, i: number): number {
  const { keyspace } = context;
  const before = keyspace.reading;
  keyspace.reading = true;
  const entry = lookup(context, i);
  keyspace.reading = before;
  return entry;
}

/** `lookupRead` of a key that no argument names. */
export function lookupKey({ db, keyspace }: DataContext, key: Uint8Array): number {
  const entry = db.lookup(key, 0, key.length);
  if (entry !== 0) keyspace.hits++;
  else {
    keyspace.misses++;
    db.notify(EVENT.keyMiss, 'keymiss', key);
  }
  return entry;
}

/** A hit or a miss of INFO, and the event of a miss. */
function noteRead({ request, db, keyspace }: DataContext, i: number, entry: number): void {
  if (entry !== 0) {
    keyspace.hits++;
    return;
  }
  keyspace.misses++;
  db.notify(EVENT.keyMiss, 'keymiss', request.bytes, request.starts[i], request.lengths[i]);
}

/** Tells of the key in argument i; `kind` is one of EVENT. */
export function notify({ request, db }: DataContext, kind: number, name: string, i: number): void {
  db.notify(kind, name, request.bytes, request.starts[i], request.lengths[i]);
}

/** `lookup` that leaves the access time alone (LOOKUP_NOTOUCH). */
export function peek(context: DataContext, i: number): number {
  const { request, db, keyspace } = context;
  const entry = db.peek(request.bytes, request.starts[i]!, request.lengths[i]!);
  if (keyspace.reading) noteRead(context, i, entry);
  return entry;
}

/** `peek` that counts as nothing: a key found before, or one that nobody is told of. */
export function again({ request, db }: DataContext, i: number): number {
  return db.peek(request.bytes, request.starts[i]!, request.lengths[i]!);
}

/** An answer of a command that changed nothing. */
export function answer(reply: Reply): Outcome {
  return { reply, propagate: 'nothing', changes: 0 };
}

/** A change that replicas are told in the client's own words. */
export function changed(reply: Reply, changes = 1): Outcome {
  return { reply, propagate: 'as-typed', changes };
}

/** A change that replicas are told in other words. */
export function changedAs(reply: Reply, ...args: Args): Outcome {
  return { reply, propagate: [args], changes: 1 };
}

/** Words of commands that Redis writes itself. */
export const WORD = {
  DEL: latin1('DEL'),
  GET: latin1('GET'),
  HSET: latin1('HSET'),
  KEEPTTL: latin1('KEEPTTL'),
  PERSIST: latin1('PERSIST'),
  PEXPIREAT: latin1('PEXPIREAT'),
  PXAT: latin1('PXAT'),
  SET: latin1('SET'),
  SREM: latin1('SREM'),
  UNLINK: latin1('UNLINK'),
} as const;
