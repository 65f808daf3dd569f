// HINCRBY and HINCRBYFLOAT (t_hash.c).
import { latin1, textOf } from '../../base/bytes.ts';
import { HashValue } from '../../keyspace/hash/hash.ts';
import type { Reply } from '../../resp/reply.ts';
import { bulk, error, integer } from '../../resp/reply.ts';
import { NOT_A_FLOAT, WORD, add, answer, changed, changedAs, isInt64 } from '../arguments.ts';
import { NOT_AN_INTEGER, integerArg, parseInteger } from '../integers.ts';
import { addLongDoubles, formatLongDouble, parseLongDouble } from '../strings/longDouble.ts';
import { objectAt, objectToChange, putAt, settle } from '../objects.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';

const FLAGS: readonly CommandFlag[] = ['write', 'denyoom', 'fast'];

export const HASH_NUMBER_ROWS: readonly DataRow[] = [
  { name: 'hincrby', arity: 4, flags: FLAGS, keys: [1, 1, 1], run: hincrby },
  { name: 'hincrbyfloat', arity: 4, flags: FLAGS, keys: [1, 1, 1], run: hincrbyfloat },
];

const VALUE_NOT_AN_INTEGER = error('ERR hash value is not an integer');
const VALUE_NOT_A_FLOAT = error('ERR hash value is not a float');
const OVERFLOW = error('ERR increment or decrement would overflow');
const NOT_FINITE = error('ERR value is NaN or Infinity');
const WOULD_NOT_BE_FINITE = error('ERR increment would produce NaN or Infinity');
const NAUGHT = latin1('0');

function hincrby(context: DataContext): Outcome {
  const by = integerArg(context.request, 3);
  if (by === null) return answer(NOT_AN_INTEGER);
  const text = oldValue(context);
  if (!(text instanceof Uint8Array)) return answer(text);
  const old = parseInteger(text, 0, text.length);
  if (old === null) return answer(VALUE_NOT_AN_INTEGER);
  const sum = add(old, by);
  if (!isInt64(sum)) return answer(OVERFLOW);
  store(context, latin1(String(sum)), 'hincrby');
  return changed(integer(sum));
}

/** Replicas are told the sum, so that no other arithmetic can come to another one. */
function hincrbyfloat(context: DataContext): Outcome {
  const { request } = context;
  const by = parseLongDouble(request.text(3));
  if (by === null) return answer(NOT_A_FLOAT);
  if (by === 'infinite') return answer(NOT_FINITE);
  const text = oldValue(context);
  if (!(text instanceof Uint8Array)) return answer(text);
  const old = parseLongDouble(textOf(text));
  if (old === null) return answer(VALUE_NOT_A_FLOAT);
  const sum = old === 'infinite' ? old : addLongDoubles(old, by);
  if (sum === 'infinite') return answer(WOULD_NOT_BE_FINITE);
  const value = latin1(formatLongDouble(sum));
  store(context, value, 'hincrbyfloat');
  return changedAs(bulk(value), WORD.HSET, request.arg(1), request.arg(2), value);
}

/** The value of the field in argument 2, zero where there is none; or the type error. */
function oldValue(context: DataContext): Uint8Array | Reply {
  const hash = objectAt(context, 1, HashValue);
  if (hash === null) return NAUGHT;
  return hash instanceof HashValue ? (hash.get(context.request.arg(2)) ?? NAUGHT) : hash;
}

function store(context: DataContext, value: Uint8Array, event: string): void {
  const { request, keyspace } = context;
  const held = objectToChange(context, 1, HashValue);
  const hash = held instanceof HashValue ? held : new HashValue();
  hash.set(request.arg(2), value, keyspace.limits);
  if (held === null) putAt(context, 1, hash, event);
  else settle(context, 1, hash, event);
}
