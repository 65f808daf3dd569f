import { latin1, textOf } from '../../base/bytes.ts';
import { EVENT } from '../../keyspace/events.ts';
import { ENCODED_AS_TEXT } from '../../keyspace/stringEncoding.ts';
import { bulk, error, integer } from '../../resp/reply.ts';
import type { Integer } from '../arguments.ts';
import {
  INT64_MIN,
  NOT_AN_INTEGER,
  NOT_A_FLOAT,
  WORD,
  WRONG_TYPE,
  add,
  answer,
  changed,
  changedAs,
  integerArg,
  isInt64,
  lookup,
  normal,
  notify,
  parseInteger,
} from '../arguments.ts';
import type { LongDouble } from './longDouble.ts';
import { addLongDoubles, formatLongDouble, parseLongDouble } from './longDouble.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';

const FLAGS: readonly CommandFlag[] = ['write', 'denyoom', 'fast'];
const OVERFLOW = error('ERR increment or decrement would overflow');
const NEGATION_OVERFLOW = error('ERR decrement would overflow');
const NOT_FINITE = error('ERR increment would produce NaN or Infinity');
const NUMBER_ZERO: LongDouble = { mantissa: 0n, exponent: 0 };

export const NUMBER_ROWS: readonly DataRow[] = [
  { name: 'incr', arity: 2, flags: FLAGS, keys: [1, 1, 1], run: (context) => step(context, 1) },
  { name: 'decr', arity: 2, flags: FLAGS, keys: [1, 1, 1], run: (context) => step(context, -1) },
  { name: 'incrby', arity: 3, flags: FLAGS, keys: [1, 1, 1], run: incrby },
  { name: 'decrby', arity: 3, flags: FLAGS, keys: [1, 1, 1], run: decrby },
  { name: 'incrbyfloat', arity: 3, flags: FLAGS, keys: [1, 1, 1], run: incrbyfloat },
];

function incrby(context: DataContext): Outcome {
  const by = integerArg(context.request, 2);
  return by === null ? answer(NOT_AN_INTEGER) : step(context, by);
}

function decrby(context: DataContext): Outcome {
  const by = integerArg(context.request, 2);
  if (by === null) return answer(NOT_AN_INTEGER);
  if (by === INT64_MIN) return answer(NEGATION_OVERFLOW);
  return step(context, typeof by === 'number' ? 0 - by : normal(-by));
}

/** Redis's incrDecrCommand. The expiry time stays. */
function step(context: DataContext, by: Integer): Outcome {
  const { request, db } = context;
  const entry = lookup(context, 1);
  let old: Integer | null = 0;
  if (entry !== 0) {
    if (!db.isString(entry)) return answer(WRONG_TYPE);
    old = parseInteger(db.bytes, db.valueStart(entry), db.valueLength(entry));
    if (old === null) return answer(NOT_AN_INTEGER);
  }
  const sum = add(old, by);
  if (!isInt64(sum)) return answer(OVERFLOW);
  db.overwrite(request.bytes, request.starts[1]!, request.lengths[1]!, latin1(String(sum)));
  notify(context, EVENT.string, 'incrby', 1);
  return changed(integer(sum));
}

/** Replicas are told the sum, so that no other arithmetic can come to another one. */
function incrbyfloat(context: DataContext): Outcome {
  const { request, db } = context;
  const entry = lookup(context, 1);
  if (entry !== 0 && !db.isString(entry)) return answer(WRONG_TYPE);
  const old = entry === 0 ? NUMBER_ZERO : parseLongDouble(textOf(db.value(entry)));
  const by = parseLongDouble(request.text(2));
  if (old === null || by === null) return answer(NOT_A_FLOAT);
  if (old === 'infinite' || by === 'infinite') return answer(NOT_FINITE);
  const sum = addLongDoubles(old, by);
  if (sum === 'infinite') return answer(NOT_FINITE);
  const value = latin1(formatLongDouble(sum));
  const { bytes, starts, lengths } = request;
  db.overwrite(bytes, starts[1]!, lengths[1]!, value, ENCODED_AS_TEXT);
  notify(context, EVENT.string, 'incrbyfloat', 1);
  return changedAs(bulk(value), WORD.SET, request.arg(1), value, WORD.KEEPTTL);
}
