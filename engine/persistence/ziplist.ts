import { PackedElement } from './packedElement.ts';
import { int64At, uint32At } from './packedIntegers.ts';

// A ziplist (ziplist.c), which files of Redis 2.6 to 6.2 hold where 7.0 writes a listpack:
//
//     [bytes in all, 32 bits] [offset of the last element, 32 bits] [elements, 16 bits]  element…  0xff
//
// and an element begins with the size of the one before it. Ziplists are only read.

const HEADER = 10;
const END = 0xff;
const COUNT_UNKNOWN = 0xffff;
/** A size before that takes five bytes begins with this one. */
const BIG_SIZE = 0xfe;

/** What stands at one place: integers have their bytes, or nothing where the encoding says all. */
interface Entry {
  /** Bytes of the size of the element before, and of the encoding. */
  head: number;
  /** Bytes of data. */
  length: number;
  previous: number;
  encoding: number;
}

/** Scratch, not state: filled for each element. */
const ELEMENT = new PackedElement();

/**
 * Hands out the elements of the ziplist that `bytes` are, in order. Returns how many there were, or null when this is no sound ziplist, of which some elements may have been
 * handed out (ziplistValidateIntegrity, deep).
 */
export function readZiplist(
  bytes: Uint8Array,
  visit: (element: PackedElement) => void,
): number | null {
  const end = bytes.length - 1;
  if (end < HEADER || uint32At(bytes, 0) !== bytes.length || bytes[end] !== END) return null;
  const announced = bytes[8]! | (bytes[9]! << 8);
  const entry: Entry = { head: 0, length: 0, previous: 0, encoding: 0 };
  let at = HEADER;
  let last = HEADER;
  let previous = 0;
  let count = 0;
  while (at < end) {
    if (bytes[at] === END || !readEntry(bytes, at, end, entry)) return null;
    if (entry.previous !== previous) return null;
    visit(elementAt(bytes, at + entry.head, entry));
    previous = entry.head + entry.length;
    last = at;
    at += previous;
    count++;
  }
  if (uint32At(bytes, 4) > end || (count > 0 && last !== uint32At(bytes, 4))) return null;
  return announced !== COUNT_UNKNOWN && announced !== count ? null : count;
}

/** zipEntrySafe: false when the element is not sound or goes beyond the end. */
function readEntry(bytes: Uint8Array, start: number, end: number, entry: Entry): boolean {
  const big = bytes[start] === BIG_SIZE;
  const at = start + (big ? 5 : 1);
  if (at >= end) return false;
  entry.previous = big ? uint32At(bytes, start + 1) : bytes[start]!;
  const encoding = bytes[at]!;
  entry.encoding = encoding;
  const encodingSize = encoding >= 0xc0 || encoding < 0x40 ? 1 : encoding < 0x80 ? 2 : 5;
  if (at + encodingSize > end) return false;
  entry.head = at + encodingSize - start;
  const length = lengthOf(bytes, at, encoding);
  entry.length = length;
  return length >= 0 && at + encodingSize + length <= end;
}

/** Bytes of data; negative for an encoding that there is not. */
function lengthOf(bytes: Uint8Array, at: number, encoding: number): number {
  if (encoding < 0x40) return encoding;
  if (encoding < 0x80) return ((encoding & 63) << 8) | bytes[at + 1]!;
  // This length alone has its highest byte first.
  if (encoding < 0xc0) {
    const low = (bytes[at + 2]! << 16) | (bytes[at + 3]! << 8) | bytes[at + 4]!;
    return bytes[at + 1]! * 0x100_0000 + low;
  }
  switch (encoding) {
    case 0xc0:
      return 2;
    case 0xd0:
      return 4;
    case 0xe0:
      return 8;
    case 0xf0:
      return 3;
    case 0xfe:
      return 1;
    default:
      // Small integers, 0 to 12, are in the encoding itself.
      return encoding >= 0xf1 && encoding <= 0xfd ? 0 : -1;
  }
}

function elementAt(bytes: Uint8Array, at: number, { encoding, length }: Entry): PackedElement {
  if (encoding < 0xc0) return ELEMENT.ofRange(bytes, at, length);
  if (length === 0) return ELEMENT.ofInteger((encoding & 15) - 1);
  if (length === 8) return ELEMENT.ofInteger(int64At(bytes, at));
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = (value << 8) | bytes[at + i]!;
  const unused = 32 - 8 * length;
  return ELEMENT.ofInteger((value << unused) >> unused);
}
