import { isInteger } from '../integerText.ts';

/** Header and end mark of an empty listpack (LP_HDR_SIZE and LP_EOF of listpack.c). */
export const LISTPACK_EMPTY = 7;

/**
 * Bytes that an element takes in a listpack: how it is encoded, itself, and its length once more
 * for those who walk backwards. A text that is an integer is kept as one.
 */
export function listpackEntrySize(bytes: Uint8Array, start: number, length: number): number {
  const width = isInteger(bytes, start, length)
    ? integerWidth(bytes, start, length)
    : length + (length < 64 ? 1 : length < 4_096 ? 2 : 5);
  return width + backLengthSize(width);
}

/** lpEncodeIntegerGetType. More than ten digits never fit in 32 bits. */
function integerWidth(bytes: Uint8Array, start: number, length: number): number {
  const negative = bytes[start] === 45;
  if (length > 11) return 9;
  let value = 0;
  for (let i = negative ? start + 1 : start; i < start + length; i++) {
    value = value * 10 + bytes[i]! - 48;
  }
  if (!negative && value <= 127) return 1;
  // The lowest number of each width is one further from zero than the highest.
  const magnitude = negative ? value - 1 : value;
  if (magnitude < 0x1000) return 2;
  if (magnitude < 0x8000) return 3;
  if (magnitude < 0x80_0000) return 4;
  return magnitude < 0x8000_0000 ? 5 : 9;
}

/** lpEncodeBacklen. */
function backLengthSize(width: number): number {
  if (width <= 127) return 1;
  if (width < 16_383) return 2;
  if (width < 2_097_151) return 3;
  return width < 268_435_455 ? 4 : 5;
}
