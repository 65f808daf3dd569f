import { SortedSetValue } from '../../keyspace/sortedSet/sortedSet.ts';
import { NIL, error, integer } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { NOT_A_FLOAT, WRONG_TYPE, answer, changed, lookup } from '../arguments.ts';
import { SYNTAX_ERROR } from '../integers.ts';
import { putAt, settle } from '../objects.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';
import { doubleArg, scoreReply } from './scoreArguments.ts';

const NX_AND_XX = error('ERR XX and NX options at the same time are not compatible');
const GT_AND_LT = error('ERR GT, LT, and/or NX options at the same time are not compatible');
const ONE_INCREMENT = error('ERR INCR option supports a single increment-element pair');
const NOT_A_NUMBER = error('ERR resulting score is not a number (NaN)');
const OPTIONS = ['NX', 'XX', 'CH', 'INCR', 'GT', 'LT'] as const;

export const ADDING_ROWS: readonly DataRow[] = [
  {
    name: 'zadd',
    arity: -4,
    flags: ['write', 'denyoom', 'fast'],
    keys: [1, 1, 1],
    run: (context) => add(context, new Set()),
  },
  {
    name: 'zincrby',
    arity: 4,
    flags: ['write', 'denyoom', 'fast'],
    keys: [1, 1, 1],
    run: (context) => add(context, new Set(['INCR'])),
  },
];

type Options = Set<(typeof OPTIONS)[number]>;

/** zaddGenericCommand; it lets ZINCRBY have options too, which its arity then makes a syntax error. */
function add(context: DataContext, options: Options): Outcome {
  const { request } = context;
  let first = 2;
  for (; first < request.count; first++) {
    const option = OPTIONS.find((name) => request.is(first, name));
    if (option === undefined) break;
    options.add(option);
  }
  const words = request.count - first;
  if (words % 2 !== 0 || words === 0) return answer(SYNTAX_ERROR);
  const [nx, gt, lt] = [options.has('NX'), options.has('GT'), options.has('LT')];
  if (nx && options.has('XX')) return answer(NX_AND_XX);
  if ((gt && nx) || (lt && nx) || (gt && lt)) return answer(GT_AND_LT);
  if (options.has('INCR') && words > 2) return answer(ONE_INCREMENT);
  const scores = scoreArgs(request, first);
  if (scores === null) return answer(NOT_A_FLOAT);
  return addScores(context, options, first, scores);
}

function scoreArgs(request: Request, first: number): number[] | null {
  const scores: number[] = [];
  for (let i = first; i < request.count; i += 2) {
    const score = doubleArg(request, i);
    if (score === null) return null;
    scores.push(score);
  }
  return scores;
}

function addScores(
  context: DataContext,
  options: Options,
  first: number,
  scores: readonly number[],
): Outcome {
  const { request, db, keyspace } = context;
  const entry = lookup(context, 1);
  if (entry !== 0 && (db.isString(entry) || db.type(entry) !== 'zset')) return answer(WRONG_TYPE);
  if (entry === 0 && options.has('XX')) return answer(options.has('INCR') ? NIL : integer(0));
  const read = entry === 0 ? new SortedSetValue() : (db.object(entry) as SortedSetValue);
  // What a checkpoint holds is copied only when there is something to change.
  let own = entry === 0 ? read : null;
  let added = 0;
  let updated = 0;
  let result: number | null = null;
  for (const [i, score] of scores.entries()) {
    const member = request.arg(first + 2 * i + 1);
    const old = (own ?? read).score(member);
    const next = nextScore(old, score, options);
    if (Number.isNaN(next)) return answer(NOT_A_NUMBER);
    result = next;
    if (next === null || next === old) continue;
    own ??= db.objectToWrite(entry) as SortedSetValue;
    if (own.set(member, next, keyspace.limits)) added++;
    else updated++;
  }
  const changes = added + updated;
  if (own !== null && changes > 0) {
    const event = options.has('INCR') ? 'zincr' : 'zadd';
    if (entry === 0) putAt(context, 1, own, event);
    else settle(context, 1, own, event);
  }
  const count = integer(options.has('CH') ? changes : added);
  const increased = result === null ? NIL : scoreReply(result);
  const reply = options.has('INCR') ? increased : count;
  return changes === 0 ? answer(reply) : changed(reply, changes);
}

/** zsetAdd: the score that a member gets. Null when an option forbids it, NaN when there is none. */
function nextScore(old: number | null, score: number, options: Options): number | null {
  if (old === null) return options.has('XX') ? null : score;
  if (options.has('NX')) return null;
  const next = options.has('INCR') ? old + score : score;
  if (options.has('LT') && next >= old) return null;
  return options.has('GT') && next <= old ? null : next;
}
