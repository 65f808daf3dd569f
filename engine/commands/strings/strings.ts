import { latin1 } from '../../base/bytes.ts';
import { EVENT } from '../../keyspace/events.ts';
import { ENCODED_RAW } from '../../keyspace/stringEncoding.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, OK, ONE, ZERO, array, bulk, error, integer } from '../../resp/reply.ts';
import {
  WORD,
  WRONG_TYPE,
  answer,
  changed,
  changedAs,
  lookup,
  lookupRead,
  notify,
  wrongArity,
} from '../arguments.ts';
import { SYNTAX_ERROR, NOT_AN_INTEGER, integerArg } from '../integers.ts';
import { expiryTime, isPast } from '../keys/expiryTime.ts';
import { longestCommonSubsequence } from './lcs.ts';
import { removeAt } from '../keys/presence.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';
import { NO_OPTIONS, type Options, readOptions, setGeneric, stringIn } from './setGet.ts';

const TOO_LONG = error('ERR string exceeds maximum allowed size (proto-max-bulk-len)');
const EMPTY = new Uint8Array(0);
const EMPTY_BULK = bulk(EMPTY);

export const STRING_ROWS: readonly DataRow[] = [
  { name: 'getset', arity: 3, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: getset },
  { name: 'getdel', arity: 2, flags: ['write', 'fast'], keys: [1, 1, 1], run: getdel },
  { name: 'getex', arity: -2, flags: ['write', 'fast'], keys: [1, 1, 1], run: getex },
  { name: 'setnx', arity: 3, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: setnx },
  { name: 'setex', arity: 4, flags: ['write', 'denyoom'], keys: [1, 1, 1], run: setex },
  { name: 'psetex', arity: 4, flags: ['write', 'denyoom'], keys: [1, 1, 1], run: psetex },
  { name: 'mset', arity: -3, flags: ['write', 'denyoom'], keys: [1, -1, 2], run: mset },
  { name: 'msetnx', arity: -3, flags: ['write', 'denyoom'], keys: [1, -1, 2], run: msetnx },
  { name: 'mget', arity: -2, flags: ['readonly', 'fast'], keys: [1, -1, 1], run: mget },
  { name: 'append', arity: 3, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: append },
  { name: 'strlen', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: strlen },
  { name: 'getrange', arity: 4, flags: ['readonly'], keys: [1, 1, 1], run: getrange },
  { name: 'substr', arity: 4, flags: ['readonly'], keys: [1, 1, 1], run: getrange },
  { name: 'setrange', arity: 4, flags: ['write', 'denyoom'], keys: [1, 1, 1], run: setrange },
  { name: 'lcs', arity: -3, flags: ['readonly'], keys: [1, 2, 1], run: longestCommonSubsequence },
];

function setnx(context: DataContext): Outcome {
  const options: Options = { ...NO_OPTIONS, condition: 'nx' };
  return setGeneric(context, options, 2, 'setnx', ONE, ZERO);
}

function setex(context: DataContext): Outcome {
  return setGeneric(context, { ...NO_OPTIONS, unit: 'EX', time: 2 }, 3, 'setex', OK, NIL);
}

function psetex(context: DataContext): Outcome {
  return setGeneric(context, { ...NO_OPTIONS, unit: 'PX', time: 2 }, 3, 'psetex', OK, NIL);
}

/** The string in the key of argument i: bulk, nil, or the type error. */
function stringAt(context: DataContext, i: number): Reply {
  const entry = lookupRead(context, i);
  if (entry === 0) return NIL;
  return context.db.isString(entry) ? bulk(context.db.value(entry)) : WRONG_TYPE;
}

function getset(context: DataContext): Outcome {
  const { request, db } = context;
  const { bytes, starts, lengths } = request;
  const reply = stringAt(context, 1);
  if (reply.kind === 'error') return answer(reply);
  db.set(bytes, starts[1]!, lengths[1]!, starts[2]!, lengths[2]!);
  notify(context, EVENT.string, 'set', 1);
  return changedAs(reply, WORD.SET, request.arg(1), request.arg(2));
}

function getdel(context: DataContext): Outcome {
  const { request, lazy } = context;
  const reply = stringAt(context, 1);
  if (reply.kind !== 'bulk') return answer(reply);
  removeAt(context, 1);
  return changedAs(reply, lazy.userDel ? WORD.UNLINK : WORD.DEL, request.arg(1));
}

function getex(context: DataContext): Outcome {
  const { request, db, lazy } = context;
  const { bytes, starts, lengths } = request;
  const options = readOptions(request, 2, 'getex');
  if (options === null) return answer(SYNTAX_ERROR);
  const reply = stringAt(context, 1);
  if (reply.kind !== 'bulk') return answer(reply);
  if (options.persist) {
    if (!db.clearExpiry(bytes, starts[1]!, lengths[1]!)) return answer(reply);
    notify(context, EVENT.generic, 'persist', 1);
    return changedAs(reply, WORD.PERSIST, request.arg(1));
  }
  if (options.unit === 'none') return answer(reply);
  const when = expiryTime(request, options.time, options.unit, context.now, 'getex');
  if (typeof when === 'object') return answer(when);
  if ((options.unit === 'EXAT' || options.unit === 'PXAT') && isPast(context, when)) {
    removeAt(context, 1);
    return changedAs(reply, lazy.expire ? WORD.UNLINK : WORD.DEL, request.arg(1));
  }
  db.setExpiry(bytes, starts[1]!, lengths[1]!, Number(when));
  notify(context, EVENT.generic, 'expire', 1);
  return changedAs(reply, WORD.PEXPIREAT, request.arg(1), latin1(String(when)));
}

function mset(context: DataContext): Outcome {
  if (context.request.count % 2 === 0) return answer(wrongArity('mset'));
  return setPairs(context, OK);
}

function msetnx(context: DataContext): Outcome {
  const { request } = context;
  if (request.count % 2 === 0) return answer(wrongArity('msetnx'));
  for (let i = 1; i < request.count; i += 2) if (lookup(context, i) !== 0) return answer(ZERO);
  return setPairs(context, ONE);
}

function setPairs(context: DataContext, reply: Reply): Outcome {
  const { request, db } = context;
  const { bytes, starts, lengths } = request;
  for (let i = 1; i < request.count; i += 2) {
    db.set(bytes, starts[i]!, lengths[i]!, starts[i + 1]!, lengths[i + 1]!);
    notify(context, EVENT.string, 'set', i);
  }
  return changed(reply, (request.count - 1) / 2);
}

function mget(context: DataContext): Outcome {
  const items: Reply[] = [];
  for (let i = 1; i < context.request.count; i++) {
    const reply = stringIn(context, i);
    items.push(reply.kind === 'bulk' ? reply : NIL);
  }
  return answer(array(items));
}

function append(context: DataContext): Outcome {
  const { request, db } = context;
  const { bytes, starts, lengths } = request;
  const entry = lookup(context, 1);
  const tail = lengths[2]!;
  if (entry === 0) {
    db.set(bytes, starts[1]!, lengths[1]!, starts[2]!, tail);
    notify(context, EVENT.string, 'append', 1);
    return changed(integer(tail));
  }
  if (!db.isString(entry)) return answer(WRONG_TYPE);
  const length = db.valueLength(entry);
  if (length + tail > context.stringMax) return answer(TOO_LONG);
  const whole = grown(context, entry, length + tail);
  whole.set(bytes.subarray(starts[2], starts[2]! + tail), length);
  db.overwrite(bytes, starts[1]!, lengths[1]!, whole, ENCODED_RAW);
  notify(context, EVENT.string, 'append', 1);
  return changed(integer(whole.length));
}

/** A copy of the string with zero bytes up to `length`. */
function grown({ db }: DataContext, entry: number, length: number): Uint8Array {
  const whole = new Uint8Array(length);
  const start = db.valueStart(entry);
  whole.set(db.bytes.subarray(start, start + db.valueLength(entry)));
  return whole;
}

function strlen(context: DataContext): Outcome {
  const entry = lookup(context, 1);
  if (entry === 0) return answer(ZERO);
  if (!context.db.isString(entry)) return answer(WRONG_TYPE);
  return answer(integer(context.db.valueLength(entry)));
}

function getrange(context: DataContext): Outcome {
  const { request, db } = context;
  const first = integerArg(request, 2);
  const last = integerArg(request, 3);
  if (first === null || last === null) return answer(NOT_AN_INTEGER);
  const entry = lookup(context, 1);
  if (entry === 0) return answer(EMPTY_BULK);
  if (!db.isString(entry)) return answer(WRONG_TYPE);
  const length = db.valueLength(entry);
  if (first < 0 && last < 0 && first > last) return answer(EMPTY_BULK);
  const from = Math.max(0, Number(first) + (first < 0 ? length : 0));
  const to = Math.min(length - 1, Math.max(0, Number(last) + (last < 0 ? length : 0)));
  if (from > to || length === 0) return answer(EMPTY_BULK);
  const start = db.valueStart(entry);
  return answer(bulk(db.bytes.slice(start + from, start + to + 1)));
}

function setrange(context: DataContext): Outcome {
  const { request, db } = context;
  const { bytes, starts, lengths } = request;
  const offset = integerArg(request, 2);
  if (offset === null) return answer(NOT_AN_INTEGER);
  if (offset < 0) return answer(error('ERR offset is out of range'));
  const entry = lookup(context, 1);
  if (entry !== 0 && !db.isString(entry)) return answer(WRONG_TYPE);
  const length = entry === 0 ? 0 : db.valueLength(entry);
  if (lengths[3] === 0) return answer(integer(length));
  const end = Number(offset) + lengths[3]!;
  if (end > context.stringMax) return answer(TOO_LONG);
  const size = Math.max(length, end);
  const whole = entry === 0 ? new Uint8Array(size) : grown(context, entry, size);
  whole.set(bytes.subarray(starts[3], starts[3]! + lengths[3]!), Number(offset));
  db.overwrite(bytes, starts[1]!, lengths[1]!, whole, ENCODED_RAW);
  notify(context, EVENT.string, 'setrange', 1);
  return changed(integer(size));
}
