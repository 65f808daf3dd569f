import { BITMAP_ROWS } from './strings/bitmaps.ts';
import { HYPERLOGLOG_ROWS } from './strings/hyperloglog.ts';
import { DATABASE_ROWS } from './keys/databases.ts';
import { EXPIRY_ROWS } from './keys/expiry.ts';
import { HASH_ROWS } from './hashes/hashes.ts';
import { KEY_ROWS } from './keys/keys.ts';
import { LIST_ROWS } from './lists/lists.ts';
import { NUMBER_ROWS } from './strings/numbers.ts';
import type { DataRow } from './row.ts';
import { SET_ROWS } from './sets/sets.ts';
import { SORT_ROWS } from './sort/sort.ts';
import { SORTED_SET_ROWS } from './sortedSets/sortedSets.ts';
import { STRING_ROWS } from './strings/strings.ts';

/** Every command that touches nothing but the data set. */
export const DATA_ROWS: readonly DataRow[] = [
  ...STRING_ROWS,
  ...NUMBER_ROWS,
  ...BITMAP_ROWS,
  ...HYPERLOGLOG_ROWS,
  ...KEY_ROWS,
  ...EXPIRY_ROWS,
  ...DATABASE_ROWS,
  ...LIST_ROWS,
  ...HASH_ROWS,
  ...SET_ROWS,
  ...SORTED_SET_ROWS,
  ...SORT_ROWS,
];

/**
 * Finds commands by name, in any letter case, without making a string of it. A subcommand's row
 * (`config|get`) is found by its full name only.
 */
export class CommandTable<Row extends { readonly name: string }> {
  readonly rows: readonly Row[];
  private readonly slots: (Row | null)[];
  private readonly byFullName = new Map<string, Row>();

  constructor(rows: readonly Row[]) {
    this.rows = rows;
    let size = 16;
    while (size < rows.length * 3) size *= 2;
    this.slots = new Array<Row | null>(size).fill(null);
    for (const row of rows) {
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
      if (row === null || sameName(row.name, bytes, start, length)) return row;
    }
  }

  /** By the name in its row: `get`, `object|encoding`. */
  byName(name: string): Row | null {
    return this.byFullName.get(name) ?? null;
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
