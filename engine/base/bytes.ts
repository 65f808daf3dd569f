// Byte strings. Text on this side of the contract is latin-1: one character per byte.

/** Bytes of a latin-1 text. Characters above 255 are a programmer's error. */
export function latin1(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
  return out;
}

/** The latin-1 text of `bytes[from, to)`: one character per byte. */
export function textOf(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let text = '';
  // fromCharCode takes its characters as arguments, so long runs go in slices.
  for (let at = from; at < to; at += 4096) {
    const end = Math.min(to, at + 4096);
    text += String.fromCharCode.apply(null, bytes.subarray(at, end) as unknown as number[]);
  }
  return text;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** memcmp, the shorter first when one begins the other: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Number of decimal digits of a non-negative safe integer. */
export function digitsOf(n: number): number {
  let digits = 1;
  for (let limit = 10; n >= limit; limit *= 10) digits++;
  return digits;
}

/** Copies `src[from, to)` to `dst[at…)`: a loop for short runs, where `set` and `subarray` cost more. */
export function copyBytes(
  src: Uint8Array,
  from: number,
  to: number,
  dst: Uint8Array,
  at: number,
): void {
  if (to - from > 64) {
    dst.set(src.subarray(from, to), at);
    return;
  }
  let i = from;
  let o = at;
  // Eight at a time: a small command is what is copied most.
  for (const last = to - 8; i <= last; i += 8, o += 8) {
    dst[o] = src[i]!;
    dst[o + 1] = src[i + 1]!;
    dst[o + 2] = src[i + 2]!;
    dst[o + 3] = src[i + 3]!;
    dst[o + 4] = src[i + 4]!;
    dst[o + 5] = src[i + 5]!;
    dst[o + 6] = src[i + 6]!;
    dst[o + 7] = src[i + 7]!;
  }
  for (; i < to; i++, o++) dst[o] = src[i]!;
}

/** A growing run of bytes that is written at the end and taken from the front. */
export class ByteBuffer {
  bytes: Uint8Array;
  /** First byte not yet taken. */
  start = 0;
  /** One past the last byte written. */
  end = 0;

  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.end - this.start;
  }

  /** Makes room for `count` more bytes; `bytes` and the two marks may move. */
  reserve(count: number): void {
    if (this.end + count <= this.bytes.length) return;
    const used = this.end - this.start;
    const target =
      used + count <= this.bytes.length
        ? this.bytes
        : new Uint8Array(Math.max(this.bytes.length * 2, used + count));
    if (target === this.bytes) target.copyWithin(0, this.start, this.end);
    else target.set(this.bytes.subarray(this.start, this.end));
    this.bytes = target;
    this.start = 0;
    this.end = used;
  }

  append(src: Uint8Array, from = 0, to = src.length): void {
    this.reserve(to - from);
    copyBytes(src, from, to, this.bytes, this.end);
    this.end += to - from;
  }

  appendText(text: string): void {
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.bytes[this.end + i] = text.charCodeAt(i);
    this.end += text.length;
  }

  /** Writes a non-negative safe integer in decimal. */
  appendDecimal(n: number): void {
    const digits = digitsOf(n);
    this.reserve(digits);
    let rest = n;
    for (let at = this.end + digits - 1; at >= this.end; at--) {
      const tenth = Math.floor(rest / 10);
      this.bytes[at] = 48 + (rest - tenth * 10);
      rest = tenth;
    }
    this.end += digits;
  }

  /** Drops `count` bytes from the front. */
  take(count: number): void {
    this.start += count;
    if (this.start === this.end) this.start = this.end = 0;
  }

  clear(): void {
    this.start = this.end = 0;
  }

  /** A copy of what is held. */
  slice(): Uint8Array {
    return this.bytes.slice(this.start, this.end);
  }

  /** See capture.ts. */
  capture(): ByteBuffer {
    const copy = new ByteBuffer(Math.max(64, this.end - this.start));
    copy.append(this.bytes, this.start, this.end);
    return copy;
  }
}
