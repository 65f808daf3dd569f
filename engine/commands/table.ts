import { SHARED } from '../base/capture.ts';
import { assertWhole } from '../base/later.ts';

/**
 * Finds commands by name, in any letter case, without making a string of it. A subcommand's row
 * (`config|get`) is found by its full name only.
 */
export class CommandTable<Row extends { readonly name: string }> {
  /** Never changed, only added to: every checkpoint may share it. */
  readonly [SHARED] = true;
  private all: readonly Row[] = [];
  private slots: (Row | null)[] = [];
  private readonly byFullName = new Map<string, Row>();

  constructor(rows: readonly Row[]) {
    this.add(rows);
  }

  /** In the order in which they came. */
  get rows(): readonly Row[] {
    return this.all;
  }

  /** More rows, behind those that are there. */
  add(rows: readonly Row[]): void {
    this.all = [...this.all, ...rows];
    let size = 16;
    while (size < this.all.length * 3) size *= 2;
    this.slots = new Array<Row | null>(size).fill(null);
    for (const row of this.all) {
      this.byFullName.set(row.name, row);
      if (!row.name.includes('|')) this.put(row);
    }
  }

  /** The command of this name, or null. */
  find(bytes: Uint8Array, start: number, length: number): Row | null {
    const { slots } = this;
    if (length === 0) return null;
    const mask = slots.length - 1;
    const hash = hashOf(length, lower(bytes[start]!), lower(bytes[start + length - 1]!));
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row === null) return this.missing();
      if (sameName(row.name, bytes, start, length)) return row;
    }
  }

  /** By the name in its row: `get`, `object|encoding`. */
  byName(name: string): Row | null {
    return this.byFullName.get(name) ?? this.missing();
  }

  /** There is none of this name, unless it is still to come. */
  private missing(): null {
    assertWhole('a command');
    return null;
  }

  private put(row: Row): void {
    const { name } = row;
    const mask = this.slots.length - 1;
    const { length } = name;
    let slot = hashOf(length, name.charCodeAt(0), name.charCodeAt(length - 1)) & mask;
    while (this.slots[slot] !== null) slot = (slot + 1) & mask;
    this.slots[slot] = row;
  }
}

/** Length, first and last letter: enough to tell most commands apart, and quick. */
function hashOf(length: number, first: number, last: number): number {
  return (length * 37 + first) * 11 + last;
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function sameName(name: string, bytes: Uint8Array, start: number, length: number): boolean {
  if (name.length !== length) return false;
  for (let i = 0; i < length; i++) {
    if (name.charCodeAt(i) !== lower(bytes[start + i]!)) return false;
  }
  return true;
}
