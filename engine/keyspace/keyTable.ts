/**
 * A hash table from byte strings to byte strings that lives in two typed arrays, so that a million
 * keys are two objects for the garbage collector, a copy is a memcpy, and SET allocates nothing.
 *
 * `slots` is the open-addressing table (linear probing, a power of two): a pair of the key's hash and
 * its entry, a word index into the arena; entry 0 = free slot. `words` is the arena, `bytes` the same
 * memory as bytes. An entry is
 *
 *     [key length | flags] [value length] [capacity in words | tag] [last access] key… value…
 *
 * with key and value each starting on a word. Entries are only ever added at `top`; a removed one
 * becomes a gap that says how long it is, and gaps go when the arena is next moved. So the arena in
 * its own order is the order in which keys were added, and walking it is walking memory forward.
 *
 * Copy on write: `capture` lets two tables share both arrays until one of them writes.
 */
import { assert } from '../base/assert.ts';

const HEADER = 4;
const KEY_LENGTH = 0x0fff_ffff;
/** Set in the first word of a gap; the other 31 bits are its length in words. */
const GAP = 0x8000_0000 | 0;
/** A flag for the table's user: kept with the entry until it is removed. */
export const FLAG = 0x4000_0000;
const MARK_SHIFT = 28;
const TAG_SHIFT = 29;
const CAPACITY = 0x1fff_ffff;
const SMALLEST = 8;
/** Below this an arena doubles; above, it grows by a quarter, because its slack costs memory. */
const DOUBLING_WORDS = 1 << 18;
/** Capacity of this many words is never worth giving back. */
const SMALL_VALUE_WORDS = 16;

const NO_SLOTS = new Int32Array(2 * SMALLEST);
const NO_WORDS = new Int32Array(1);
const NO_BYTES = new Uint8Array(NO_WORDS.buffer);

/** The key of the last `find`, packed into words. Scratch, not state: every use begins by filling it. */
let packed = new Int32Array(256);

export class KeyTable {
  count = 0;
  words = NO_WORDS;
  bytes = NO_BYTES;
  /** Hash of the key that was looked for last. */
  hash = 0;
  private slots = NO_SLOTS;
  private mask = SMALLEST - 1;
  /** First free word. Word 0 stays unused, so that no entry is 0. */
  private top = 1;
  /** Words in gaps. */
  private gaps = 0;
  /** The arrays may be seen by another table: clone them before writing. */
  private shared = true;
  /** Where the last `find` ended: the key's slot, or the free one where it belongs. */
  private slot = 0;

  /** The entry of this key, or 0. */
  find(source: Uint8Array, start: number, length: number): number {
    const hash = packKey(source, start, length);
    this.hash = hash;
    const { slots, words, mask } = this;
    const keyWords = (length + 3) >> 2;
    let slot = hash & mask;
    for (;;) {
      const entry = slots[2 * slot + 1]!;
      if (entry === 0) break;
      if (slots[2 * slot] === hash && (words[entry]! & KEY_LENGTH) === length) {
        const key = entry + HEADER;
        let i = 0;
        while (i < keyWords && words[key + i] === packed[i]) i++;
        if (i === keyWords) {
          this.slot = slot;
          return entry;
        }
      }
      slot = (slot + 1) & mask;
    }
    this.slot = slot;
    return 0;
  }

  /** An entry whose key has this hash, or 0. Keys that share a hash are told apart by nobody here. */
  findHash(hash: number): number {
    const { slots, mask } = this;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[2 * slot + 1]!;
      if (entry === 0 || slots[2 * slot] === hash) return entry;
    }
  }

  /**
   * Writes the value of the key of the last `find`; `entry` is what that returned, `keyLength` what
   * it was asked. Flag, mark and tag of an entry stay as they are. Returns the entry, which may
   * have moved.
   */
  write(
    entry: number,
    keyLength: number,
    source: Uint8Array,
    start: number,
    length: number,
  ): number {
    const target = this.place(entry, keyLength, length);
    const { bytes } = this;
    const to = (target + HEADER + ((keyLength + 3) >> 2)) << 2;
    if (length > 64) bytes.set(source.subarray(start, start + length), to);
    else for (let i = 0; i < length; i++) bytes[to + i] = source[start + i]!;
    return target;
  }

  /** Removes the entry that the last `find` found. */
  remove(entry: number): void {
    if (this.shared) this.own();
    this.leaveGap(entry);
    this.closeSlot(this.slot);
    this.count--;
    const slots = this.mask + 1;
    if (slots > SMALLEST && this.count * 8 < slots) this.resize(slots / 2);
    if (this.top > 1024 && this.gaps * 2 > this.top) this.relocate(roomFor(this.top - this.gaps));
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

  flagged(entry: number): boolean {
    return (this.words[entry]! & FLAG) !== 0;
  }

  setFlag(entry: number, on: boolean): void {
    if (this.shared) this.own();
    const { words } = this;
    words[entry] = on ? words[entry]! | FLAG : words[entry]! & ~FLAG;
  }

  /** Two bits for the table's user. */
  mark(entry: number): number {
    return (this.words[entry]! >> MARK_SHIFT) & 3;
  }

  setMark(entry: number, mark: number): void {
    if (this.mark(entry) === mark) return;
    if (this.shared) this.own();
    this.words[entry] = (this.words[entry]! & ~(3 << MARK_SHIFT)) | (mark << MARK_SHIFT);
  }

  /** Three bits for the table's user. */
  tag(entry: number): number {
    return this.words[entry + 2]! >>> TAG_SHIFT;
  }

  setTag(entry: number, tag: number): void {
    if (this.tag(entry) === tag) return;
    if (this.shared) this.own();
    this.words[entry + 2] = (this.words[entry + 2]! & CAPACITY) | (tag << TAG_SHIFT);
  }

  /** A whole number of 32 bits for the table's user. */
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
    for (let entry = 1; entry < top; entry += this.sizeAt(words, entry)) {
      if (words[entry]! >= 0) visit(entry);
    }
  }

  /**
   * Adds the entries of one home bucket to `found` and returns the next cursor, 0 at the end.
   * The cursor counts in reversed binary, as dictScan does: when the table doubles or halves between
   * two calls, the buckets still to come are exactly those whose keys were not yet returned.
   */
  scan(cursor: number, found: number[]): number {
    const { slots, mask } = this;
    const home = cursor & mask;
    // Linear probing keeps a bucket's keys between its home slot and the next free one.
    for (let slot = home; slots[2 * slot + 1] !== 0; slot = (slot + 1) & mask) {
      if ((slots[2 * slot]! & mask) === home) found.push(slots[2 * slot + 1]!);
    }
    return reverseBits((reverseBits(cursor | ~mask) + 1) | 0) >>> 0;
  }

  /** The entry in one of `slotCount` slots, or 0: a uniform slot gives a uniform key. */
  entryInSlot(slot: number): number {
    return this.slots[2 * slot + 1]!;
  }

  get slotCount(): number {
    return this.mask + 1;
  }

  /** Makes the table large enough for `count` keys at once. */
  reserve(count: number): void {
    let slots = this.mask + 1;
    while (count * 5 > slots * 4) slots *= 2;
    if (slots > this.mask + 1) this.resize(slots);
  }

  clear(): void {
    this.count = this.gaps = 0;
    this.words = NO_WORDS;
    this.bytes = NO_BYTES;
    this.slots = NO_SLOTS;
    this.mask = SMALLEST - 1;
    this.top = 1;
    this.shared = true;
  }

  /** Bytes of memory held. */
  get memory(): number {
    return this.slots.byteLength + this.words.byteLength;
  }

  /** See base/capture.ts. Costs nothing until one of the two writes. */
  capture(): KeyTable {
    this.shared = true;
    const copy = new KeyTable();
    copy.count = this.count;
    copy.words = this.words;
    copy.bytes = this.bytes;
    copy.slots = this.slots;
    copy.mask = this.mask;
    copy.top = this.top;
    copy.gaps = this.gaps;
    return copy;
  }

  private own(): void {
    this.slots = this.slots.slice();
    this.words = this.words.slice();
    this.bytes = new Uint8Array(this.words.buffer);
    this.shared = false;
  }

  /** Room for a value: in place where it fits, else at the end of the arena. */
  private place(entry: number, keyLength: number, valueLength: number): number {
    if (this.shared) this.own();
    if (entry === 0) return this.insert(keyLength, valueLength);
    if (!this.fits(entry, valueLength)) return this.move(entry, valueLength);
    this.words[entry + 1] = valueLength;
    return entry;
  }

  private fits(entry: number, length: number): boolean {
    const needed = (length + 3) >> 2;
    const capacity = this.words[entry + 2]! & CAPACITY;
    return needed <= capacity && (capacity <= SMALL_VALUE_WORDS || needed * 2 >= capacity);
  }

  private sizeAt(words: Int32Array, entry: number): number {
    const first = words[entry]!;
    if (first < 0) return first & ~GAP;
    return HEADER + (((first & KEY_LENGTH) + 3) >> 2) + (words[entry + 2]! & CAPACITY);
  }

  private insert(keyLength: number, valueLength: number): number {
    assert(keyLength <= KEY_LENGTH, 'a key is shorter than 256 MiB');
    const keyWords = (keyLength + 3) >> 2;
    const entry = this.allocate(keyWords, valueLength);
    const { words, slots, slot } = this;
    words[entry] = keyLength;
    words[entry + 3] = 0;
    for (let i = 0; i < keyWords; i++) words[entry + HEADER + i] = packed[i]!;
    slots[2 * slot] = this.hash;
    slots[2 * slot + 1] = entry;
    if (++this.count * 5 > (this.mask + 1) * 4) this.resize((this.mask + 1) * 2);
    return entry;
  }

  /** Gives the key of the last `find` a new entry with room for a value of this length. */
  private move(entry: number, valueLength: number): number {
    const keyLength = this.words[entry]! & KEY_LENGTH;
    const flags = this.words[entry]!;
    const tag = this.words[entry + 2]! & ~CAPACITY;
    const stamp = this.words[entry + 3]!;
    this.leaveGap(entry);
    // The slot may point into the gap while the arena moves; it is set right below.
    const keyWords = (keyLength + 3) >> 2;
    const target = this.allocate(keyWords, valueLength);
    const { words } = this;
    words[target] = flags;
    words[target + 2] = words[target + 2]! | tag;
    words[target + 3] = stamp;
    for (let i = 0; i < keyWords; i++) words[target + HEADER + i] = packed[i]!;
    this.slots[2 * this.slot + 1] = target;
    return target;
  }

  private allocate(keyWords: number, valueLength: number): number {
    const capacity = (valueLength + 3) >> 2;
    const size = HEADER + keyWords + capacity;
    if (this.top + size > this.words.length) {
      const compact = this.gaps * 4 > this.top;
      this.relocate(roomFor(this.top + size - (compact ? this.gaps : 0)), compact);
    }
    const entry = this.top;
    this.top += size;
    this.words[entry + 1] = valueLength;
    this.words[entry + 2] = capacity;
    return entry;
  }

  private leaveGap(entry: number): void {
    const size = this.sizeAt(this.words, entry);
    this.words[entry] = size | GAP;
    this.gaps += size;
  }

  /** Frees a slot and moves later keys back over it, so that no search ever meets a tombstone. */
  private closeSlot(slot: number): void {
    const { slots, mask } = this;
    let hole = slot;
    for (let next = (hole + 1) & mask; slots[2 * next + 1] !== 0; next = (next + 1) & mask) {
      const home = slots[2 * next]! & mask;
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      slots[2 * hole] = slots[2 * next]!;
      slots[2 * hole + 1] = slots[2 * next + 1]!;
      hole = next;
    }
    slots[2 * hole] = 0;
    slots[2 * hole + 1] = 0;
  }

  private resize(slotCount: number): void {
    const old = this.slots;
    const slots = new Int32Array(2 * slotCount);
    const mask = slotCount - 1;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      let slot = old[i]! & mask;
      while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = old[i]!;
      slots[2 * slot + 1] = old[i + 1]!;
    }
    // The arena may still be shared with another table, which keeps the old slots.
    if (this.shared) this.own();
    this.slots = slots;
    this.mask = mask;
  }

  /** Moves the arena to one of `capacity` words, leaving the gaps behind if `compact`. */
  private relocate(capacity: number, compact = true): void {
    const old = this.words;
    const words = new Int32Array(capacity);
    if (compact) {
      let top = 1;
      for (let entry = 1; entry < this.top;) {
        const size = this.sizeAt(old, entry);
        if (old[entry]! >= 0) {
          for (let i = 0; i < size; i++) words[top + i] = old[entry + i]!;
          // The old first word now says where the entry went.
          old[entry] = top;
          top += size;
        }
        entry += size;
      }
      const { slots } = this;
      for (let i = 1; i < slots.length; i += 2) {
        if (slots[i] !== 0 && old[slots[i]!]! >= 0) slots[i] = old[slots[i]!]!;
      }
      this.top = top;
      this.gaps = 0;
    } else {
      words.set(old.subarray(0, this.top));
    }
    this.words = words;
    this.bytes = new Uint8Array(words.buffer);
  }
}

/** Packs a key into `packed`, the last word padded with zeros, and returns its hash (murmur3's mixing). */
function packKey(source: Uint8Array, start: number, length: number): number {
  if (length > packed.length * 4) packed = new Int32Array(length);
  const words = packed;
  const end = start + length;
  let hash = length;
  let count = 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      source[at]! | (source[at + 1]! << 8) | (source[at + 2]! << 16) | (source[at + 3]! << 24);
    words[count++] = word;
    hash = mix(hash, word);
  }
  if (at < end) {
    let word = 0;
    for (let shift = 0; at < end; at++, shift += 8) word |= source[at]! << shift;
    words[count] = word;
    hash = mix(hash, word);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function mix(hash: number, word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  const h = hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function reverseBits(value: number): number {
  let v = value;
  v = ((v >>> 1) & 0x55555555) | ((v & 0x55555555) << 1);
  v = ((v >>> 2) & 0x33333333) | ((v & 0x33333333) << 2);
  v = ((v >>> 4) & 0x0f0f0f0f) | ((v & 0x0f0f0f0f) << 4);
  v = ((v >>> 8) & 0x00ff00ff) | ((v & 0x00ff00ff) << 8);
  return (v >>> 16) | (v << 16);
}

/** How many words an arena gets that must hold `words`. */
function roomFor(words: number): number {
  if (words > DOUBLING_WORDS) return Math.ceil(words * 1.25);
  let room = 64;
  while (room < words) room *= 2;
  return room;
}
