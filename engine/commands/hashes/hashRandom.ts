import { HashValue } from '../../keyspace/hash/hash.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, array, bulk, error, pairs } from '../../resp/reply.ts';
import { INT64_MAX, answer, rangeArg } from '../arguments.ts';
import { SYNTAX_ERROR } from '../integers.ts';
import { objectAt } from '../objects.ts';
import type { DataContext, Outcome } from '../row.ts';
import { indicesInOrder, someOf, tooManyDraws } from '../sampling.ts';

type Pair = readonly [field: Uint8Array, value: Uint8Array];

/** With values a reply has twice as many items. */
const PAIRS_MAX = INT64_MAX / 2n;
const OUT_OF_RANGE = error('ERR value is out of range');

/** HRANDFIELD key [count [WITHVALUES]]. */
export function hrandfield(context: DataContext): Outcome {
  const { request, dice } = context;
  if (request.count === 2) {
    const hash = objectAt(context, 1, HashValue);
    if (hash === null) return answer(NIL);
    return answer(hash instanceof HashValue ? bulk(hash.random(dice)[0]) : hash);
  }
  const count = rangeArg(request, 2, -INT64_MAX, INT64_MAX);
  if (typeof count === 'object') return answer(count);
  const withValues = request.count > 3;
  if (request.count > 4 || (withValues && !request.is(3, 'WITHVALUES'))) {
    return answer(SYNTAX_ERROR);
  }
  if (withValues && (count < -PAIRS_MAX || count > PAIRS_MAX)) return answer(OUT_OF_RANGE);
  const hash = objectAt(context, 1, HashValue);
  if (hash === null) return answer(array([]));
  if (!(hash instanceof HashValue)) return answer(hash);
  const refusal = tooManyDraws(Number(count));
  if (refusal !== null) return answer(refusal);
  const chosen = choose(hash, Number(count), context);
  if (!withValues) return answer(array(chosen.map(([field]) => bulk(field))));
  return answer(pairs(chosen.flatMap(([field, value]): Reply[] => [bulk(field), bulk(value)])));
}

/** hrandfieldWithCountCommand: a negative count draws the same field more than once. */
function choose(hash: HashValue, count: number, { dice }: DataContext): Pair[] {
  if (count < 0) return Array.from({ length: -count }, () => hash.random(dice));
  const all = (): Pair[] => {
    const found: Pair[] = [];
    hash.each((field, value) => found.push([field, value]));
    return found;
  };
  if (count >= hash.size) return all();
  if (hash.encoding === 'listpack') {
    const packed = all();
    return indicesInOrder(hash.size, count, dice).map((i) => packed[i]!);
  }
  return someOf(hash.size, count, dice, all, () => {
    const thing = hash.random(dice);
    return { name: thing[0], thing };
  });
}
