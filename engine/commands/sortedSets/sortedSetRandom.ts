import { SortedSetValue } from '../../keyspace/sortedSet/sortedSet.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, array, bulk, error, pairs } from '../../resp/reply.ts';
import { INT64_MAX, answer, rangeArg } from '../arguments.ts';
import { SYNTAX_ERROR } from '../integers.ts';
import { objectAt } from '../objects.ts';
import type { DataContext, Outcome } from '../row.ts';
import { indicesInOrder, someOf, tooManyDraws } from '../sampling.ts';
import { scoreReply } from './scoreArguments.ts';

/** With scores a reply has twice as many items. */
const PAIRS_MAX = INT64_MAX / 2n;
const OUT_OF_RANGE = error('ERR value is out of range');

type Element = readonly [member: Uint8Array, score: number];

/** ZRANDMEMBER key [count [WITHSCORES]]. */
export function zrandmember(context: DataContext): Outcome {
  const { request, dice } = context;
  if (request.count === 2) {
    const value = objectAt(context, 1, SortedSetValue);
    if (value === null) return answer(NIL);
    if (!(value instanceof SortedSetValue)) return answer(value);
    return answer(bulk(elementAt(value, dice.below(value.size))[0]));
  }
  const count = rangeArg(request, 2, -INT64_MAX, INT64_MAX);
  if (typeof count === 'object') return answer(count);
  const withScores = request.count > 3;
  if (request.count > 4 || (withScores && !request.is(3, 'WITHSCORES'))) {
    return answer(SYNTAX_ERROR);
  }
  if (withScores && (count < -PAIRS_MAX || count > PAIRS_MAX)) return answer(OUT_OF_RANGE);
  const value = objectAt(context, 1, SortedSetValue);
  if (value === null) return answer(array([]));
  if (!(value instanceof SortedSetValue)) return answer(value);
  const refusal = tooManyDraws(Number(count));
  if (refusal !== null) return answer(refusal);
  const chosen = choose(value, Number(count), context);
  if (!withScores) return answer(array(chosen.map(([member]) => bulk(member))));
  return answer(
    pairs(chosen.flatMap(([member, score]): Reply[] => [bulk(member), scoreReply(score)])),
  );
}

function elementAt(value: SortedSetValue, position: number): Element {
  let found: Element | null = null;
  value.walk(position, 1, 1, (member, score) => (found = [member, score]));
  return found!;
}

/** zrandmemberWithCountCommand: a negative count draws the same member more than once. */
function choose(value: SortedSetValue, count: number, { dice }: DataContext): Element[] {
  const { size } = value;
  const draw = (): Element => elementAt(value, dice.below(size));
  if (count < 0) return Array.from({ length: -count }, draw);
  const all = (): Element[] => {
    const found: Element[] = [];
    // Redis walks a sorted set from its end here (zuiInitIterator).
    value.walk(size - 1, size, -1, (member, score) => found.push([member, score]));
    return found;
  };
  if (count >= size) return all();
  if (value.encoding === 'listpack') {
    return indicesInOrder(size, count, dice).map((i) => elementAt(value, i));
  }
  return someOf(size, count, dice, all, () => {
    const thing = draw();
    return { name: thing[0], thing };
  });
}
