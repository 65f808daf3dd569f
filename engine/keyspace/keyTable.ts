import { Arena, HEADER, KEY_LENGTH } from './arena.ts';

const SMALLEST = 8;
const NO_SLOTS = new Int32Array(2 * SMALLEST);

/** The key of the last `find`, packed into words. Scratch, not state: every use begins by filling it. */
let packed = new Int32Array(256);

/**
 * A hash table from byte strings to byte strings that lives in two typed arrays, so that a million
 * keys are two objects for the garbage collector, a copy is a memcpy, and SET allocates nothing.
 *
 * Keys and values lie in the arena; `slots` is the open-addressing table (linear probing, a power of
 * two): pairs of a key's hash and its entry, where entry 0 is a free slot.
 *
 * Copy on write: `capture` lets two tables share both arrays until one of them writes.
 */
export class KeyTable extends Arena {
  count = 0;
  /** Hash of the key that was looked for last. */
  hash = 0;
  private slots = NO_SLOTS;
  private mask = SMALLEST - 1;
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
   * Gives the key of the last `find` this value, with its mark and stamp; `entry` is what `find`
   * returned, `keyLength` what it was asked. Returns the entry, which may have moved.
   */
  write(
    entry: number,
    keyLength: number,
    source: Uint8Array,
    start: number,
    length: number,
    mark: number,
    stamp: number,
  ): number {
    if (this.shared) this.own();
    let target = entry;
    if (entry === 0) target = this.insert(keyLength, length, mark, stamp);
    else if (!this.replace(entry, length, mark, stamp)) {
      target = this.move(entry, keyLength, length, mark, stamp);
    }
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
    const { slotCount } = this;
    if (slotCount > SMALLEST && this.count * 8 < slotCount) this.resize(slotCount / 2);
    this.tighten();
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

  get slotCount(): number {
    return this.mask + 1;
  }

  /** The entry in one of `slotCount` slots, or 0: a uniform slot gives a uniform key. */
  entryInSlot(slot: number): number {
    return this.slots[2 * slot + 1]!;
  }

  /** An entry chosen fairly. The table is not empty. */
  random(roll: { below(limit: number): number }): number {
    for (;;) {
      const entry = this.entryInSlot(roll.below(this.slotCount));
      if (entry !== 0) return entry;
    }
  }

  /** Makes the table large enough for `count` keys at once. */
  reserve(count: number): void {
    let { slotCount } = this;
    while (count * 5 > slotCount * 4) slotCount *= 2;
    if (slotCount > this.slotCount) this.resize(slotCount);
  }

  clear(): void {
    this.clearArena();
    this.count = 0;
    this.slots = NO_SLOTS;
    this.mask = SMALLEST - 1;
  }

  /** Bytes of memory held. */
  get memory(): number {
    return this.slots.byteLength + this.words.byteLength;
  }

  /** See base/capture.ts. Costs nothing until one of the two writes. */
  capture(): KeyTable {
    return this.captureInto(new KeyTable());
  }

  protected captureInto<Table extends KeyTable>(copy: Table): Table {
    this.shareWith(copy);
    copy.count = this.count;
    copy.slots = this.slots;
    copy.mask = this.mask;
    return copy;
  }

  protected override own(): void {
    this.slots = this.slots.slice();
    super.own();
  }

  protected override moved(old: Int32Array): void {
    const { slots } = this;
    for (let i = 1; i < slots.length; i += 2) {
      // A negative number is a gap: `move` writes that slot right afterwards.
      const target = old[slots[i]!]!;
      if (slots[i] !== 0 && target >= 0) slots[i] = target;
    }
  }

  private insert(keyLength: number, valueLength: number, mark: number, stamp: number): number {
    const entry = this.allocate(keyLength, valueLength, mark, stamp, false);
    this.writeKey(entry, keyLength);
    const { slots, slot } = this;
    slots[2 * slot] = this.hash;
    slots[2 * slot + 1] = entry;
    if (++this.count * 5 > (this.mask + 1) * 4) this.resize((this.mask + 1) * 2);
    return entry;
  }

  /** Gives the key of the last `find` a new entry, because its value does not fit the old one. */
  private move(
    entry: number,
    keyLength: number,
    valueLength: number,
    mark: number,
    stamp: number,
  ): number {
    const flagged = this.flagged(entry);
    this.leaveGap(entry);
    const target = this.allocate(keyLength, valueLength, mark, stamp, flagged);
    this.writeKey(target, keyLength);
    this.slots[2 * this.slot + 1] = target;
    return target;
  }

  private writeKey(entry: number, keyLength: number): void {
    const { words } = this;
    const keyWords = (keyLength + 3) >> 2;
    for (let i = 0; i < keyWords; i++) words[entry + HEADER + i] = packed[i]!;
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
    if (this.shared) this.own();
    this.slots = slots;
    this.mask = mask;
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
