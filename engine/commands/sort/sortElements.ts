import { compareBytes, textOf } from '../../base/bytes.ts';
import { doubleIn } from '../../base/doubleText.ts';
import { sortPart } from './partialSort.ts';
import type { DataContext } from '../row.ts';
import { valueByPattern } from './sortPattern.ts';

export interface SortOrder {
  desc: boolean;
  alpha: boolean;
  /** Texts are compared in all their bytes, as they are when the result is stored. */
  exact: boolean;
}

interface Weighed {
  readonly element: Uint8Array;
  /** What an element without a number weighs. */
  score: number;
  /** With ALPHA and BY: what is compared instead of the element. */
  text: Uint8Array | null;
}

/** The smallest double of full precision; below it strtod reports a loss. */
const NORMAL_MIN = 2 ** -1_022;

/**
 * Sorts in place; with BY and LIMIT only so far that the elements at positions `first` to `last` are
 * right, because that shows in the order of what weighs the same. False when a weight is no number.
 */
export function sortElements(
  context: DataContext,
  elements: Uint8Array[],
  order: SortOrder & { readonly by: Uint8Array | null },
  first: number,
  last: number,
): boolean {
  const { by, alpha } = order;
  let numeric = true;
  const weighed = elements.map((element): Weighed => {
    const one: Weighed = { element, score: 0, text: null };
    const weight = by === null ? element : valueByPattern(context, by, element);
    if (weight === null) return one;
    if (alpha) one.text = weight;
    else {
      const score = scoreOf(weight);
      if (score === null) numeric = false;
      else one.score = score;
    }
    return one;
  });
  if (!numeric) return false;
  const compare = comparing(order);
  if (by !== null && (first !== 0 || last !== elements.length - 1)) {
    sortPart(weighed, compare, first, last);
  } else weighed.sort(compare);
  weighed.forEach(({ element }, i) => (elements[i] = element));
  return true;
}

/** sortCompare. */
function comparing({ desc, alpha, exact }: SortOrder): (a: Weighed, b: Weighed) => number {
  const texts = exact ? compareBytes : compareTexts;
  const ascending = (a: Weighed, b: Weighed): number => {
    if (!alpha) {
      if (a.score !== b.score) return a.score > b.score ? 1 : -1;
      return compareBytes(a.element, b.element);
    }
    if (a.text === null || b.text === null) {
      if (a.text === b.text) return 0;
      return a.text === null ? -1 : 1;
    }
    return texts(a.text, b.text);
  };
  return desc ? (a, b) => -ascending(a, b) : ascending;
}

/** strcoll in the C locale: a zero byte ends a text. */
function compareTexts(a: Uint8Array, b: Uint8Array): number {
  return compareBytes(upToZero(a), upToZero(b));
}

function upToZero(text: Uint8Array): Uint8Array {
  const zero = text.indexOf(0);
  return zero < 0 ? text : text.subarray(0, zero);
}

/** strtod on a C string: blanks before the number, nothing behind it; null for what is none. */
function scoreOf(weight: Uint8Array): number | null {
  const text = textOf(upToZero(weight));
  if (text === '') return 0;
  const digits = text.replace(/^[ \t-\r]+/, '');
  const score = doubleIn(digits);
  if (score === null) return null;
  if (!Number.isFinite(score) && !/inf/i.test(digits)) return null;
  if (Math.abs(score) < NORMAL_MIN && /^[^epx]*[1-9]/i.test(digits)) return null;
  return score;
}
