// SPOP and SRANDMEMBER (t_set.c).
import { EVENT } from '../../keyspace/events.ts';
import { SetValue } from '../../keyspace/set/set.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, array, bulk } from '../../resp/reply.ts';
import { INT64_MAX, WORD, answer, changedAs, countArg, notify, rangeArg } from '../arguments.ts';
import { SYNTAX_ERROR } from '../integers.ts';
import { objectAt, objectToChange, settle } from '../objects.ts';
import { removeAt } from '../keys/presence.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';
import { someOf, tooManyDraws } from '../sampling.ts';

export const SET_RANDOM_ROWS: readonly DataRow[] = [
  { name: 'spop', arity: -2, flags: ['write', 'fast'], keys: [1, 1, 1], run: spop },
  { name: 'srandmember', arity: -2, flags: ['readonly'], keys: [1, 1, 1], run: srandmember },
];

const EMPTY_SET: Reply = { kind: 'set', items: [] };

/** What was chosen here, a replica could not choose again: it is told what to remove. */
function spop(context: DataContext): Outcome {
  const { request, dice } = context;
  if (request.count === 3) return spopCount(context);
  if (request.count > 3) return answer(SYNTAX_ERROR);
  const set = objectToChange(context, 1, SetValue);
  if (set === null) return answer(NIL);
  if (!(set instanceof SetValue)) return answer(set);
  const member = set.random(dice);
  set.remove(member);
  settle(context, 1, set, 'spop');
  return changedAs(bulk(member), WORD.SREM, request.arg(1), member);
}

function spopCount(context: DataContext): Outcome {
  const { request } = context;
  const given = countArg(request, 2);
  if (typeof given === 'object') return answer(given);
  const seen = objectAt(context, 1, SetValue);
  if (seen === null) return answer(EMPTY_SET);
  if (!(seen instanceof SetValue)) return answer(seen);
  const count = Number(given);
  if (count === 0) return answer(EMPTY_SET);
  const key = request.arg(1);
  const { size } = seen;
  if (count >= size) {
    const reply: Reply = { kind: 'set', items: seen.members().map(bulk) };
    notify(context, EVENT.set, 'spop', 1);
    removeAt(context, 1);
    return { reply, propagate: [[WORD.DEL, key]], changes: size };
  }
  const set = objectToChange(context, 1, SetValue) as SetValue;
  const chosen = distinct(set, count, context);
  for (const member of chosen) set.remove(member);
  settle(context, 1, set, 'spop');
  return {
    reply: { kind: 'set', items: chosen.map(bulk) },
    propagate: chosen.map((member) => [WORD.SREM, key, member]),
    changes: count,
  };
}

function srandmember(context: DataContext): Outcome {
  const { request, dice } = context;
  if (request.count > 3) return answer(SYNTAX_ERROR);
  const count = request.count === 3 ? rangeArg(request, 2, -INT64_MAX, INT64_MAX) : null;
  if (typeof count === 'object' && count !== null) return answer(count);
  const set = objectAt(context, 1, SetValue);
  if (set === null) return answer(count === null ? NIL : array([]));
  if (!(set instanceof SetValue)) return answer(set);
  if (count === null) return answer(bulk(set.random(dice)));
  const refusal = tooManyDraws(Number(count));
  if (refusal !== null) return answer(refusal);
  return answer(array(choose(set, Number(count), context).map(bulk)));
}

/** srandmemberWithCountCommand: a negative count draws the same member more than once. */
function choose(set: SetValue, count: number, context: DataContext): Uint8Array[] {
  if (count < 0) return Array.from({ length: -count }, () => set.random(context.dice));
  return count >= set.size ? set.members() : distinct(set, count, context);
}

/** So many different members, fewer than all. */
function distinct(set: SetValue, count: number, { dice }: DataContext): Uint8Array[] {
  return someOf(
    set.size,
    count,
    dice,
    () => set.members(),
    () => {
      const thing = set.random(dice);
      return { name: thing, thing };
    },
  );
}
