import { latin1 } from '../../base/bytes.ts';
import { SortedSetValue } from '../../keyspace/sortedSet/sortedSet.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL_ARRAY, array, bulk, error, pairs } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { INT64_MAX, answer, changed, countArg, rangeArg } from '../arguments.ts';
import { type Integer, SYNTAX_ERROR } from '../integers.ts';
import { objectAt, objectToChange, settle } from '../objects.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';
import { scoreReply } from './scoreArguments.ts';

/** From which end. */
export type End = 'min' | 'max';

const NO_KEYS = error('ERR numkeys should be greater than 0');
const NO_COUNT = error('ERR count should be greater than 0');
const WORD_OF: Readonly<Record<End, Uint8Array>> = {
  min: latin1('ZPOPMIN'),
  max: latin1('ZPOPMAX'),
};

/** The event that tells of a pop. */
export const EVENT_OF: Readonly<Record<End, string>> = { min: 'zpopmin', max: 'zpopmax' };

export const POPPING_ROWS: readonly DataRow[] = [
  popRow('zpopmin', 'min'),
  popRow('zpopmax', 'max'),
  { name: 'zmpop', arity: -4, flags: ['write', 'movablekeys'], keys: [0, 0, 0], run: zmpop },
];

function popRow(name: string, end: End): DataRow {
  const run = (context: DataContext): Outcome => pop(context, end);
  return { name, arity: -2, flags: ['write', 'fast'], keys: [1, 1, 1], run };
}

/** The elements taken away, each a member and its score. */
function taken(value: SortedSetValue, end: End, count: number): [Reply, Reply][] {
  const found: [Reply, Reply][] = [];
  const { size } = value;
  value.walk(end === 'min' ? 0 : size - 1, count, end === 'min' ? 1 : -1, (member, score) =>
    found.push([bulk(member), scoreReply(score)]),
  );
  if (end === 'min') value.removeRange(0, count);
  else value.removeRange(size - count, size);
  return found;
}

/** ZPOPMIN and ZPOPMAX: without a count RESP3 gets no pairs. */
function pop(context: DataContext, end: End): Outcome {
  const { request } = context;
  if (request.count > 3) return answer(SYNTAX_ERROR);
  const asked = request.count === 3 ? countArg(request, 2) : 1;
  if (typeof asked === 'object') return answer(asked);
  const value =
    Number(asked) === 0
      ? objectAt(context, 1, SortedSetValue)
      : objectToChange(context, 1, SortedSetValue);
  if (value === null) return answer(array([]));
  if (!(value instanceof SortedSetValue)) return answer(value);
  const count = Math.min(Number(asked), value.size);
  if (count === 0) return answer(array([]));
  const items = taken(value, end, count).flat();
  settle(context, 1, value, EVENT_OF[end]);
  return changed(request.count === 3 ? pairs(items) : array(items), count);
}

/** What ZMPOP and BZMPOP ask for. */
export interface MultiPop {
  /** The arguments with the keys: the first and how many. */
  readonly first: number;
  readonly keys: number;
  readonly end: End;
  readonly count: number;
}

/** zmpopGenericCommand: `numkeys key … MIN|MAX [COUNT n]` from argument i on. */
export function multiPopArgs(request: Request, i: number): MultiPop | Reply {
  const keys = rangeArg(request, i, 1, INT64_MAX, NO_KEYS);
  if (typeof keys === 'object') return keys;
  const where = i + Number(keys) + 1;
  if (where >= request.count) return SYNTAX_ERROR;
  const end = endArg(request, where);
  if (end === null) return SYNTAX_ERROR;
  let count: Integer | null = null;
  for (let at = where + 1; at < request.count; at++) {
    if (count !== null || !request.is(at, 'COUNT') || at + 1 === request.count) {
      return SYNTAX_ERROR;
    }
    const given = rangeArg(request, ++at, 1, INT64_MAX, NO_COUNT);
    if (typeof given === 'object') return given;
    count = given;
  }
  return { first: i + 1, keys: Number(keys), end, count: Number(count ?? 1) };
}

function endArg(request: Request, i: number): End | null {
  if (request.is(i, 'MIN')) return 'min';
  return request.is(i, 'MAX') ? 'max' : null;
}

function zmpop(context: DataContext): Outcome {
  const asked = multiPopArgs(context.request, 1);
  if ('kind' in asked) return answer(asked);
  return popFromFirst(context, asked, asked.count, true) ?? answer(NIL_ARRAY);
}

/**
 * Pops from the first of the keys that is there; null without. `nested` replies, and commands that
 * tell a count to the replicas, are those of ZMPOP and BZMPOP.
 */
export function popFromFirst(
  context: DataContext,
  asked: Pick<MultiPop, 'first' | 'keys' | 'end'>,
  count: number,
  nested: boolean,
): Outcome | null {
  const { request } = context;
  for (let i = asked.first; i < asked.first + asked.keys; i++) {
    const value = objectToChange(context, i, SortedSetValue);
    if (value === null) continue;
    if (!(value instanceof SortedSetValue)) return answer(value);
    const outcome = popNamed(value, request.arg(i), asked.end, count, nested);
    settle(context, i, value, EVENT_OF[asked.end]);
    return outcome;
  }
  return null;
}

/** The reply names the key; replicas are told of a ZPOPMIN or ZPOPMAX. */
export function popNamed(
  value: SortedSetValue,
  key: Uint8Array,
  end: End,
  asked: number,
  nested: boolean,
): Outcome {
  const count = Math.min(asked, value.size);
  const items = taken(value, end, count);
  const named = bulk(key);
  return {
    reply: nested ? array([named, array(items.map(array))]) : array([named, ...items.flat()]),
    propagate: [[WORD_OF[end], key, ...(nested ? [latin1(String(count))] : [])]],
    changes: count,
  };
}
