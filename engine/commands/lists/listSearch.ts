import type { Reply } from '../../resp/reply.ts';
import { NIL, array, error, integer } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { INT64_MIN, WRONG_TYPE } from '../arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../integers.ts';
import { answer, lookup } from '../arguments.ts';
import { integerArg } from '../integers.ts';
import { isList, listAt } from './listAccess.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';

const RANK_ZERO = error(
  "ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative to start from the end of the list",
);

export const LIST_SEARCH_ROWS: readonly DataRow[] = [
  { name: 'lpos', arity: -3, flags: ['readonly'], keys: [1, 1, 1], run: lpos },
];

interface Search {
  from: 'head' | 'tail';
  /** Which match is the first that counts. */
  rank: number;
  /** How many indexes are asked for; null: one, that is no array. */
  count: number | null;
  /** How many elements are compared. */
  limit: number;
}

function lpos(context: DataContext): Outcome {
  const { db, request } = context;
  const search = searchArgs(request);
  if ('kind' in search) return answer(search);
  const { from, rank, count, limit } = search;
  const entry = lookup(context, 1);
  if (entry === 0) return answer(count === null ? NIL : array([]));
  if (!isList(db, entry)) return answer(WRONG_TYPE);
  const found: Reply[] = [];
  let matches = 0;
  listAt(db, entry).find(request.arg(2), from, limit, (index) => {
    if (++matches >= rank) found.push(integer(index));
    return found.length < (rank === 0 ? Infinity : (count ?? 1));
  });
  if (count !== null) return answer(array(found));
  return answer(found[0] ?? NIL);
}

function searchArgs(request: Request): Search | Reply {
  const search: Search = { from: 'head', rank: 1, count: null, limit: Infinity };
  for (let i = 3; i < request.count; i += 2) {
    if (i + 1 === request.count) return SYNTAX_ERROR;
    const value = integerArg(request, i + 1);
    if (request.is(i, 'RANK')) {
      if (value === null) return NOT_AN_INTEGER;
      if (value === 0) return RANK_ZERO;
      search.from = value < 0 ? 'tail' : 'head';
      // The lowest integer has no positive: in C it stays below every number of matches, and so
      // does what is left of COUNT.
      search.rank = value === INT64_MIN ? 0 : Math.abs(Number(value));
    } else if (request.is(i, 'COUNT')) {
      if (value === null || value < 0) return error("ERR COUNT can't be negative");
      search.count = value === 0 ? Infinity : Number(value);
    } else if (request.is(i, 'MAXLEN')) {
      if (value === null || value < 0) return error("ERR MAXLEN can't be negative");
      search.limit = value === 0 ? Infinity : Number(value);
    } else return SYNTAX_ERROR;
  }
  return search;
}
