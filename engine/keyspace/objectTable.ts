import { assert } from '../base/assert.ts';
import type { ObjectValue } from './value.ts';

/** A slot on its way into the arena, or out of it. */
const SLOT = new Int32Array(1);
const SLOT_BYTES = new Uint8Array(SLOT.buffer);

/** The slot as the arena keeps it; good until the next call. */
export function bytesOfSlot(slot: number): Uint8Array {
  SLOT[0] = slot;
  return SLOT_BYTES;
}

export function slotIn(bytes: Uint8Array, start: number): number {
  for (let i = 0; i < SLOT_BYTES.length; i++) SLOT_BYTES[i] = bytes[start + i]!;
  return SLOT[0]!;
}

/**
 * The values of one database that are no strings. What stands for one is its slot, a number that is
 * kept as the key's value in the arena.
 *
 * Copy on write: `capture` lets two tables share every value. Each of them copies a value before it
 * changes it for the first time since, which is what `owned` tells.
 */
export class ObjectTable {
  /** Bytes of memory held by the values. */
  memory = 0;
  private values: (ObjectValue | null)[] = [];
  /** What each value was last counted with in `memory`. */
  private counted: number[] = [];
  /** The slot's value is this table's alone when its number is the table's age. */
  private owned: number[] = [];
  private free: number[] = [];
  private age = 0;
  private shared = false;

  /** The value, to be read only. */
  at(slot: number): ObjectValue {
    const value = this.values[slot];
    assert(value !== null && value !== undefined, 'a key of an object has one');
    return value;
  }

  /** The value, to be changed: nobody else sees it. `recount` follows. */
  toWrite(slot: number): ObjectValue {
    const value = this.at(slot);
    if (this.owned[slot] === this.age) return value;
    if (this.shared) this.own();
    const own = value.capture();
    this.values[slot] = own;
    this.owned[slot] = this.age;
    return own;
  }

  /** The value at the slot has changed. */
  recount(slot: number): void {
    const { memory } = this.at(slot);
    if (this.counted[slot] === memory) return;
    if (this.shared) this.own();
    this.memory += memory - this.counted[slot]!;
    this.counted[slot] = memory;
  }

  /** Takes a value that nobody else will change. Returns its slot. */
  add(value: ObjectValue): number {
    if (this.shared) this.own();
    const slot = this.free.pop() ?? this.values.length;
    this.values[slot] = value;
    this.counted[slot] = value.memory;
    this.owned[slot] = this.age;
    this.memory += value.memory;
    return slot;
  }

  remove(slot: number): void {
    if (this.shared) this.own();
    this.memory -= this.counted[slot]!;
    this.values[slot] = null;
    this.free.push(slot);
  }

  clear(): void {
    this.values = [];
    this.counted = [];
    this.owned = [];
    this.free = [];
    this.memory = 0;
    this.shared = false;
  }

  /** See base/capture.ts. Costs nothing until one of the two writes. */
  capture(): ObjectTable {
    const copy = new ObjectTable();
    this.shared = true;
    this.age++;
    copy.shared = true;
    copy.age = this.age;
    copy.memory = this.memory;
    copy.values = this.values;
    copy.counted = this.counted;
    copy.owned = this.owned;
    copy.free = this.free;
    return copy;
  }

  private own(): void {
    this.values = this.values.slice();
    this.counted = this.counted.slice();
    this.owned = this.owned.slice();
    this.free = this.free.slice();
    this.shared = false;
  }
}
