import { copyBytes, latin1 } from '../base/bytes.ts';
import type { ByteCount } from '../base/units.ts';
import type { Crc64 } from './crc64.ts';
import { lzfCompress } from './lzf.ts';
import {
  ENCODING_INT16,
  ENCODING_INT32,
  ENCODING_INT8,
  ENCODING_LZF,
  INTEGER_TEXT_MAX,
  OPCODE,
  UNCOMPRESSED_MAX,
} from './rdbFormat.ts';

/** One growing run of bytes and the ways in which an RDB file writes numbers and strings. */
export class RdbOutput {
  private bytes: Uint8Array;
  private end = 0;
  private readonly compress: boolean;

  constructor(expected: ByteCount, compress: boolean) {
    this.bytes = new Uint8Array(Math.max(1024, expected));
    this.compress = compress;
  }

  byte(value: number): void {
    if (this.end === this.bytes.length) this.reserve(1);
    this.bytes[this.end++] = value;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** rdbSaveLen. `value` is below 2^32. */
  length(value: number): void {
    this.reserve(5);
    const { bytes } = this;
    if (value < 64) bytes[this.end++] = value;
    else if (value < 16384) {
      bytes[this.end++] = 0x40 | (value >> 8);
      bytes[this.end++] = value;
    } else {
      bytes[this.end++] = 0x80;
      for (let shift = 24; shift >= 0; shift -= 8) bytes[this.end++] = value >>> shift;
    }
  }

  /** Eight bytes, lowest first; a time before 1970 is in two's complement. */
  millis(value: number): void {
    this.reserve(8);
    const high = Math.floor(value / 0x1_0000_0000);
    const low = value - high * 0x1_0000_0000;
    for (let i = 0; i < 4; i++) {
      this.bytes[this.end + i] = low >>> (8 * i);
      this.bytes[this.end + 4 + i] = high >>> (8 * i);
    }
    this.end += 8;
  }

  /** A score of a sorted set: its eight bytes, lowest first. */
  double(value: number): void {
    this.reserve(8);
    DOUBLE[0] = value;
    for (let i = 0; i < 8; i++) this.bytes[this.end++] = DOUBLE_BYTES[i]!;
  }

  aux(name: string, value: string): void {
    this.byte(OPCODE.aux);
    this.string(latin1(name), 0, name.length);
    this.string(latin1(value), 0, value.length);
  }

  /** rdbSaveRawString: as an integer when it is the text of one, else compressed when that is shorter. */
  string(source: Uint8Array, start: number, length: number): void {
    this.reserve(length + 16);
    if (length <= INTEGER_TEXT_MAX && this.integer(source, start, length)) return;
    if (length > UNCOMPRESSED_MAX && this.compress && this.compressed(source, start, length))
      return;
    if (length < 64) this.bytes[this.end++] = length;
    else this.length(length);
    copyBytes(source, start, start + length, this.bytes, this.end);
    this.end += length;
  }

  /** rdbTryIntegerEncoding: only text that the integer would be written as again. */
  private integer(source: Uint8Array, start: number, length: number): boolean {
    const negative = source[start] === 0x2d;
    let at = negative ? start + 1 : start;
    const end = start + length;
    if (at >= end) return false;
    const first = source[at]!;
    if (first === 48 ? negative || length > 1 : first < 49 || first > 57) return false;
    let value = 0;
    for (; at < end; at++) {
      const digit = source[at]! - 48;
      if (digit < 0 || digit > 9) return false;
      value = value * 10 + digit;
    }
    if (negative) value = -value;
    if (value !== (value | 0)) return false;
    const { bytes } = this;
    if (value === (value << 24) >> 24) {
      bytes[this.end++] = 0xc0 | ENCODING_INT8;
      bytes[this.end++] = value;
    } else if (value === (value << 16) >> 16) {
      bytes[this.end++] = 0xc0 | ENCODING_INT16;
      bytes[this.end++] = value;
      bytes[this.end++] = value >> 8;
    } else {
      bytes[this.end++] = 0xc0 | ENCODING_INT32;
      for (let shift = 0; shift < 32; shift += 8) bytes[this.end++] = value >> shift;
    }
    return true;
  }

  /** rdbSaveLzfStringObject: must save four bytes at least. */
  private compressed(source: Uint8Array, start: number, length: number): boolean {
    // The compressed bytes go where they will stand if their length takes five bytes, and move down.
    const room = length - 4;
    this.reserve(length + 32);
    const head = this.end;
    const packed = head + 11;
    const size = lzfCompress(source, start, start + length, this.bytes, packed, room);
    if (size === 0) return false;
    this.bytes[this.end++] = 0xc0 | ENCODING_LZF;
    this.length(size);
    this.length(length);
    this.bytes.copyWithin(this.end, packed, packed + size);
    this.end += size;
    return true;
  }

  /** Bytes written so far. */
  get size(): ByteCount {
    return this.end;
  }

  /** Adds to a checksum what was written. */
  sum(crc: Crc64): void {
    crc.add(this.bytes, 0, this.end);
  }

  /** Eight bytes of a checksum. */
  checksum(crc: Crc64): void {
    this.reserve(8);
    crc.write(this.bytes, this.end);
    this.end += 8;
  }

  /** What was written. */
  take(): Uint8Array {
    return this.bytes.slice(0, this.end);
  }

  private reserve(count: number): void {
    if (this.end + count <= this.bytes.length) return;
    const bigger = new Uint8Array(Math.max(this.bytes.length * 2, this.end + count));
    bigger.set(this.bytes.subarray(0, this.end));
    this.bytes = bigger;
  }
}

const DOUBLE = new Float64Array(1);
const DOUBLE_BYTES = new Uint8Array(DOUBLE.buffer);
