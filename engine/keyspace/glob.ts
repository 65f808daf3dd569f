// Redis's stringmatchlen (util.c), peculiarities included: an unclosed class ends with the pattern,
// a range may run backwards, and a trailing backslash stands for itself.

const STAR = 42;
const QUESTION = 63;
const OPEN = 91;
const CLOSE = 93;
const BACKSLASH = 92;
const CARET = 94;
const DASH = 45;

/** Whether the bytes match the glob-style pattern. */
export function globMatches(pattern: Uint8Array, text: Uint8Array): boolean {
  return matches(pattern, 0, text, 0, { skip: false });
}

/**
 * `longer.skip` is set when a later part failed because the text ended: then no longer start of an
 * outer `*` can do better, which keeps patterns of many stars from taking exponential time.
 */
function matches(
  pattern: Uint8Array,
  patternStart: number,
  text: Uint8Array,
  textStart: number,
  longer: { skip: boolean },
): boolean {
  let p = patternStart;
  let t = textStart;
  const end = pattern.length;
  while (p < end && t < text.length) {
    const c = pattern[p]!;
    if (c === STAR) return afterStar(pattern, p, text, t, longer);
    if (c === OPEN) {
      const close = matchClass(pattern, p, text[t]!);
      if (close < 0) return false;
      p = close;
    } else if (c !== QUESTION) {
      if (c === BACKSLASH && p + 1 < end) p++;
      if (pattern[p] !== text[t]) return false;
    }
    t++;
    p++;
    if (t === text.length) while (p < end && pattern[p] === STAR) p++;
  }
  return p >= end && t === text.length;
}

function afterStar(
  pattern: Uint8Array,
  star: number,
  text: Uint8Array,
  textStart: number,
  longer: { skip: boolean },
): boolean {
  let p = star;
  while (p + 1 < pattern.length && pattern[p + 1] === STAR) p++;
  if (p + 1 === pattern.length) return true;
  for (let t = textStart; t < text.length; t++) {
    if (matches(pattern, p + 1, text, t, longer)) return true;
    if (longer.skip) return false;
  }
  longer.skip = true;
  return false;
}

/** Redis compares the ends of a range as signed chars. */
function signed(byte: number): number {
  return (byte << 24) >> 24;
}

/** Matches one byte against the class at `open`: the index of the class's last byte, or -1 - that. */
function matchClass(pattern: Uint8Array, open: number, byte: number): number {
  const end = pattern.length;
  let p = open + 1;
  const negated = p < end && pattern[p] === CARET;
  if (negated) p++;
  let found = false;
  for (; ; p++) {
    if (p >= end) {
      p = end - 1;
      break;
    }
    const c = pattern[p]!;
    if (c === BACKSLASH && p + 1 < end) {
      p++;
      if (pattern[p] === byte) found = true;
    } else if (c === CLOSE) {
      break;
    } else if (p + 2 < end && pattern[p + 1] === DASH) {
      const from = signed(c);
      const to = signed(pattern[p + 2]!);
      p += 2;
      if (signed(byte) >= Math.min(from, to) && signed(byte) <= Math.max(from, to)) found = true;
    } else if (c === byte) {
      found = true;
    }
  }
  return found === negated ? -1 - p : p;
}
