import type { LexRange, ScoreRange, Span } from '../../keyspace/sortedSet/elementRange.ts';
import { spanOfMembers, spanOfScores } from '../../keyspace/sortedSet/elementRange.ts';
import { SortedSetValue } from '../../keyspace/sortedSet/sortedSet.ts';
import type { Reply } from '../../resp/reply.ts';
import { ZERO, array, bulk, error, integer, pairs } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { answer, changed } from '../arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR, integerArg } from '../integers.ts';
import { objectAt, objectToChange, objectToRead, putAt, settle } from '../objects.ts';
import { removeAt } from '../keys/presence.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';
import { lexRangeArgs, scoreRangeArgs, scoreReply } from './scoreArguments.ts';

const LIMIT_OF_RANKS = error(
  'ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX',
);
const SCORES_OF_LEX = error('ERR syntax error, WITHSCORES not supported in combination with BYLEX');

type By = 'rank' | 'score' | 'lex';

/** What a name says already; null: an option may say it. */
interface Form {
  readonly by: By | null;
  readonly backwards: boolean | null;
}

export const RANGE_ROWS: readonly DataRow[] = [
  rangeRow('zrange', { by: null, backwards: null }),
  rangeRow('zrevrange', { by: 'rank', backwards: true }),
  rangeRow('zrangebyscore', { by: 'score', backwards: false }),
  rangeRow('zrevrangebyscore', { by: 'score', backwards: true }),
  rangeRow('zrangebylex', { by: 'lex', backwards: false }),
  rangeRow('zrevrangebylex', { by: 'lex', backwards: true }),
  { name: 'zrangestore', arity: -5, flags: ['write', 'denyoom'], keys: [1, 2, 1], run: store },
  countRow('zcount', 'score'),
  countRow('zlexcount', 'lex'),
  removeRow('zremrangebyrank', 'rank'),
  removeRow('zremrangebyscore', 'score'),
  removeRow('zremrangebylex', 'lex'),
];

function rangeRow(name: string, form: Form): DataRow {
  const run = (context: DataContext): Outcome => range(context, form);
  return { name, arity: -4, flags: ['readonly'], keys: [1, 1, 1], run };
}

function countRow(name: string, by: By): DataRow {
  const run = (context: DataContext): Outcome => count(context, by);
  return { name, arity: 4, flags: ['readonly', 'fast'], keys: [1, 1, 1], run };
}

function removeRow(name: string, by: By): DataRow {
  const run = (context: DataContext): Outcome => remove(context, by);
  return { name, arity: 4, flags: ['write'], keys: [1, 1, 1], run };
}

/** From where to where, in the terms of the command. Ranks may be negative. */
type Bounds =
  | { readonly by: 'rank'; readonly start: number; readonly stop: number }
  | { readonly by: 'score'; readonly range: ScoreRange }
  | { readonly by: 'lex'; readonly range: LexRange };

interface Wanted {
  readonly bounds: Bounds;
  readonly backwards: boolean;
  readonly withScores: boolean;
  readonly offset: number;
  /** Negative: all. */
  readonly limit: number;
}

/** Bounds in two arguments, the lower one's first. */
function boundArgs(request: Request, by: By, min: number, max: number): Bounds | Reply {
  if (by === 'rank') {
    const start = integerArg(request, min);
    const stop = integerArg(request, max);
    if (start === null || stop === null) return NOT_AN_INTEGER;
    return { by, start: Number(start), stop: Number(stop) };
  }
  if (by === 'score') {
    const scores = scoreRangeArgs(request, min, max);
    return 'kind' in scores ? scores : { by, range: scores };
  }
  const members = lexRangeArgs(request, min, max);
  return 'kind' in members ? members : { by, range: members };
}

/** The positions meant, after `skipped` of them from the end where the reader begins. */
function spanOf(value: SortedSetValue, bounds: Bounds, backwards: boolean, skipped = 0): Span {
  if (bounds.by === 'lex') return spanOfMembers(value, bounds.range, backwards, skipped);
  if (bounds.by === 'score') return spanOfScores(value, bounds.range, backwards, skipped);
  // By rank there is no limit, and the offset of a LIMIT without one counts for nothing.
  const { size } = value;
  const start = Math.max(0, bounds.start < 0 ? size + bounds.start : bounds.start);
  const stop = Math.min(size - 1, bounds.stop < 0 ? size + bounds.stop : bounds.stop);
  if (start > stop) return { from: 0, to: 0 };
  return backwards ? { from: size - 1 - stop, to: size - start } : { from: start, to: stop + 1 };
}

/** zrangeGenericCommand's arguments: the key in argument `key`, then bounds, then options. */
function wantedArgs(request: Request, key: number, form: Form, storing: boolean): Wanted | Reply {
  let { by, backwards } = form;
  let withScores = false;
  let offset = 0;
  let limit = -1;
  for (let i = key + 3; i < request.count; i++) {
    if (!storing && request.is(i, 'WITHSCORES')) withScores = true;
    else if (request.is(i, 'LIMIT') && i + 2 < request.count) {
      const skipped = integerArg(request, i + 1);
      const most = skipped === null ? null : integerArg(request, i + 2);
      if (skipped === null || most === null) return NOT_AN_INTEGER;
      offset = Number(skipped);
      limit = Number(most);
      i += 2;
    } else if (form.backwards === null && backwards === null && request.is(i, 'REV')) {
      backwards = true;
    } else if (by === null && request.is(i, 'BYLEX')) by = 'lex';
    else if (by === null && request.is(i, 'BYSCORE')) by = 'score';
    else return SYNTAX_ERROR;
  }
  by ??= 'rank';
  backwards ??= false;
  if (limit !== -1 && by === 'rank') return LIMIT_OF_RANKS;
  if (withScores && by === 'lex') return SCORES_OF_LEX;
  // Read backwards, a range by score or member names its upper bound first.
  const swapped = backwards && by !== 'rank';
  const bounds = boundArgs(request, by, key + (swapped ? 2 : 1), key + (swapped ? 1 : 2));
  if ('kind' in bounds) return bounds;
  return { bounds, backwards, withScores, offset, limit };
}

/** The positions that a reader gets to see. */
function wantedSpan(value: SortedSetValue, { bounds, backwards, offset, limit }: Wanted): Span {
  if (offset < 0 && bounds.by !== 'rank') return { from: 0, to: 0 };
  const { from, to } = spanOf(value, bounds, backwards, offset);
  if (limit < 0 || limit >= to - from) return { from, to };
  return backwards ? { from: to - limit, to } : { from, to: from + limit };
}

function visitSpan(
  value: SortedSetValue,
  { from, to }: Span,
  backwards: boolean,
  visit: (member: Uint8Array, score: number) => void,
): void {
  if (backwards) value.walk(to - 1, to - from, -1, visit);
  else value.walk(from, to - from, 1, visit);
}

function range(context: DataContext, form: Form): Outcome {
  const wanted = wantedArgs(context.request, 1, form, false);
  if ('kind' in wanted) return answer(wanted);
  const value = objectAt(context, 1, SortedSetValue);
  if (value === null) return answer(array([]));
  if (!(value instanceof SortedSetValue)) return answer(value);
  const items: Reply[] = [];
  visitSpan(value, wantedSpan(value, wanted), wanted.backwards, (member, score) => {
    items.push(bulk(member));
    if (wanted.withScores) items.push(scoreReply(score));
  });
  return answer(wanted.withScores ? pairs(items) : array(items));
}

/** ZRANGESTORE target source …: a range of nothing removes the target. */
function store(context: DataContext): Outcome {
  const { request, keyspace } = context;
  const wanted = wantedArgs(request, 2, { by: null, backwards: null }, true);
  if ('kind' in wanted) return answer(wanted);
  const value = objectToRead(context, 2, SortedSetValue);
  if (value !== null && !(value instanceof SortedSetValue)) return answer(value);
  const result = new SortedSetValue();
  if (value !== null) {
    const span = wantedSpan(value, wanted);
    // Only of ranks Redis knows beforehand how many there are (zrangeResultBeginStore).
    const count = wanted.bounds.by === 'rank' ? span.to - span.from : 0;
    if (count > keyspace.limits.zsetMaxListpackEntries) result.unpack();
    visitSpan(value, span, wanted.backwards, (member, score) =>
      result.set(member, score, keyspace.limits),
    );
  }
  return stored(context, result, 'zrangestore');
}

/** The result goes where argument 1 says; an empty one only removes what was there. */
export function stored(context: DataContext, result: SortedSetValue, event: string): Outcome {
  if (result.size > 0) {
    const { size } = result;
    putAt(context, 1, result, event);
    return changed(integer(size));
  }
  return removeAt(context, 1) ? changed(ZERO) : answer(ZERO);
}

function count(context: DataContext, by: By): Outcome {
  const bounds = boundArgs(context.request, by, 2, 3);
  if ('kind' in bounds) return answer(bounds);
  const value = objectAt(context, 1, SortedSetValue);
  if (value === null) return answer(ZERO);
  if (!(value instanceof SortedSetValue)) return answer(value);
  const { from, to } = spanOf(value, bounds, false);
  return answer(integer(to - from));
}

/** zremrangeGenericCommand. */
function remove(context: DataContext, by: By): Outcome {
  const bounds = boundArgs(context.request, by, 2, 3);
  if ('kind' in bounds) return answer(bounds);
  const read = objectAt(context, 1, SortedSetValue);
  if (read === null) return answer(ZERO);
  if (!(read instanceof SortedSetValue)) return answer(read);
  const { from, to } = spanOf(read, bounds, false);
  if (from === to) return answer(ZERO);
  const value = objectToChange(context, 1, SortedSetValue) as SortedSetValue;
  value.removeRange(from, to);
  settle(context, 1, value, `zremrangeby${by}`);
  return changed(integer(to - from), to - from);
}
