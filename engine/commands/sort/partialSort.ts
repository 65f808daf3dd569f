type Compare<Item> = (a: Item, b: Item) => number;

/** Up to here by insertion. */
const SHORT = 7;
/** From here on the pivot is the median of nine. */
const LONG = 40;

/**
 * The quicksort of Bentley and McIlroy, which leaves alone what cannot reach the positions `first` to
 * `last` (pqsort.c). It is not stable, so its very steps decide the order of what is equal.
 */
export function sortPart<Item>(
  items: Item[],
  compare: Compare<Item>,
  first: number,
  last: number,
): void {
  const parts = [{ from: 0, count: items.length }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const { from, count } = part;
    if (count < SHORT) {
      insertionSort(items, compare, from, count);
      continue;
    }
    const { less, more } = partition(items, compare, from, count);
    for (const side of [
      { from, count: less },
      { from: from + count - more, count: more },
    ]) {
      const before = first < side.from && last < side.from;
      const end = side.from + side.count - 1;
      const after = first > end && last > end;
      if (side.count > 1 && !before && !after) parts.push(side);
    }
  }
}

function insertionSort<Item>(
  items: Item[],
  compare: Compare<Item>,
  from: number,
  count: number,
): void {
  for (let m = from + 1; m < from + count; m++) {
    for (let l = m; l > from && compare(items[l - 1]!, items[l]!) > 0; l--) swap(items, l, l - 1);
  }
}

/** Puts what equals the pivot in the middle. How many come before it, and how many behind. */
function partition<Item>(
  items: Item[],
  compare: Compare<Item>,
  from: number,
  count: number,
): { less: number; more: number } {
  swap(items, from, pivotOf(items, compare, from, count));
  // Equal ones gather at both ends: before `a` and behind `d`.
  let a = from + 1;
  let b = a;
  let c = from + count - 1;
  let d = c;
  for (;;) {
    for (; b <= c; b++) {
      const order = compare(items[b]!, items[from]!);
      if (order > 0) break;
      if (order === 0) swap(items, a++, b);
    }
    for (; b <= c; c--) {
      const order = compare(items[c]!, items[from]!);
      if (order < 0) break;
      if (order === 0) swap(items, c, d--);
    }
    if (b > c) break;
    swap(items, b++, c--);
  }
  const end = from + count;
  const left = Math.min(a - from, b - a);
  for (let i = 0; i < left; i++) swap(items, from + i, b - left + i);
  const right = Math.min(d - c, end - d - 1);
  for (let i = 0; i < right; i++) swap(items, b + i, end - right + i);
  return { less: b - a, more: d - c };
}

function pivotOf<Item>(items: Item[], compare: Compare<Item>, from: number, count: number): number {
  const middle = from + (count >> 1);
  if (count === SHORT) return middle;
  const end = from + count - 1;
  if (count <= LONG) return median(items, compare, from, middle, end);
  const eighth = count >> 3;
  return median(
    items,
    compare,
    median(items, compare, from, from + eighth, from + 2 * eighth),
    median(items, compare, middle - eighth, middle, middle + eighth),
    median(items, compare, end - 2 * eighth, end - eighth, end),
  );
}

function median<Item>(
  items: Item[],
  compare: Compare<Item>,
  a: number,
  b: number,
  c: number,
): number {
  const order = (x: number, y: number): number => compare(items[x]!, items[y]!);
  if (order(a, b) < 0) {
    if (order(b, c) < 0) return b;
    return order(a, c) < 0 ? c : a;
  }
  if (order(b, c) > 0) return b;
  return order(a, c) < 0 ? a : c;
}

function swap(items: unknown[], a: number, b: number): void {
  const item = items[a];
  items[a] = items[b];
  items[b] = item;
}
