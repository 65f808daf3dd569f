import { copyBytes } from '../../base/bytes.ts';

const EMPTY = new Uint8Array(0);
/** Marks a length of four bytes; a smaller first byte is the length itself. */
const LONG = 255;

/**
 * Fields with their values, one behind the other in one piece of memory, in the order in which the
 * fields were added: what a listpack is to a small hash. A pair is named by where it begins, good
 * until the next write.
 *
 * Copy on write: `capture` lets two of them share the memory until one of them writes.
 */
export class PackedPairs {
  count = 0;
  private bytes: Uint8Array = EMPTY;
  private end = 0;
  private shared = true;

  /** Takes over a piece of memory that holds so many pairs and nothing else. */
  static of(bytes: Uint8Array, count: number): PackedPairs {
    const pairs = new PackedPairs();
    pairs.bytes = bytes;
    pairs.end = bytes.length;
    pairs.count = count;
    pairs.shared = false;
    return pairs;
  }

  /** Bytes of memory held. */
  get memory(): number {
    return this.bytes.length;
  }

  /** Where the pair of this field begins, or -1. */
  find(field: Uint8Array): number {
    const { bytes, end } = this;
    const { length } = field;
    for (let at = 0; at < end;) {
      const start = startAt(bytes, at);
      const size = lengthAt(bytes, at);
      if (size === length) {
        let i = 0;
        while (i < length && bytes[start + i] === field[i]) i++;
        if (i === length) return at;
      }
      at = afterAt(bytes, start + size);
    }
    return -1;
  }

  /** The pair after so many others. */
  nth(index: number): number {
    let at = 0;
    for (let i = 0; i < index; i++) at = this.after(at);
    return at;
  }

  /** Where the next pair begins. */
  after(at: number): number {
    return afterAt(this.bytes, afterAt(this.bytes, at));
  }

  /** A copy of the pair's field. */
  field(at: number): Uint8Array {
    return textAt(this.bytes, at);
  }

  /** A copy of the pair's value. */
  value(at: number): Uint8Array {
    return textAt(this.bytes, afterAt(this.bytes, at));
  }

  /** Length of the pair's value, in bytes. */
  valueLength(at: number): number {
    return lengthAt(this.bytes, afterAt(this.bytes, at));
  }

  append(field: Uint8Array, value: Uint8Array): void {
    const at = this.end;
    this.splice(at, 0, sizeOf(field) + sizeOf(value));
    this.write(this.write(at, field), value);
    this.count++;
  }

  /** Another value for a pair, which stays at its place. */
  replace(at: number, value: Uint8Array): void {
    const from = afterAt(this.bytes, at);
    this.splice(from, afterAt(this.bytes, from) - from, sizeOf(value));
    this.write(from, value);
  }

  remove(at: number): void {
    this.splice(at, this.after(at) - at, 0);
    this.count--;
  }

  /** See base/capture.ts. */
  capture(): PackedPairs {
    const copy = new PackedPairs();
    this.shared = true;
    copy.count = this.count;
    copy.bytes = this.bytes;
    copy.end = this.end;
    return copy;
  }

  /** Replaces `removed` bytes by room for `added` ones, in memory that is this one's alone. */
  private splice(at: number, removed: number, added: number): void {
    const { bytes, end } = this;
    const needed = end - removed + added;
    if (this.shared || needed > bytes.length || needed * 4 < bytes.length) {
      const room = new Uint8Array(Math.max(16, Math.ceil(needed * 1.25)));
      room.set(bytes.subarray(0, at));
      room.set(bytes.subarray(at + removed, end), at + added);
      this.bytes = room;
      this.shared = false;
    } else if (removed !== added) bytes.copyWithin(at + added, at + removed, end);
    this.end = needed;
  }

  /** Returns where the text ends. */
  private write(at: number, text: Uint8Array): number {
    const { bytes } = this;
    let start = at + 1;
    if (text.length < LONG) bytes[at] = text.length;
    else {
      bytes[at] = LONG;
      for (let i = 0; i < 4; i++) bytes[start++] = text.length >>> (8 * i);
    }
    bytes.set(text, start);
    return start + text.length;
  }
}

/** Packs pairs that are all there already: one piece of memory is made, at the end. */
export class PairsPacker {
  private room = new Uint8Array(1024);
  private end = 0;
  private texts = 0;

  clear(): void {
    this.end = 0;
    this.texts = 0;
  }

  /** A field, or the value of the field before. */
  add(source: Uint8Array, start: number, length: number): void {
    if (this.end + length + 5 > this.room.length) {
      const room = new Uint8Array((this.end + length + 5) * 2);
      room.set(this.room.subarray(0, this.end));
      this.room = room;
    }
    const { room } = this;
    if (length < LONG) room[this.end++] = length;
    else {
      room[this.end++] = LONG;
      for (let i = 0; i < 4; i++) room[this.end++] = length >>> (8 * i);
    }
    copyBytes(source, start, start + length, room, this.end);
    this.end += length;
    this.texts++;
  }

  finish(): PackedPairs {
    return PackedPairs.of(this.room.slice(0, this.end), this.texts / 2);
  }
}

function sizeOf(text: Uint8Array): number {
  return text.length + (text.length < LONG ? 1 : 5);
}

function startAt(bytes: Uint8Array, at: number): number {
  return at + (bytes[at]! < LONG ? 1 : 5);
}

function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < LONG) return first;
  let length = 0;
  for (let i = 4; i > 0; i--) length = (length << 8) | bytes[at + i]!;
  return length;
}

function afterAt(bytes: Uint8Array, at: number): number {
  return startAt(bytes, at) + lengthAt(bytes, at);
}

function textAt(bytes: Uint8Array, at: number): Uint8Array {
  const start = startAt(bytes, at);
  return bytes.slice(start, start + lengthAt(bytes, at));
}
