import type { Reply } from '../../resp/reply.ts';
import { OK, error } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { DB_OUT_OF_RANGE, answer, changed } from '../arguments.ts';
import { SYNTAX_ERROR, intArg } from '../integers.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';

export const DATABASE_ROWS: readonly DataRow[] = [
  { name: 'flushdb', arity: -1, flags: ['write'], keys: [0, 0, 0], run: flushdb },
  { name: 'flushall', arity: -1, flags: ['write'], keys: [0, 0, 0], run: flushall },
  { name: 'swapdb', arity: 3, flags: ['write', 'fast'], keys: [0, 0, 0], run: swapdb },
];

/** Both FLUSH commands are propagated even when there was nothing to remove. */
function flushdb({ request, keyspace, db }: DataContext): Outcome {
  if (!isFlush(request)) return answer(SYNTAX_ERROR);
  return changed(OK, keyspace.flush(db.index));
}

function flushall({ request, keyspace }: DataContext): Outcome {
  if (!isFlush(request)) return answer(SYNTAX_ERROR);
  return changed(OK, keyspace.flushAll());
}

/** Removing at once or in the background is the same to everyone who looks. */
function isFlush(request: Request): boolean {
  if (request.count === 1) return true;
  return request.count === 2 && (request.is(1, 'SYNC') || request.is(1, 'ASYNC'));
}

function swapdb({ request, keyspace }: DataContext): Outcome {
  const first = databaseArg(request, 1, 'ERR invalid first DB index');
  if (typeof first === 'object') return answer(first);
  const second = databaseArg(request, 2, 'ERR invalid second DB index');
  if (typeof second === 'object') return answer(second);
  const count = keyspace.databaseCount;
  if (first < 0 || first >= count || second < 0 || second >= count) return answer(DB_OUT_OF_RANGE);
  keyspace.swap(first, second);
  return changed(OK);
}

function databaseArg(request: Request, i: number, refusal: string): number | Reply {
  const index = intArg(request, i);
  return typeof index === 'object' ? error(refusal) : index;
}
