// SET with all its options, and GET.
import { latin1 } from '../../base/bytes.ts';
import { EVENT } from '../../keyspace/events.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, OK, bulk } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import type { Integer } from '../integers.ts';
import {
  WORD,
  WRONG_TYPE,
  answer,
  changed,
  changedAs,
  lookup,
  lookupRead,
  notify,
} from '../arguments.ts';
import { SYNTAX_ERROR } from '../integers.ts';
import { expiryTime } from '../keys/expiryTime.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';

/** What a plain SET answers, always: the hot path allocates nothing. */
const STORED: Outcome = Object.freeze({ reply: OK, propagate: 'as-typed', changes: 1 });

export const SET_GET_ROWS: readonly DataRow[] = [
  { name: 'set', arity: -3, flags: ['write', 'denyoom'], keys: [1, 1, 1], run: set },
  { name: 'get', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: get },
];

/** The options of SET and GETEX, as parseExtendedStringArgumentsOrReply reads them. */
export interface Options {
  condition: 'none' | 'nx' | 'xx';
  get: boolean;
  keepTtl: boolean;
  persist: boolean;
  /** The word that gave the time, and the argument that holds it; 0 without. */
  unit: 'EX' | 'PX' | 'EXAT' | 'PXAT' | 'none';
  time: number;
}

function set(context: DataContext): Outcome {
  const { request, db } = context;
  if (request.count === 3) {
    const { starts, lengths } = request;
    if (context.keyspace.lfu !== null) lookup(context, 1);
    db.set(request.bytes, starts[1]!, lengths[1]!, starts[2]!, lengths[2]!);
    if (context.keyspace.notified !== 0) notify(context, EVENT.string, 'set', 1);
    return STORED;
  }
  const options = readOptions(request, 3, 'set');
  if (options === null) return answer(SYNTAX_ERROR);
  return setGeneric(context, options, 2, 'set', OK, NIL);
}

/** Redis's setGenericCommand: `value` is the argument that holds the value. */
export function setGeneric(
  context: DataContext,
  options: Options,
  value: number,
  name: string,
  done: Reply,
  notDone: Reply,
): Outcome {
  const { request, db } = context;
  const { bytes, starts, lengths } = request;
  let when: Integer | null = null;
  if (options.unit !== 'none') {
    const time = expiryTime(request, options.time, options.unit, context.now, name);
    if (typeof time === 'object') return answer(time);
    when = time;
  }
  const entry = options.get ? lookupRead(context, 1) : lookup(context, 1);
  if (options.get && entry !== 0 && !db.isString(entry)) return answer(WRONG_TYPE);
  const old = options.get ? (entry === 0 ? NIL : bulk(db.value(entry))) : null;
  if (options.condition === (entry === 0 ? 'xx' : 'nx')) return answer(old ?? notDone);
  if (options.keepTtl) {
    const copy = request.arg(value);
    db.overwrite(bytes, starts[1]!, lengths[1]!, copy);
  } else {
    db.set(bytes, starts[1]!, lengths[1]!, starts[value]!, lengths[value]!);
  }
  const reply = old ?? done;
  notify(context, EVENT.string, 'set', 1);
  if (when !== null) {
    db.setExpiry(bytes, starts[1]!, lengths[1]!, Number(when));
    notify(context, EVENT.generic, 'expire', 1);
    const text = latin1(String(when));
    return changedAs(reply, WORD.SET, request.arg(1), request.arg(value), WORD.PXAT, text);
  }
  return options.get ? changedAs(reply, ...withoutGet(request)) : changed(reply);
}

/** SET's arguments without the word GET, which replicas need not obey. */
function withoutGet(request: Request): Uint8Array[] {
  const args: Uint8Array[] = [];
  for (let i = 0; i < request.count; i++) {
    if (i < 3 || !request.is(i, 'GET')) args.push(request.arg(i));
  }
  return args;
}

export const NO_OPTIONS: Options = {
  condition: 'none',
  get: false,
  keepTtl: false,
  persist: false,
  unit: 'none',
  time: 0,
};

const UNITS = ['EX', 'PX', 'EXAT', 'PXAT'] as const;

/** Null for a syntax error. A time may come twice if it is in the same unit: the last one counts. */
export function readOptions(
  request: Request,
  first: number,
  command: 'set' | 'getex',
): Options | null {
  const options: Options = { ...NO_OPTIONS };
  const setting = command === 'set';
  for (let i = first; i < request.count; i++) {
    if (setting && request.is(i, 'NX') && options.condition !== 'xx') options.condition = 'nx';
    else if (setting && request.is(i, 'XX') && options.condition !== 'nx') options.condition = 'xx';
    else if (setting && request.is(i, 'GET')) options.get = true;
    else if (setting && request.is(i, 'KEEPTTL') && options.unit === 'none') options.keepTtl = true;
    else if (!setting && request.is(i, 'PERSIST') && options.unit === 'none')
      options.persist = true;
    else {
      const unit = UNITS.find((word) => request.is(i, word));
      const free = options.unit === 'none' || options.unit === unit;
      if (unit === undefined || !free || options.keepTtl || options.persist) return null;
      if (++i === request.count) return null;
      options.unit = unit;
      options.time = i;
    }
  }
  return options;
}

function get(context: DataContext): Outcome {
  return answer(stringIn(context, 1));
}

/** As stringAt, of a command that writes nothing: it is answered before the string can change. */
export function stringIn(context: DataContext, i: number): Reply {
  const entry = lookup(context, i);
  if (entry === 0) return NIL;
  return context.db.isString(entry) ? bulk(context.db.view(entry)) : WRONG_TYPE;
}
