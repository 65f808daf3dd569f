// ZUNION, ZINTER, ZDIFF, what stores their results, and ZINTERCARD: zunionInterDiffGenericCommand.
import { MemberTable } from '../../keyspace/sortedSet/memberTable.ts';
import { SetValue } from '../../keyspace/set/set.ts';
import { SortedSetValue } from '../../keyspace/sortedSet/sortedSet.ts';
import type { Reply } from '../../resp/reply.ts';
import { array, bulk, error, integer, pairs } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { WRONG_TYPE, answer, countArg, lookupRead } from '../arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR, integerArg } from '../integers.ts';
import type { CommandFlag, DataContext, DataRow, Outcome } from '../row.ts';
import { doubleArg, scoreReply } from './scoreArguments.ts';
import { stored } from './sortedSetRanges.ts';

type Operation = 'union' | 'inter' | 'diff';
type Aggregate = 'SUM' | 'MIN' | 'MAX';

const BAD_WEIGHT = error('ERR weight value is not a float');
const NEGATIVE_LIMIT = error("ERR LIMIT can't be negative");
const AGGREGATES: readonly Aggregate[] = ['SUM', 'MIN', 'MAX'];
const READ: readonly CommandFlag[] = ['readonly', 'movablekeys'];
const WRITE: readonly CommandFlag[] = ['write', 'denyoom', 'movablekeys'];

export const ALGEBRA_ROWS: readonly DataRow[] = [
  readRow('zunion', 'union'),
  readRow('zinter', 'inter'),
  readRow('zdiff', 'diff'),
  storeRow('zunionstore', 'union'),
  storeRow('zinterstore', 'inter'),
  storeRow('zdiffstore', 'diff'),
  { name: 'zintercard', arity: -3, flags: READ, keys: [0, 0, 0], run: card },
];

function readRow(name: string, operation: Operation): DataRow {
  const run = (context: DataContext): Outcome => read(context, name, operation);
  return { name, arity: -3, flags: READ, keys: [0, 0, 0], run };
}

function storeRow(name: string, operation: Operation): DataRow {
  const run = (context: DataContext): Outcome => store(context, name, operation);
  return { name, arity: -4, flags: WRITE, keys: [1, 1, 1], run };
}

/** One input; a set's members have the score 1, a missing key has no members. */
interface Source {
  readonly value: SortedSetValue | SetValue | null;
  weight: number;
}

interface Asked {
  readonly sources: Source[];
  /** The first argument after the keys. */
  readonly next: number;
}

interface Options {
  aggregate: Aggregate;
  withScores: boolean;
}

/** `numkeys key …` from argument i on. Types are looked at before the options. */
function sourceArgs(context: DataContext, name: string, i: number): Asked | Reply {
  const { request, db } = context;
  const keys = integerArg(request, i);
  if (keys === null) return NOT_AN_INTEGER;
  if (keys < 1) return error(`ERR at least 1 input key is needed for '${name}' command`);
  if (keys > request.count - (i + 1)) return SYNTAX_ERROR;
  const next = i + 1 + Number(keys);
  const sources: Source[] = [];
  for (let at = i + 1; at < next; at++) {
    const entry = lookupRead(context, at);
    const object = entry === 0 || db.isString(entry) ? null : db.object(entry);
    const value = object instanceof SortedSetValue || object instanceof SetValue ? object : null;
    if (entry !== 0 && value === null) return WRONG_TYPE;
    sources.push({ value, weight: 1 });
  }
  return { sources, next };
}

function optionArgs(
  request: Request,
  { sources, next }: Asked,
  operation: Operation,
  storing: boolean,
): Options | Reply {
  const options: Options = { aggregate: 'SUM', withScores: false };
  const combining = operation !== 'diff';
  for (let i = next; i < request.count; i++) {
    const left = request.count - i;
    if (combining && left > sources.length && request.is(i, 'WEIGHTS')) {
      for (const source of sources) {
        const weight = doubleArg(request, ++i);
        if (weight === null) return BAD_WEIGHT;
        source.weight = weight;
      }
    } else if (combining && left >= 2 && request.is(i, 'AGGREGATE')) {
      i++;
      const aggregate = AGGREGATES.find((name) => request.is(i, name));
      if (aggregate === undefined) return SYNTAX_ERROR;
      options.aggregate = aggregate;
    } else if (!storing && request.is(i, 'WITHSCORES')) options.withScores = true;
    else return SYNTAX_ERROR;
  }
  return options;
}

function read(context: DataContext, name: string, operation: Operation): Outcome {
  const { request } = context;
  const asked = sourceArgs(context, name, 1);
  if ('kind' in asked) return answer(asked);
  const options = optionArgs(request, asked, operation, false);
  if ('kind' in options) return answer(options);
  const result = new SortedSetValue();
  // The packed form would have no negative zero.
  result.unpack();
  combine(context, operation, asked.sources, options.aggregate, result);
  const items: Reply[] = [];
  result.each((member, score) => {
    items.push(bulk(member));
    if (options.withScores) items.push(scoreReply(score));
  });
  return answer(options.withScores ? pairs(items) : array(items));
}

function store(context: DataContext, name: string, operation: Operation): Outcome {
  const { request, keyspace } = context;
  const asked = sourceArgs(context, name, 2);
  if ('kind' in asked) return answer(asked);
  const options = optionArgs(request, asked, operation, true);
  if ('kind' in options) return answer(options);
  const result = new SortedSetValue();
  result.unpack();
  combine(context, operation, asked.sources, options.aggregate, result);
  result.packIfSmall(keyspace.limits);
  return stored(context, result, name);
}

/** ZINTERCARD numkeys key … [LIMIT n]: 0 is no limit. */
function card(context: DataContext): Outcome {
  const { request } = context;
  const asked = sourceArgs(context, 'zintercard', 1);
  if ('kind' in asked) return answer(asked);
  let limit = 0;
  for (let i = asked.next; i < request.count; i += 2) {
    if (i + 1 === request.count || !request.is(i, 'LIMIT')) return answer(SYNTAX_ERROR);
    const given = countArg(request, i + 1, NEGATIVE_LIMIT);
    if (typeof given === 'object') return answer(given);
    limit = Number(given);
  }
  const [first, ...others] = bySize(asked.sources);
  let found = 0;
  eachOf(first!, (member) => {
    if (others.every((other) => scoreIn(other, member) !== null)) found++;
  });
  return answer(integer(limit > 0 ? Math.min(limit, found) : found));
}

function combine(
  { keyspace }: DataContext,
  operation: Operation,
  sources: readonly Source[],
  aggregate: Aggregate,
  result: SortedSetValue,
): void {
  const put = (member: Uint8Array, score: number): void => {
    result.set(member, score, keyspace.limits);
  };
  if (operation === 'union') union(bySize(sources), aggregate, put);
  else if (operation === 'inter') intersection(bySize(sources), aggregate, put);
  else difference(sources, put);
}

type Put = (member: Uint8Array, score: number) => void;

/** Scores are added up from the smallest input to the largest, and rounding depends on the order. */
function union(sources: readonly Source[], aggregate: Aggregate, put: Put): void {
  const sums = new MemberTable();
  for (const source of sources) {
    eachOf(source, (member, score) => {
      const entry = sums.find(member, 0, member.length);
      const weighted = numberOf(source.weight * score);
      const sum = entry === 0 ? weighted : joined(sums.score(entry), weighted, aggregate);
      sums.writeScore(entry, member.length, sum);
    });
  }
  sums.each((entry) => put(sums.member(entry), sums.score(entry)));
}

function intersection(sources: readonly Source[], aggregate: Aggregate, put: Put): void {
  const [first, ...others] = sources;
  eachOf(first!, (member, score) => {
    let sum = numberOf(first!.weight * score);
    for (const other of others) {
      const found = scoreIn(other, member);
      if (found === null) return;
      sum = joined(sum, found * other.weight, aggregate);
    }
    put(member, sum);
  });
}

function difference(sources: readonly Source[], put: Put): void {
  const [first, ...others] = sources;
  eachOf(first!, (member, score) => {
    if (others.every((other) => scoreIn(other, member) === null)) put(member, score);
  });
}

/** From the smallest input to the largest; equal ones stay as they stand (zuiCompareByCardinality). */
function bySize(sources: readonly Source[]): Source[] {
  return sources.toSorted((a, b) => (a.value?.size ?? 0) - (b.value?.size ?? 0));
}

function eachOf({ value }: Source, visit: (member: Uint8Array, score: number) => void): void {
  if (value instanceof SetValue) value.each((member) => visit(member, 1));
  else value?.each(visit);
}

function scoreIn({ value }: Source, member: Uint8Array): number | null {
  if (value instanceof SetValue) return value.has(member) ? 1 : null;
  return value === null ? null : value.score(member);
}

/** Zero times infinity, and infinity less infinity, count as 0. */
function numberOf(score: number): number {
  return Number.isNaN(score) ? 0 : score;
}

/** zunionInterAggregate: MIN and MAX keep what they have beside a NaN, and the first of equals. */
function joined(sum: number, score: number, aggregate: Aggregate): number {
  if (aggregate === 'SUM') return numberOf(sum + score);
  if (aggregate === 'MIN') return score < sum ? score : sum;
  return score > sum ? score : sum;
}
