import { assert } from '../base/assert.ts';

/** Words of an entry before its key. */
export const HEADER = 4;
export const KEY_LENGTH = 0x0fff_ffff;
/** Set in the first word of a gap; the other 31 bits are its length in words. */
const GAP = 0x8000_0000 | 0;
const FLAG = 0x4000_0000;
const MARK_SHIFT = 28;
const TAG_SHIFT = 29;
const CAPACITY = 0x1fff_ffff;
/** Below this an arena doubles; above, it grows by a quarter, because its slack costs memory. */
const DOUBLING_WORDS = 1 << 18;
/** Capacity of this many words is never worth giving back. */
const SMALL_VALUE_WORDS = 16;

const NO_WORDS = new Int32Array(1);
const NO_BYTES = new Uint8Array(NO_WORDS.buffer);

/**
 * Keys with their values, one behind the other in one piece of memory, which is seen as `words` and
 * as `bytes`. What stands for a key is its entry, a word index:
 *
 *     [key length | mark, flag] [value length] [capacity in words | tag] [stamp] key… value…
 *
 * with key and value each starting on a word, the key's last word padded with zeros. Entries are
 * only ever added at `top`; a removed one becomes a gap that says how long it is, and gaps go when
 * the arena is next moved. So the order of the arena is the order in which keys were added, and
 * walking it is walking memory forward.
 */
export abstract class Arena {
  words = NO_WORDS;
  bytes = NO_BYTES;
  /** The arrays may be seen by another table as well: clone them before writing. */
  protected shared = true;
  /** First free word. Word 0 stays unused, so that no entry is 0. */
  private top = 1;
  /** Words in gaps. */
  private gaps = 0;

  /** Bytes in entries: what is held, without the room for more. */
  get live(): number {
    return (this.top - 1 - this.gaps) * 4;
  }

  keyStart(entry: number): number {
    return (entry + HEADER) << 2;
  }

  keyLength(entry: number): number {
    return this.words[entry]! & KEY_LENGTH;
  }

  /** Where the value begins in `bytes`. */
  valueStart(entry: number): number {
    return (entry + HEADER + (((this.words[entry]! & KEY_LENGTH) + 3) >> 2)) << 2;
  }

  valueLength(entry: number): number {
    return this.words[entry + 1]!;
  }

  /** A bit for the table's user; it stays when the value is replaced. */
  flagged(entry: number): boolean {
    return (this.words[entry]! & FLAG) !== 0;
  }

  setFlag(entry: number, on: boolean): void {
    if (this.shared) this.own();
    const { words } = this;
    words[entry] = on ? words[entry]! | FLAG : words[entry]! & ~FLAG;
  }

  /** Two bits that came with the value. */
  mark(entry: number): number {
    return (this.words[entry]! >> MARK_SHIFT) & 3;
  }

  setMark(entry: number, mark: number): void {
    if (this.mark(entry) === mark) return;
    if (this.shared) this.own();
    this.words[entry] = (this.words[entry]! & ~(3 << MARK_SHIFT)) | (mark << MARK_SHIFT);
  }

  /** Changes bytes in the middle of a value. */
  poke(entry: number, at: number, source: Uint8Array): void {
    if (this.shared) this.own();
    this.bytes.set(source, this.valueStart(entry) + at);
  }

  /** Three bits that came with the value; 0 for bytes. */
  tag(entry: number): number {
    return this.words[entry + 2]! >>> TAG_SHIFT;
  }

  /** Set after the value was written, which makes it 0. */
  setTag(entry: number, tag: number): void {
    if (this.shared) this.own();
    this.words[entry + 2] = (this.words[entry + 2]! & CAPACITY) | (tag << TAG_SHIFT);
  }

  /** A whole number of 32 bits that came with the value, or was set since. */
  stamp(entry: number): number {
    return this.words[entry + 3]!;
  }

  setStamp(entry: number, stamp: number): void {
    if (this.words[entry + 3] === stamp) return;
    if (this.shared) this.own();
    this.words[entry + 3] = stamp;
  }

  /** Every entry in the order of the arena. The visitor may not write to the table. */
  each(visit: (entry: number) => void): void {
    const { words, top } = this;
    for (let entry = 1; entry < top; entry += sizeAt(words, entry)) {
      if (words[entry]! >= 0) visit(entry);
    }
  }

  /** The entry after this one in the order of the arena, the first after 0; 0 at the end. */
  next(entry: number): number {
    const { words, top } = this;
    let at = entry === 0 ? 1 : entry + sizeAt(words, entry);
    while (at < top && words[at]! < 0) at += sizeAt(words, at);
    return at < top ? at : 0;
  }

  /** The first so many entries in the order of the arena. */
  first(count: number): number[] {
    const { words, top } = this;
    const found: number[] = [];
    for (let entry = 1; entry < top && found.length < count; entry += sizeAt(words, entry)) {
      if (words[entry]! >= 0) found.push(entry);
    }
    return found;
  }

  /** Makes the arrays this table's own. */
  protected own(): void {
    this.words = this.words.slice();
    this.bytes = new Uint8Array(this.words.buffer);
    this.shared = false;
  }

  /** The arena has moved: `old[entry]` is now where each entry went. */
  protected abstract moved(old: Int32Array): void;

  /** Gives an entry another value in place, if there is room: the bytes are still to be written. */
  protected replace(entry: number, length: number, mark: number, stamp: number): boolean {
    const { words } = this;
    const needed = (length + 3) >> 2;
    const capacity = words[entry + 2]! & CAPACITY;
    if (needed > capacity) return false;
    if (capacity > SMALL_VALUE_WORDS && needed * 2 < capacity) return false;
    words[entry] = (words[entry]! & ~(3 << MARK_SHIFT)) | (mark << MARK_SHIFT);
    words[entry + 1] = length;
    words[entry + 2] = capacity;
    words[entry + 3] = stamp;
    return true;
  }

  /** A new entry at the end. Key and value are still to be written. */
  protected allocate(
    keyLength: number,
    valueLength: number,
    mark: number,
    stamp: number,
    flagged: boolean,
  ): number {
    assert(keyLength <= KEY_LENGTH, 'a key is shorter than 256 MiB');
    const capacity = (valueLength + 3) >> 2;
    const size = HEADER + ((keyLength + 3) >> 2) + capacity;
    if (this.top + size > this.words.length) {
      if (this.gaps * 4 > this.top) this.compact(size);
      else this.grow(size);
    }
    const entry = this.top;
    const { words } = this;
    this.top += size;
    words[entry] = keyLength | (mark << MARK_SHIFT) | (flagged ? FLAG : 0);
    words[entry + 1] = valueLength;
    words[entry + 2] = capacity;
    words[entry + 3] = stamp;
    return entry;
  }

  protected leaveGap(entry: number): void {
    const size = sizeAt(this.words, entry);
    this.words[entry] = size | GAP;
    this.gaps += size;
  }

  /** Gives memory back when most of the arena is gaps. */
  protected tighten(): void {
    if (this.top > 1024 && this.gaps * 2 > this.top) this.compact(0);
  }

  protected clearArena(): void {
    this.words = NO_WORDS;
    this.bytes = NO_BYTES;
    this.top = 1;
    this.gaps = 0;
    this.shared = true;
  }

  /** Both arenas share their memory from now on. */
  protected shareWith(other: Arena): void {
    this.shared = true;
    other.words = this.words;
    other.bytes = this.bytes;
    other.top = this.top;
    other.gaps = this.gaps;
  }

  private grow(size: number): void {
    const words = new Int32Array(roomFor(this.top + size));
    words.set(this.words.subarray(0, this.top));
    this.words = words;
    this.bytes = new Uint8Array(words.buffer);
  }

  /** Moves the arena to a new one without the gaps, with room for `size` words more. */
  private compact(size: number): void {
    const old = this.words;
    const words = new Int32Array(roomFor(this.top - this.gaps + size));
    let top = 1;
    for (let entry = 1; entry < this.top;) {
      const length = sizeAt(old, entry);
      if (old[entry]! >= 0) {
        for (let i = 0; i < length; i++) words[top + i] = old[entry + i]!;
        old[entry] = top;
        top += length;
      }
      entry += length;
    }
    this.top = top;
    this.gaps = 0;
    this.words = words;
    this.bytes = new Uint8Array(words.buffer);
    this.moved(old);
  }
}

/** How many words the entry or gap takes. */
function sizeAt(words: Int32Array, entry: number): number {
  const first = words[entry]!;
  if (first < 0) return first & ~GAP;
  return HEADER + (((first & KEY_LENGTH) + 3) >> 2) + (words[entry + 2]! & CAPACITY);
}

/** How many words an arena gets that must hold `words`. */
function roomFor(words: number): number {
  if (words > DOUBLING_WORDS) return Math.ceil(words * 1.25);
  let room = 64;
  while (room < words) room *= 2;
  return room;
}
