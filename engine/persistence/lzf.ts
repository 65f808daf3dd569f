/**
 * LZF, as RDB files compress strings: liblzf 3.6 with the choices of Redis (HLOG 16, VERY_FAST).
 * The output is a row of literal runs (a byte 0..31 = length - 1, then the bytes) and back
 * references (three bits of length, thirteen of distance). A compressor that chose other matches
 * would be as correct; this one chooses as lzf_c.c does, so that the file has the true length.
 */
const HASH_BITS = 16;
const HASH_MASK = (1 << HASH_BITS) - 1;
export const LITERALS_MAX = 32;
const DISTANCE_MAX = 1 << 13;
export const MATCH_MAX = (1 << 8) + (1 << 3);

/** Where a three-byte sequence was last seen: position + base. Entries up to `base` are of earlier inputs. */
const seen = new Uint32Array(1 << HASH_BITS);
let base = 0;

const slotOf = (three: number): number => ((three >>> (24 - HASH_BITS)) - three * 5) & HASH_MASK;
const threeAt = (s: Uint8Array, at: number): number =>
  (s[at]! << 16) | (s[at + 1]! << 8) | s[at + 2]!;

/**
 * Compresses `input[from, to)` into `out` at `at`, using at most `room` bytes there. Returns how many
 * it took, or 0 when they do not suffice. The scratch table carries nothing from one call to the next.
 */
export function lzfCompress(
  input: Uint8Array,
  from: number,
  to: number,
  out: Uint8Array,
  at: number,
  room: number,
): number {
  if (to <= from || room <= 0) return 0;
  if (base + (to - from) > 0xfffffff0) {
    seen.fill(0);
    base = 0;
  }
  // With this, an entry of this input is at least start + 1, so zero and older ones read as unset.
  const start = base - from;
  base += to - from;
  const outEnd = at + room;
  const last = to - 2;
  let ip = from;
  let op = at + 1;
  let literals = 0;
  while (ip < last) {
    const three = threeAt(input, ip);
    const slot = slotOf(three);
    const ref = seen[slot]! - start;
    seen[slot] = ip + start;
    // The very first byte cannot be referred to: its entry looks like an empty one.
    if (ref > from && ip - ref - 1 < DISTANCE_MAX && threeAt(input, ref) === three) {
      if (op - (literals === 0 ? 1 : 0) + 4 >= outEnd) return 0;
      out[op - literals - 1] = literals - 1;
      if (literals === 0) op--;
      const length = matchLength(input, ref, ip, to) - 2;
      const distance = ip - ref - 1;
      if (length < 7) out[op++] = (distance >> 8) + (length << 5);
      else {
        out[op++] = (distance >> 8) + (7 << 5);
        out[op++] = length - 7;
      }
      out[op++] = distance;
      literals = 0;
      op++;
      ip += length + 2;
      if (ip >= last) break;
      seen[slotOf(threeAt(input, ip - 2))] = ip - 2 + start;
      seen[slotOf(threeAt(input, ip - 1))] = ip - 1 + start;
      continue;
    }
    if (op >= outEnd) return 0;
    literals++;
    out[op++] = input[ip++]!;
    if (literals === LITERALS_MAX) {
      out[op - literals - 1] = literals - 1;
      literals = 0;
      op++;
    }
  }
  if (op + 3 > outEnd) return 0;
  while (ip < to) {
    literals++;
    out[op++] = input[ip++]!;
    if (literals === LITERALS_MAX) {
      out[op - literals - 1] = literals - 1;
      literals = 0;
      op++;
    }
  }
  out[op - literals - 1] = literals - 1;
  if (literals === 0) op--;
  return op - at;
}

/** How far the bytes at `ref` and `ip` agree, three being known; its odd limit is lzf_c.c's. */
function matchLength(s: Uint8Array, ref: number, ip: number, to: number): number {
  const limit = Math.min(to - ip - 2, MATCH_MAX);
  let length = 2;
  if (limit > 16) {
    for (let i = 0; i < 16; i++) {
      length++;
      if (s[ref + length] !== s[ip + length]) return length;
    }
  }
  do length++;
  while (length < limit && s[ref + length] === s[ip + length]);
  return length;
}
