import { compareBytes } from '../../base/bytes.ts';
import type { SortedSetValue } from './sortedSet.ts';

/** Positions from `from` to before `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const NOWHERE: Span = { from: 0, to: 0 };

/** zrangespec. No NaN. */
export interface ScoreRange {
  readonly min: number;
  readonly max: number;
  readonly minExclusive: boolean;
  readonly maxExclusive: boolean;
}

/** A member, or one of the two ends of everything. */
export interface LexBound {
  readonly member: Uint8Array | 'lowest' | 'highest';
  readonly exclusive: boolean;
}

/** zlexrangespec. */
export interface LexRange {
  readonly min: LexBound;
  readonly max: LexBound;
}

/** The scores between two bounds, after the first `skipped` of them where the reader begins. */
export function spanOfScores(
  value: SortedSetValue,
  range: ScoreRange,
  backwards: boolean,
  skipped = 0,
): Span {
  const from = value.countBelow(range.min, range.minExclusive);
  const to = value.countBelow(range.max, !range.maxExclusive);
  return shortened(from, to, skipped, backwards);
}

/**
 * The members between two bounds, after the first `skipped` of them. Where scores differ the members
 * do not stand in order; then a packed value is searched as Redis searches it, from the end where
 * the reader begins, and what is skipped need not lie between the bounds.
 */
export function spanOfMembers(
  value: SortedSetValue,
  range: LexRange,
  backwards: boolean,
  skipped = 0,
): Span {
  if (isEmpty(range)) return NOWHERE;
  if (value.encoding === 'listpack') return searched(value, range, backwards, skipped);
  const { min, max } = range;
  const from = positionOf(value, min, min.exclusive);
  const to = positionOf(value, max, !max.exclusive);
  return shortened(from, to, skipped, backwards);
}

function shortened(from: number, to: number, skipped: number, backwards: boolean): Span {
  if (to - from <= skipped) return NOWHERE;
  return backwards ? { from, to: to - skipped } : { from: from + skipped, to };
}

function positionOf(value: SortedSetValue, { member }: LexBound, equal: boolean): number {
  if (member === 'lowest') return 0;
  return member === 'highest' ? value.size : value.countBefore(member, equal);
}

/** zzlFirstInLexRange, zzlLastInLexRange, and on to where the range ends. */
function searched(
  value: SortedSetValue,
  range: LexRange,
  backwards: boolean,
  skipped: number,
): Span {
  const atLeast: boolean[] = [];
  const atMost: boolean[] = [];
  value.each((member) => {
    atLeast.push(isAtLeast(member, range.min));
    atMost.push(isAtMost(member, range.max));
  });
  if (atLeast.at(-1) !== true || atMost[0] !== true) return NOWHERE;
  if (!backwards) {
    const first = atLeast.indexOf(true);
    if (!atMost[first]) return NOWHERE;
    const from = first + skipped;
    let to = from;
    while (atMost[to] === true) to++;
    return { from, to };
  }
  const last = atMost.lastIndexOf(true);
  if (!atLeast[last]) return NOWHERE;
  const to = last + 1 - skipped;
  let from = to;
  while (atLeast[from - 1] === true) from--;
  return { from, to };
}

/** sdscmplex(min, max) of the first lines of zzlIsInLexRange. */
function isEmpty({ min, max }: LexRange): boolean {
  const either = min.exclusive || max.exclusive;
  if (typeof min.member === 'string' && min.member === max.member) return either;
  if (min.member === 'lowest' || max.member === 'highest') return false;
  if (typeof min.member === 'string' || typeof max.member === 'string') return true;
  const order = compareBytes(min.member, max.member);
  return order > 0 || (order === 0 && either);
}

function isAtLeast(member: Uint8Array, min: LexBound): boolean {
  if (typeof min.member === 'string') return min.member === 'lowest';
  const order = compareBytes(member, min.member);
  return min.exclusive ? order > 0 : order >= 0;
}

function isAtMost(member: Uint8Array, max: LexBound): boolean {
  if (typeof max.member === 'string') return max.member === 'highest';
  const order = compareBytes(member, max.member);
  return max.exclusive ? order < 0 : order <= 0;
}
