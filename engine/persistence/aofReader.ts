import { textOf } from '../base/bytes.ts';
import type { ByteCount } from '../base/units.ts';
import { Request } from '../resp/request.ts';

/** Longest line that is read as one (AOF_ANNOTATION_LINE_MAX_LEN, with the zero that ends it). */
const LINE_MAX = 1023;
const LF = 10;
const STAR = 0x2a;
const DOLLAR = 0x24;
const HASH = 0x23;
const ZERO = 0x30;

/** What comes next in the file: a command (in `request`), its end, an end too early, or something else. */
export type AofNext = 'command' | 'end' | 'short-read' | 'bad-format';

/**
 * Commands of one append-only file, in the way of loadSingleAppendOnlyFile: lines are read with
 * fgets, lengths are believed, and what ends a value is not looked at.
 */
export class AofReader {
  /** The command that next() found, as ranges of the file itself; the next one takes its place. */
  readonly request = new Request();
  /** Position behind what was read. */
  at: ByteCount;
  private readonly bytes: Uint8Array;
  private lineStart = 0;

  constructor(bytes: Uint8Array, from: ByteCount = 0) {
    this.bytes = bytes;
    this.at = from;
    this.request.bytes = bytes;
  }

  next(): AofNext {
    const { bytes, request } = this;
    do {
      if (!this.line()) return 'end';
    } while (bytes[this.lineStart] === HASH);
    if (bytes[this.lineStart] !== STAR) return 'bad-format';
    if (this.at === this.lineStart + 1) return 'short-read';
    const count = this.number();
    if (count < 1) return 'bad-format';
    request.count = 0;
    for (let i = 0; i < count; i++) {
      if (!this.line()) return 'short-read';
      if (bytes[this.lineStart] !== DOLLAR) return 'bad-format';
      const length = this.number();
      if (length < 0) return 'bad-format';
      if (this.at + length + 2 > bytes.length) return 'short-read';
      // A count is believed, but room is made for what is there only.
      request.reserve(i + 1);
      request.starts[i] = this.at;
      request.lengths[i] = length;
      this.at += length + 2;
    }
    request.count = count;
    return 'command';
  }

  /** fgets: moves behind the next line; false at the end of the file. */
  private line(): boolean {
    const { bytes } = this;
    this.lineStart = this.at;
    const most = Math.min(bytes.length, this.at + LINE_MAX);
    while (this.at < most) if (bytes[this.at++] === LF) break;
    return this.at > this.lineStart;
  }

  /** The number behind the line's first character, as atoi reads it: 0 when there is none. */
  private number(): number {
    const { bytes } = this;
    let at = this.lineStart + 1;
    if (isDigit(bytes[at])) {
      let value = 0;
      for (; isDigit(bytes[at]); at++) value = value * 10 + bytes[at]! - ZERO;
      return value;
    }
    const text = textOf(bytes, this.lineStart + 1, this.at);
    return Number.parseInt(text, 10) || 0;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}
