import { LITERALS_MAX, MATCH_MAX } from './lzf.ts';

/**
 * Decompresses `input[from, to)`, which must give exactly `length` bytes. Returns null when it does
 * not, or when it refers to bytes before its beginning.
 */
export function lzfDecompress(
  input: Uint8Array,
  from: number,
  to: number,
  length: number,
): Uint8Array | null {
  // No input byte can stand for more than 264/3 bytes, so a lie cannot make us reserve much.
  if (length > (to - from) * MATCH_MAX) return null;
  const out = new Uint8Array(length);
  let ip = from;
  let op = 0;
  while (ip < to) {
    const control = input[ip++]!;
    if (control < LITERALS_MAX) {
      const count = control + 1;
      if (ip + count > to || op + count > length) return null;
      for (let i = 0; i < count; i++) out[op++] = input[ip++]!;
      continue;
    }
    let count = control >> 5;
    if (count === 7) {
      if (ip >= to) return null;
      count += input[ip++]!;
    }
    if (ip >= to) return null;
    let ref = op - ((control & 31) << 8) - 1 - input[ip++]!;
    count += 2;
    if (ref < 0 || op + count > length) return null;
    for (let i = 0; i < count; i++) out[op++] = out[ref++]!;
  }
  return op === length ? out : null;
}
