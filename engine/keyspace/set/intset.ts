import { latin1, textOf } from '../../base/bytes.ts';
import { isInteger } from '../integerText.ts';

/**
 * The members of a set of integers, sorted, all as wide as the widest one ever needed: 16, 32 or 64
 * bits (intset.c). Such an array is never changed in place, so it can be shared by all who hold it.
 */
export type Intset = Int16Array | Int32Array | BigInt64Array;

/** A member's number; a bigint where a number would not be exact. */
type Member = number | bigint;

export const NO_INTEGERS: Intset = new Int16Array(0);

/** The integer that these bytes are Redis's own way of writing, or null. */
export function memberInteger(text: Uint8Array): Member | null {
  if (!isInteger(text, 0, text.length)) return null;
  const digits = textOf(text);
  return text.length <= 15 ? Number(digits) : BigInt(digits);
}

export function textAt(set: Intset, index: number): Uint8Array {
  return latin1(String(set[index]!));
}

/** The member's index; when there is none, the negative of one more than the index it belongs at. */
export function indexIn(set: Intset, value: Member): number {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = set[middle]!;
    if (found < value) low = middle + 1;
    else if (found > value) high = middle - 1;
    else return middle;
  }
  return -1 - low;
}

/** The set with a new member at its place. */
export function withMember(set: Intset, value: Member, index: number): Intset {
  const width = Math.max(set.BYTES_PER_ELEMENT, widthOf(value));
  const larger = sized(width, set.length + 1);
  copyInto(larger, 0, set, 0, index);
  put(larger, index, value);
  copyInto(larger, index + 1, set, index, set.length);
  return larger;
}

/** The set without the member at this index, as wide as before. */
export function withoutIndex(set: Intset, index: number): Intset {
  const smaller = sized(set.BYTES_PER_ELEMENT, set.length - 1);
  copyInto(smaller, 0, set, 0, index);
  copyInto(smaller, index, set, index + 1, set.length);
  return smaller;
}

/**
 * The intset as Redis keeps it in memory and in RDB files: width in bytes, count, members, all of
 * them little endian.
 */
export function intsetBytes(set: Intset): Uint8Array {
  const width = set.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(8 + set.length * width);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width, true);
  view.setUint32(4, set.length, true);
  for (let i = 0, at = 8; i < set.length; i++, at += width) {
    if (set instanceof BigInt64Array) view.setBigInt64(at, set[i]!, true);
    else if (set instanceof Int32Array) view.setInt32(at, set[i]!, true);
    else view.setInt16(at, set[i]!, true);
  }
  return bytes;
}

/** `intsetBytes` read back; null when these bytes are none (intsetValidateIntegrity, deep). */
export function intsetOf(bytes: Uint8Array): Intset | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const width = view.getUint32(0, true);
  const count = view.getUint32(4, true);
  if (![2, 4, 8].includes(width) || count === 0 || bytes.length !== 8 + count * width) return null;
  const set = sized(width, count);
  for (let i = 0, at = 8; i < count; i++, at += width) {
    if (set instanceof BigInt64Array) set[i] = view.getBigInt64(at, true);
    else if (set instanceof Int32Array) set[i] = view.getInt32(at, true);
    else set[i] = view.getInt16(at, true);
    if (i > 0 && set[i]! <= set[i - 1]!) return null;
  }
  return set;
}

function widthOf(value: Member): number {
  if (value >= -0x8000 && value <= 0x7fff) return 2;
  return value >= -0x8000_0000 && value <= 0x7fff_ffff ? 4 : 8;
}

function sized(width: number, count: number): Intset {
  if (width === 2) return new Int16Array(count);
  return width === 4 ? new Int32Array(count) : new BigInt64Array(count);
}

function put(set: Intset, index: number, value: Member): void {
  if (set instanceof BigInt64Array) set[index] = BigInt(value);
  else set[index] = Number(value);
}

/** Copies `from[start, end)` to `to[at…)`, which is at least as wide. */
function copyInto(to: Intset, at: number, from: Intset, start: number, end: number): void {
  if (to instanceof BigInt64Array) {
    if (from instanceof BigInt64Array) to.set(from.subarray(start, end), at);
    else for (let i = start; i < end; i++) to[at + i - start] = BigInt(from[i]!);
  } else if (!(from instanceof BigInt64Array)) to.set(from.subarray(start, end), at);
}
