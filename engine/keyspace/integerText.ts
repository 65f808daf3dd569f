const LONGEST = ['9223372036854775807', '9223372036854775808'] as const;

/** Whether these bytes are how Redis writes a 64-bit integer. */
export function isInteger(bytes: Uint8Array, start: number, length: number): boolean {
  const negative = length > 0 && bytes[start] === 45;
  const first = negative ? start + 1 : start;
  const digits = start + length - first;
  if (digits < 1 || digits > 19) return false;
  if (bytes[first] === 48) return digits === 1 && !negative;
  for (let i = first; i < start + length; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return false;
  if (digits < 19) return true;
  const limit = LONGEST[negative ? 1 : 0];
  for (let i = 0; i < 19; i++) {
    const difference = bytes[first + i]! - limit.charCodeAt(i);
    if (difference !== 0) return difference < 0;
  }
  return true;
}
