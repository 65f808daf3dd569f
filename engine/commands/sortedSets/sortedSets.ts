import { SortedSetValue } from '../../keyspace/sortedSet/sortedSet.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, ZERO, array, integer } from '../../resp/reply.ts';
import { answer, changed } from '../arguments.ts';
import { objectAt, objectToChange, settle } from '../objects.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';
import { scanObject } from '../keys/scan.ts';
import { scoreReply } from './scoreArguments.ts';
import { ADDING_ROWS } from './sortedSetAdd.ts';
import { ALGEBRA_ROWS } from './sortedSetAlgebra.ts';
import { POPPING_ROWS } from './sortedSetPops.ts';
import { zrandmember } from './sortedSetRandom.ts';
import { RANGE_ROWS } from './sortedSetRanges.ts';
import { BLOCKING_SORTED_SET_ROWS } from './sortedSetsBlocking.ts';

export const SORTED_SET_ROWS: readonly DataRow[] = [
  ...ADDING_ROWS,
  { name: 'zrem', arity: -3, flags: ['write', 'fast'], keys: [1, 1, 1], run: zrem },
  { name: 'zcard', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: zcard },
  { name: 'zscore', arity: 3, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: zscore },
  { name: 'zmscore', arity: -3, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: zmscore },
  { name: 'zrank', arity: 3, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: zrank },
  { name: 'zrevrank', arity: 3, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: zrevrank },
  { name: 'zrandmember', arity: -2, flags: ['readonly'], keys: [1, 1, 1], run: zrandmember },
  {
    name: 'zscan',
    arity: -3,
    flags: ['readonly'],
    keys: [1, 1, 1],
    run: (context) => scanObject(context, 'zset'),
  },
  ...RANGE_ROWS,
  ...POPPING_ROWS,
  ...BLOCKING_SORTED_SET_ROWS,
  ...ALGEBRA_ROWS,
];

function zrem(context: DataContext): Outcome {
  const { request } = context;
  const value = objectToChange(context, 1, SortedSetValue);
  if (value === null) return answer(ZERO);
  if (!(value instanceof SortedSetValue)) return answer(value);
  let removed = 0;
  for (let i = 2; i < request.count; i++) if (value.remove(request.arg(i))) removed++;
  if (removed === 0) return answer(ZERO);
  settle(context, 1, value, 'zrem');
  return changed(integer(removed), removed);
}

function zcard(context: DataContext): Outcome {
  return ofValue(context, ZERO, (value) => integer(value.size));
}

function zscore(context: DataContext): Outcome {
  return ofValue(context, NIL, (value) => scoreOrNil(value, context.request.arg(2)));
}

function zmscore(context: DataContext): Outcome {
  const { request } = context;
  const value = objectAt(context, 1, SortedSetValue);
  if (value !== null && !(value instanceof SortedSetValue)) return answer(value);
  const scores: Reply[] = [];
  for (let i = 2; i < request.count; i++) {
    scores.push(value === null ? NIL : scoreOrNil(value, request.arg(i)));
  }
  return answer(array(scores));
}

function zrank(context: DataContext): Outcome {
  return ofValue(context, NIL, (value) => {
    const rank = value.rank(context.request.arg(2));
    return rank === null ? NIL : integer(rank);
  });
}

function zrevrank(context: DataContext): Outcome {
  return ofValue(context, NIL, (value) => {
    const rank = value.rank(context.request.arg(2));
    return rank === null ? NIL : integer(value.size - 1 - rank);
  });
}

function scoreOrNil(value: SortedSetValue, member: Uint8Array): Reply {
  const score = value.score(member);
  return score === null ? NIL : scoreReply(score);
}

function ofValue(
  context: DataContext,
  missing: Reply,
  look: (value: SortedSetValue) => Reply,
): Outcome {
  const value = objectAt(context, 1, SortedSetValue);
  if (value === null) return answer(missing);
  return answer(value instanceof SortedSetValue ? look(value) : value);
}
