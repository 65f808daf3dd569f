import { ByteBuffer, copyBytes } from '../base/bytes.ts';
import { isInteger } from '../keyspace/integerText.ts';
import { PackedElement } from './packedElement.ts';
import { int64At, putInt64, putUint32, uint32At } from './packedIntegers.ts';

// A listpack (listpack.c of Redis 7.0), in which small lists, hashes and sorted sets are kept and
// saved:
//
//     [bytes in all, 32 bits] [elements, 16 bits]  element…  0xff
//
// and an element is its encoding, its bytes, and how long these two are together, written so that
// it can be read backwards. Text of a 64-bit integer is kept as one.

const HEADER = 6;
const END = 0xff;
/** More elements than the head can say: they have to be counted. */
const COUNT_UNKNOWN = 0xffff;

/** The greatest size whose length backwards still fits in one byte, two bytes, and so on. */
const BACK_LIMITS = [127, 16_382, 2_097_150, 268_435_454] as const;

function backLength(size: number): number {
  let bytes = 1;
  for (const limit of BACK_LIMITS) {
    if (size <= limit) return bytes;
    bytes++;
  }
  return bytes;
}

/** Scratch, not state: filled for each element. */
const ELEMENT = new PackedElement();

/**
 * Hands out the elements of the listpack that `bytes` are, in order. Returns how many there were, or null when this is no sound listpack, of which
 * some elements may have been handed out (lpValidateIntegrity, deep).
 */
export function readListpack(
  bytes: Uint8Array,
  visit: (element: PackedElement) => void,
): number | null {
  const end = bytes.length - 1;
  if (end < HEADER || uint32At(bytes, 0) !== bytes.length || bytes[end] !== END) return null;
  const announced = bytes[4]! | (bytes[5]! << 8);
  let at = HEADER;
  let count = 0;
  while (at < end) {
    if (bytes[at] === END) return null;
    const size = sizeAt(bytes, at, end);
    if (size === 0) return null;
    const back = backLength(size);
    if (at + size + back > end || !endsWith(bytes, at + size, back, size)) return null;
    visit(elementAt(bytes, at, size));
    at += size + back;
    count++;
  }
  return announced !== COUNT_UNKNOWN && announced !== count ? null : count;
}

/** Bytes of encoding and data; 0 when the encoding is none or its length cannot be read. */
function sizeAt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first < 0xc0) return 1 + (first & 63);
  if (first < 0xe0) return 2;
  if (first < 0xf0) return at + 1 < end ? 2 + (((first & 15) << 8) | bytes[at + 1]!) : 0;
  if (first === 0xf0) return at + 4 < end ? 5 + uint32At(bytes, at + 1) : 0;
  if (first <= 0xf3) return first - 0xf1 + 3;
  return first === 0xf4 ? 9 : 0;
}

/** Whether these bytes say `size`, seven bits in each, the highest first. */
function endsWith(bytes: Uint8Array, at: number, length: number, size: number): boolean {
  let rest = size;
  for (let i = length - 1; i >= 0; i--) {
    const part = (rest & 127) | (i === 0 ? 0 : 128);
    if (bytes[at + i] !== part) return false;
    rest = Math.floor(rest / 128);
  }
  return rest === 0;
}

function elementAt(bytes: Uint8Array, at: number, size: number): PackedElement {
  const first = bytes[at]!;
  if (first < 0x80) return ELEMENT.ofInteger(first);
  if (first < 0xc0) return ELEMENT.ofRange(bytes, at + 1, size - 1);
  if (first < 0xe0) {
    const value = ((first & 31) << 8) | bytes[at + 1]!;
    return ELEMENT.ofInteger(value < 4096 ? value : value - 8192);
  }
  if (first < 0xf0) return ELEMENT.ofRange(bytes, at + 2, size - 2);
  if (first === 0xf0) return ELEMENT.ofRange(bytes, at + 5, size - 5);
  if (first === 0xf4) return ELEMENT.ofInteger(int64At(bytes, at + 1));
  let value = 0;
  for (let i = size - 1; i > 0; i--) value = (value << 8) | bytes[at + i]!;
  const unused = 32 - 8 * (size - 1);
  return ELEMENT.ofInteger((value << unused) >> unused);
}

/** Writes a listpack, element by element, as lpAppend encodes them. */
export class ListpackWriter {
  private out = new ByteBuffer(1024);
  private count = 0;

  constructor() {
    this.clear();
  }

  /** Begins a new one. */
  clear(): void {
    this.out.clear();
    this.out.reserve(HEADER);
    this.out.end = HEADER;
    this.count = 0;
  }

  append(source: Uint8Array, start = 0, length = source.length): void {
    const { out } = this;
    out.reserve(length + 16);
    const before = out.end;
    if (length > 20 || !isInteger(source, start, length)) this.text(source, start, length);
    else this.integer(source, start, length);
    this.back(out.end - before);
    this.count++;
  }

  /** The listpack so far; good until the next call. */
  finish(): Uint8Array {
    const { out } = this;
    out.reserve(1);
    const size = out.end + 1;
    out.bytes[out.end] = END;
    putUint32(out.bytes, 0, size);
    const count = Math.min(this.count, COUNT_UNKNOWN);
    out.bytes[4] = count;
    out.bytes[5] = count >> 8;
    return out.bytes.subarray(0, size);
  }

  private text(source: Uint8Array, start: number, length: number): void {
    const { out } = this;
    const { bytes } = out;
    if (length < 64) bytes[out.end++] = 0x80 | length;
    else if (length < 4096) {
      bytes[out.end++] = 0xe0 | (length >> 8);
      bytes[out.end++] = length;
    } else {
      bytes[out.end++] = 0xf0;
      putUint32(bytes, out.end, length);
      out.end += 4;
    }
    copyBytes(source, start, start + length, bytes, out.end);
    out.end += length;
  }

  private integer(source: Uint8Array, start: number, length: number): void {
    const { out } = this;
    const { bytes } = out;
    const negative = source[start] === 45;
    let value = 0;
    for (let i = negative ? 1 : 0; i < length; i++) value = value * 10 + source[start + i]! - 48;
    if (negative) value = -value;
    if (value >= 0 && value < 128) bytes[out.end++] = value;
    else if (value >= -4096 && value < 4096) {
      bytes[out.end++] = 0xc0 | ((value >> 8) & 31);
      bytes[out.end++] = value;
    } else if (value === (value | 0)) {
      const size = value === (value << 16) >> 16 ? 2 : value === (value << 8) >> 8 ? 3 : 4;
      bytes[out.end++] = 0xf1 + size - 2;
      for (let i = 0; i < size; i++) bytes[out.end++] = value >> (8 * i);
    } else {
      bytes[out.end++] = 0xf4;
      putInt64(bytes, out.end, Number.isSafeInteger(value) ? value : bigOf(source, start, length));
      out.end += 8;
    }
  }

  private back(size: number): void {
    const { out } = this;
    const length = backLength(size);
    let rest = size;
    for (let i = length - 1; i >= 0; i--) {
      out.bytes[out.end + i] = (rest & 127) | (i === 0 ? 0 : 128);
      rest = Math.floor(rest / 128);
    }
    out.end += length;
  }
}

function bigOf(source: Uint8Array, start: number, length: number): bigint {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(source[start + i]!);
  return BigInt(text);
}
