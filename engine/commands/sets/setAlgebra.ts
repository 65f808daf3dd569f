// SINTER, SUNION, SDIFF and their kin (sinterGenericCommand, sunionDiffGenericCommand of t_set.c).
import { SetValue } from '../../keyspace/set/set.ts';
import type { EncodingLimits } from '../../keyspace/value.ts';
import type { Reply } from '../../resp/reply.ts';
import { ZERO, bulk, error, integer } from '../../resp/reply.ts';
import type { Integer } from '../integers.ts';
import { INT64_MAX, answer, changed, countArg, rangeArg } from '../arguments.ts';
import { SYNTAX_ERROR } from '../integers.ts';
import { objectToRead, putAt } from '../objects.ts';
import { removeAt } from '../keys/presence.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';

const READ: readonly CommandFlag[] = ['readonly'];
const STORE: readonly CommandFlag[] = ['write', 'denyoom'];
const KEYS = [1, -1, 1] as const;

export const SET_ALGEBRA_ROWS: readonly DataRow[] = [
  { name: 'sinter', arity: -2, flags: READ, keys: KEYS, run: (context) => show(context, inter) },
  { name: 'sunion', arity: -2, flags: READ, keys: KEYS, run: (context) => show(context, union) },
  { name: 'sdiff', arity: -2, flags: READ, keys: KEYS, run: (context) => show(context, diff) },
  {
    name: 'sinterstore',
    arity: -3,
    flags: STORE,
    keys: KEYS,
    run: (context) => store(context, inter, 'sinterstore'),
  },
  {
    name: 'sunionstore',
    arity: -3,
    flags: STORE,
    keys: KEYS,
    run: (context) => store(context, union, 'sunionstore'),
  },
  {
    name: 'sdiffstore',
    arity: -3,
    flags: STORE,
    keys: KEYS,
    run: (context) => store(context, diff, 'sdiffstore'),
  },
  {
    name: 'sintercard',
    arity: -3,
    flags: ['readonly', 'movablekeys'],
    keys: [0, 0, 0],
    run: sintercard,
  },
];

/** A key without a set is null. The result is a list in the order in which it is answered. */
type Operation = (sets: readonly (SetValue | null)[], limits: EncodingLimits) => SetResult;
type SetResult = SetValue | Uint8Array[];

function show(context: DataContext, operation: Operation): Outcome {
  const sets = setsIn(context, 1, context.request.count);
  if ('kind' in sets) return answer(sets);
  const result = operation(sets, context.keyspace.limits);
  const members = result instanceof SetValue ? result.members() : result;
  return answer({ kind: 'set', items: members.map(bulk) });
}

function store(context: DataContext, operation: Operation, event: string): Outcome {
  const { request, keyspace } = context;
  const sets = setsIn(context, 2, request.count);
  if ('kind' in sets) return answer(sets);
  const result = operation(sets, keyspace.limits);
  const set = result instanceof SetValue ? result : setOf(result, keyspace.limits);
  if (set.size > 0) {
    putAt(context, 1, set, event);
    return changed(integer(set.size));
  }
  return removeAt(context, 1) ? changed(ZERO) : answer(ZERO);
}

/** SINTERCARD numkeys key... [LIMIT limit] */
function sintercard(context: DataContext): Outcome {
  const { request } = context;
  const count = rangeArg(request, 1, 1, INT64_MAX, NO_KEYS);
  if (typeof count === 'object') return answer(count);
  if (count > request.count - 2) return answer(TOO_MANY_KEYS);
  const end = 2 + Number(count);
  let limit: Integer = 0;
  for (let i = end; i < request.count; i += 2) {
    if (!request.is(i, 'LIMIT') || i + 1 === request.count) return answer(SYNTAX_ERROR);
    const given = countArg(request, i + 1, NEGATIVE_LIMIT);
    if (typeof given === 'object') return answer(given);
    limit = given;
  }
  const sets = setsIn(context, 2, end);
  if ('kind' in sets) return answer(sets);
  return answer(integer(common(sets, limit === 0 ? Infinity : Number(limit)).length));
}

const NO_KEYS = error('ERR numkeys should be greater than 0');
const TOO_MANY_KEYS = error("ERR Number of keys can't be greater than number of args");
const NEGATIVE_LIMIT = error("ERR LIMIT can't be negative");

/** The sets in the keys of arguments [from, to), to be read before the next write; or the error. */
function setsIn(context: DataContext, from: number, to: number): (SetValue | null)[] | Reply {
  const sets: (SetValue | null)[] = [];
  for (let i = from; i < to; i++) {
    const set = objectToRead(context, i, SetValue);
    if (set !== null && !(set instanceof SetValue)) return set;
    sets.push(set);
  }
  return sets;
}

function setOf(members: readonly Uint8Array[], limits: EncodingLimits): SetValue {
  const set = new SetValue();
  for (const member of members) set.add(member, limits);
  return set;
}

const inter: Operation = (sets) => common(sets, Infinity);

/** Members of the smallest set, in its order, that all others have too; `limit` of them at most. */
function common(sets: readonly (SetValue | null)[], limit: number): Uint8Array[] {
  const present = sets.filter((set) => set !== null);
  if (present.length < sets.length) return [];
  const [smallest, ...others] = present.toSorted((a, b) => a.size - b.size);
  const found: Uint8Array[] = [];
  for (const member of smallest!.members()) {
    if (others.every((other) => other === smallest || other.has(member))) found.push(member);
    if (found.length >= limit) break;
  }
  return found;
}

function union(sets: readonly (SetValue | null)[], limits: EncodingLimits): SetValue {
  const result = new SetValue();
  for (const set of sets) set?.each((member) => void result.add(member, limits));
  return result;
}

/**
 * Redis estimates which is less work: to look every member of the first set up in the others, or to
 * take the members of the others out of the first. Which of the two it is shows in the encoding.
 */
function diff(sets: readonly (SetValue | null)[], limits: EncodingLimits): SetValue {
  const [first, ...others] = sets;
  if (first === null || first === undefined || others.includes(first)) return new SetValue();
  const present = others.filter((set) => set !== null);
  const lookups = Math.floor((first.size * (present.length + 1)) / 2);
  const removals = present.reduce((sum, set) => sum + set.size, first.size);
  if (lookups <= removals) {
    const rest = first.members().filter((member) => !present.some((set) => set.has(member)));
    return setOf(rest, limits);
  }
  const result = setOf(first.members(), limits);
  for (const set of present) {
    set.each((member) => void result.remove(member));
    if (result.size === 0) break;
  }
  return result;
}
