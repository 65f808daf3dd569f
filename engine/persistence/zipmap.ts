import { uint32At } from './packedIntegers.ts';

// A zipmap (zipmap.c), in which Redis 2.4 and older saved small hashes:
//
//     [fields, 8 bits]  length field length spare value spare…  …  0xff
//
// A length is one byte, or 254 and four bytes. Zipmaps are only read.

const END = 0xff;
const BIG = 254;

/**
 * Hands out copies of the fields and values of the zipmap that `bytes` are. Returns how many fields
 * there were, or null when this is no sound zipmap, of which some may have been handed out
 * (zipmapValidateIntegrity, deep). An empty one is not sound.
 */
export function readZipmap(
  bytes: Uint8Array,
  visit: (field: Uint8Array, value: Uint8Array) => void,
): number | null {
  const end = bytes.length - 1;
  if (end < 1 || bytes[end] !== END) return null;
  let at = 1;
  let count = 0;
  while (bytes[at] !== END) {
    const field = at + headAt(bytes, at);
    if (field > end) return null;
    const fieldEnd = field + lengthAt(bytes, at);
    if (fieldEnd > end) return null;
    const spare = fieldEnd + headAt(bytes, fieldEnd);
    if (spare > end) return null;
    const value = spare + 1;
    const valueEnd = value + lengthAt(bytes, fieldEnd);
    at = valueEnd + bytes[spare]!;
    if (at > end) return null;
    visit(bytes.slice(field, fieldEnd), bytes.slice(value, valueEnd));
    count++;
  }
  if (count === 0 || at !== end) return null;
  return bytes[0]! < BIG && bytes[0] !== count ? null : count;
}

/** Bytes that the length at this place takes. */
function headAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! < BIG ? 1 : 5;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! < BIG ? bytes[at]! : uint32At(bytes, at + 1);
}
