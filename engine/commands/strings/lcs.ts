import type { Reply } from '../../resp/reply.ts';
import { array, bulk, bulkText, error, integer } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { answer, again, lookup } from '../arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR, integerArg } from '../integers.ts';
import type { DataContext, Outcome } from '../row.ts';

/** Cells of the table, four bytes each, beyond which Redis would ask for more memory than there is. */
const CELLS_MAX = 1 << 28;
const EMPTY = new Uint8Array(0);

interface Options {
  ranges: boolean;
  length: boolean;
  withLengths: boolean;
  shortest: number;
}

/** LCS: the longest common subsequence of two strings, its length, or where its parts lie. */
export function longestCommonSubsequence(context: DataContext): Outcome {
  const { db, request } = context;
  lookup(context, 1);
  const second = lookup(context, 2);
  // Again, because the second look may have removed an expired key, which moves entries.
  const first = again(context, 1);
  if ((first !== 0 && !db.isString(first)) || (second !== 0 && !db.isString(second))) {
    return answer(error('ERR The specified keys must contain string values'));
  }
  const options = readOptions(request);
  if ('kind' in options) return answer(options);
  if (options.ranges && options.length) {
    return answer(error('ERR If you want both the length and indexes, please just use IDX.'));
  }
  const a = first === 0 ? EMPTY : db.value(first);
  const b = second === 0 ? EMPTY : db.value(second);
  if ((a.length + 1) * (b.length + 1) > CELLS_MAX) {
    return answer(error('ERR Insufficient memory, failed allocating transient memory for LCS'));
  }
  return answer(replyFor(a, b, options));
}

function readOptions(request: Request): Options | Reply {
  const options: Options = { ranges: false, length: false, withLengths: false, shortest: 0 };
  for (let i = 3; i < request.count; i++) {
    if (request.is(i, 'IDX')) options.ranges = true;
    else if (request.is(i, 'LEN')) options.length = true;
    else if (request.is(i, 'WITHMATCHLEN')) options.withLengths = true;
    else if (request.is(i, 'MINMATCHLEN') && i + 1 < request.count) {
      const shortest = integerArg(request, ++i);
      if (shortest === null) return NOT_AN_INTEGER;
      options.shortest = Math.max(0, Number(shortest));
    } else return SYNTAX_ERROR;
  }
  return options;
}

function replyFor(a: Uint8Array, b: Uint8Array, options: Options): Reply {
  const width = b.length + 1;
  const table = lengthsOf(a, b);
  const total = table[a.length * width + b.length]!;
  if (options.length) return integer(total);
  const common = new Uint8Array(total);
  const matches: Reply[] = [];
  let i = a.length;
  let j = b.length;
  let left = total;
  // A run of matching bytes, still growing towards the front; `from` is a.length while there is none.
  let from = a.length;
  let to = 0;
  let fromB = 0;
  let toB = 0;
  while (i > 0 && j > 0) {
    let ends = false;
    if (a[i - 1] === b[j - 1]) {
      common[--left] = a[i - 1]!;
      if (from === a.length) {
        from = to = i - 1;
        fromB = toB = j - 1;
      } else if (from === i && fromB === j) {
        from--;
        fromB--;
      } else ends = true;
      if (from === 0 || fromB === 0) ends = true;
      i--;
      j--;
    } else {
      if (table[(i - 1) * width + j]! > table[i * width + j - 1]!) i--;
      else j--;
      if (from !== a.length) ends = true;
    }
    if (!ends) continue;
    const length = to - from + 1;
    if (length >= options.shortest) {
      const match = [range(from, to), range(fromB, toB)];
      matches.push(array(options.withLengths ? [...match, integer(length)] : match));
    }
    from = a.length;
  }
  if (!options.ranges) return bulk(common);
  const items = [bulkText('matches'), array(matches), bulkText('len'), integer(total)];
  return { kind: 'map', items };
}

function range(from: number, to: number): Reply {
  return array([integer(from), integer(to)]);
}

/** At `i * (b.length + 1) + j`: the length of the answer for the first i bytes of a and j of b. */
function lengthsOf(a: Uint8Array, b: Uint8Array): Uint32Array {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const at = i * width + j;
      table[at] =
        a[i - 1] === b[j - 1]
          ? table[at - width - 1]! + 1
          : Math.max(table[at - width]!, table[at - 1]!);
    }
  }
  return table;
}
