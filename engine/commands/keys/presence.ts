// Which keys there are, and taking them away.
import { EVENT } from '../../keyspace/events.ts';
import { ZERO, integer, simple } from '../../resp/reply.ts';
import { answer, changed, notify, peek } from '../arguments.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';

export const PRESENCE_ROWS: readonly DataRow[] = [
  { name: 'del', arity: -2, flags: ['write'], keys: [1, -1, 1], run: del },
  { name: 'unlink', arity: -2, flags: ['write', 'fast'], keys: [1, -1, 1], run: del },
  { name: 'exists', arity: -2, flags: ['readonly', 'fast'], keys: [1, -1, 1], run: exists },
  { name: 'type', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: type },
  { name: 'dbsize', arity: 1, flags: ['readonly', 'fast'], keys: [0, 0, 0], run: dbsize },
];

/** DEL and UNLINK differ only in when memory is given back. */
function del(context: DataContext): Outcome {
  const { request } = context;
  let removed = 0;
  for (let i = 1; i < request.count; i++) {
    if (peek(context, i) === 0) continue;
    if (removeAt(context, i)) removed++;
  }
  return removed === 0 ? answer(ZERO) : changed(integer(removed), removed);
}

function exists(context: DataContext): Outcome {
  let found = 0;
  for (let i = 1; i < context.request.count; i++) if (peek(context, i) !== 0) found++;
  return answer(integer(found));
}

function type(context: DataContext): Outcome {
  const entry = peek(context, 1);
  return answer(simple(entry === 0 ? 'none' : context.db.type(entry)));
}

function dbsize({ db }: DataContext): Outcome {
  return answer(integer(db.size));
}

/** Removes the key of argument i, in place of which there is nothing to put. */
export function removeAt(context: DataContext, i: number): boolean {
  const { request, db } = context;
  const removed = db.remove(request.bytes, request.starts[i]!, request.lengths[i]!);
  if (removed) notify(context, EVENT.generic, 'del', i);
  return removed;
}
