// Sets (t_set.c): members added, read, moved, removed. Sets together are in setAlgebra.ts, chance in
// setRandom.ts.
import { sameBytes } from '../../base/bytes.ts';
import { SetValue } from '../../keyspace/set/set.ts';
import type { Reply } from '../../resp/reply.ts';
import { ONE, ZERO, array, bulk, integer } from '../../resp/reply.ts';
import { answer, changed } from '../arguments.ts';
import { objectAt, objectToChange, putAt, settle } from '../objects.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';
import { scanObject } from '../keys/scan.ts';
import { SET_ALGEBRA_ROWS } from './setAlgebra.ts';
import { SET_RANDOM_ROWS } from './setRandom.ts';

const KEY = [1, 1, 1] as const;
const FAST: readonly CommandFlag[] = ['readonly', 'fast'];

export const SET_ROWS: readonly DataRow[] = [
  { name: 'sadd', arity: -3, flags: ['write', 'denyoom', 'fast'], keys: KEY, run: sadd },
  { name: 'srem', arity: -3, flags: ['write', 'fast'], keys: KEY, run: srem },
  { name: 'smove', arity: 4, flags: ['write', 'fast'], keys: [1, 2, 1], run: smove },
  { name: 'scard', arity: 2, flags: FAST, keys: KEY, run: scard },
  { name: 'sismember', arity: 3, flags: FAST, keys: KEY, run: sismember },
  { name: 'smismember', arity: -3, flags: FAST, keys: KEY, run: smismember },
  { name: 'smembers', arity: 2, flags: ['readonly'], keys: KEY, run: smembers },
  {
    name: 'sscan',
    arity: -3,
    flags: ['readonly'],
    keys: KEY,
    run: (context) => scanObject(context, 'set'),
  },
  ...SET_RANDOM_ROWS,
  ...SET_ALGEBRA_ROWS,
];

function sadd(context: DataContext): Outcome {
  const { request, keyspace } = context;
  const held = objectToChange(context, 1, SetValue);
  if (held !== null && !(held instanceof SetValue)) return answer(held);
  const set = held ?? new SetValue();
  let added = 0;
  for (let i = 2; i < request.count; i++) if (set.add(request.arg(i), keyspace.limits)) added++;
  if (added === 0) return answer(ZERO);
  if (held === null) putAt(context, 1, set, 'sadd');
  else settle(context, 1, set, 'sadd');
  return changed(integer(added), added);
}

function srem(context: DataContext): Outcome {
  const { request } = context;
  const set = objectToChange(context, 1, SetValue);
  if (set === null) return answer(ZERO);
  if (!(set instanceof SetValue)) return answer(set);
  let removed = 0;
  for (let i = 2; i < request.count; i++) if (set.remove(request.arg(i))) removed++;
  if (removed === 0) return answer(ZERO);
  settle(context, 1, set, 'srem');
  return changed(integer(removed), removed);
}

function smove(context: DataContext): Outcome {
  const { request, keyspace } = context;
  const member = request.arg(3);
  const from = objectAt(context, 1, SetValue);
  const seen = objectAt(context, 2, SetValue);
  if (from === null) return answer(ZERO);
  if (!(from instanceof SetValue)) return answer(from);
  if (seen !== null && !(seen instanceof SetValue)) return answer(seen);
  if (!from.has(member)) return answer(ZERO);
  if (sameBytes(request.arg(1), request.arg(2))) return answer(ONE);
  const source = objectToChange(context, 1, SetValue) as SetValue;
  source.remove(member);
  settle(context, 1, source, 'srem');
  const held = objectToChange(context, 2, SetValue);
  const target = held instanceof SetValue ? held : new SetValue();
  if (!target.add(member, keyspace.limits)) return changed(ONE);
  if (held === null) putAt(context, 2, target, 'sadd');
  else settle(context, 2, target, 'sadd');
  return changed(ONE, 2);
}

function scard(context: DataContext): Outcome {
  return read(context, ZERO, (set) => integer(set.size));
}

function sismember(context: DataContext): Outcome {
  return read(context, ZERO, (set) => (set.has(context.request.arg(2)) ? ONE : ZERO));
}

function smismember(context: DataContext): Outcome {
  const { request } = context;
  const set = objectAt(context, 1, SetValue);
  if (set !== null && !(set instanceof SetValue)) return answer(set);
  const items: Reply[] = [];
  for (let i = 2; i < request.count; i++) {
    items.push(set?.has(request.arg(i)) === true ? ONE : ZERO);
  }
  return answer(array(items));
}

function smembers(context: DataContext): Outcome {
  return read(context, { kind: 'set', items: [] }, (set) => {
    return { kind: 'set', items: set.members().map(bulk) };
  });
}

/** What the set of argument 1 answers, or what is answered without one. */
function read(context: DataContext, without: Reply, ask: (set: SetValue) => Reply): Outcome {
  const set = objectAt(context, 1, SetValue);
  if (set === null) return answer(without);
  return answer(set instanceof SetValue ? ask(set) : set);
}
