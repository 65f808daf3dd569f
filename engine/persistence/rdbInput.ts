import { textOf } from '../base/bytes.ts';
import type { Millis } from '../base/units.ts';
import { corrupt, lzfDecompress, shortRead } from './later.ts';
import { ENCODING_INT16, ENCODING_INT32, ENCODING_INT8, ENCODING_LZF } from './rdbFormat.ts';

const NOTHING = new Uint8Array(0);

/** A place in an RDB file, and the ways in which numbers and strings stand there. Throws RdbFault. */
export class RdbInput {
  readonly bytes: Uint8Array;
  at = 0;
  /** What `string` found: `size` bytes of `source` from `start` on. */
  source: Uint8Array = NOTHING;
  start = 0;
  size = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  need(count: number): void {
    if (this.at + count > this.bytes.length) throw shortRead();
  }

  byte(): number {
    if (this.at >= this.bytes.length) throw shortRead();
    return this.bytes[this.at++]!;
  }

  unsigned32(): number {
    this.need(4);
    const { bytes, at } = this;
    this.at += 4;
    return (
      (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
    );
  }

  millis(): Millis {
    const low = this.unsigned32();
    return (this.unsigned32() | 0) * 0x1_0000_0000 + low;
  }

  /** A length; a special encoding has no place here and is read as the number it looks like. */
  length(): number {
    const first = this.byte();
    return first >= 0xc0 ? first & 63 : this.lengthFrom(first);
  }

  private lengthFrom(first: number): number {
    if (first < 0x40) return first;
    if (first < 0x80) return ((first & 63) << 8) | this.byte();
    if (first !== 0x80 && first !== 0x81) {
      throw corrupt(236, `Unknown length encoding ${first >> 6} in rdbLoadLen()`);
    }
    let value = 0;
    for (let i = first === 0x80 ? 4 : 8; i > 0; i--) value = value * 256 + this.byte();
    return value;
  }

  /** A length that may need all of its 64 bits. */
  length64(): bigint {
    const first = this.byte();
    if (first !== 0x81) return BigInt(first >= 0xc0 ? first & 63 : this.lengthFrom(first));
    let value = 0n;
    for (let i = 0; i < 8; i++) value = (value << 8n) | BigInt(this.byte());
    return value;
  }

  /** A score as files of Redis 3.2 and later have it: eight bytes, lowest first. */
  double(): number {
    this.need(8);
    for (let i = 0; i < 8; i++) DOUBLE_BYTES[i] = this.bytes[this.at++]!;
    return DOUBLE[0]!;
  }

  /** A score as older files have it: its length and text, or one of three marks. */
  doubleText(): number {
    const size = this.byte();
    if (size === 255) return -Infinity;
    if (size === 254) return Infinity;
    if (size === 253) return NaN;
    this.need(size);
    const text = textOf(this.bytes, this.at, this.at + size);
    this.at += size;
    return Number.parseFloat(text);
  }

  text(): string {
    this.string();
    return textOf(this.source, this.start, this.start + this.size);
  }

  /** Finds the next string: in the file itself, or unpacked. */
  string(): void {
    const first = this.byte();
    if (first >= 0xc0) return this.encoded(first & 63);
    const size = this.lengthFrom(first);
    this.need(size);
    this.source = this.bytes;
    this.start = this.at;
    this.size = size;
    this.at += size;
  }

  private encoded(encoding: number): void {
    switch (encoding) {
      case ENCODING_INT8:
        return this.integer((this.byte() << 24) >> 24);
      case ENCODING_INT16: {
        const low = this.byte();
        return this.integer(((low | (this.byte() << 8)) << 16) >> 16);
      }
      case ENCODING_INT32:
        return this.integer(this.unsigned32() | 0);
      case ENCODING_LZF:
        return this.lzf();
      default:
        throw corrupt(529, `Unknown RDB string encoding type ${encoding}`);
    }
  }

  private integer(value: number): void {
    const text = String(value);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    this.source = bytes;
    this.start = 0;
    this.size = text.length;
  }

  private lzf(): void {
    const packed = this.length();
    const size = this.length();
    this.need(packed);
    const bytes = lzfDecompress(this.bytes, this.at, this.at + packed, size);
    if (bytes === null) throw corrupt(413, 'Invalid LZF compressed string');
    this.at += packed;
    this.source = bytes;
    this.start = 0;
    this.size = size;
  }
}

const DOUBLE = new Float64Array(1);
const DOUBLE_BYTES = new Uint8Array(DOUBLE.buffer);
