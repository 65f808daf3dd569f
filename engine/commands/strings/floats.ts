import { latin1, textOf } from '../../base/bytes.ts';
import { EVENT } from '../../keyspace/events.ts';
import { ENCODED_AS_TEXT } from '../../keyspace/stringEncoding.ts';
import { bulk, error } from '../../resp/reply.ts';
import { NOT_A_FLOAT, WORD, WRONG_TYPE, answer, changedAs, lookup, notify } from '../arguments.ts';
import type { LongDouble } from './longDouble.ts';
import { addLongDoubles, formatLongDouble, parseLongDouble } from './longDouble.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';

const NOT_FINITE = error('ERR increment would produce NaN or Infinity');
const NUMBER_ZERO: LongDouble = { mantissa: 0n, exponent: 0 };

export const FLOAT_ROWS: readonly DataRow[] = [
  {
    name: 'incrbyfloat',
    arity: 3,
    flags: ['write', 'denyoom', 'fast'],
    keys: [1, 1, 1],
    run: incrbyfloat,
  },
];

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
