import { latin1 } from '../../base/bytes.ts';
import { EVENT } from '../../keyspace/events.ts';
import { error, integer } from '../../resp/reply.ts';
import type { Integer } from '../integers.ts';
import {
  INT64_MIN,
  WRONG_TYPE,
  add,
  answer,
  changed,
  isInt64,
  lookup,
  notify,
} from '../arguments.ts';
import { NOT_AN_INTEGER, integerArg, normal, parseInteger } from '../integers.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';

const FLAGS: readonly CommandFlag[] = ['write', 'denyoom', 'fast'];
const OVERFLOW = error('ERR increment or decrement would overflow');
const NEGATION_OVERFLOW = error('ERR decrement would overflow');

export const NUMBER_ROWS: readonly DataRow[] = [
  { name: 'incr', arity: 2, flags: FLAGS, keys: [1, 1, 1], run: (context) => step(context, 1) },
  { name: 'decr', arity: 2, flags: FLAGS, keys: [1, 1, 1], run: (context) => step(context, -1) },
  { name: 'incrby', arity: 3, flags: FLAGS, keys: [1, 1, 1], run: incrby },
  { name: 'decrby', arity: 3, flags: FLAGS, keys: [1, 1, 1], run: decrby },
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
