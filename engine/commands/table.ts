import type { Request } from '../resp/request.ts';
import { DATABASE_ROWS } from './databases.ts';
import { EXPIRY_ROWS } from './expiry.ts';
import { KEY_ROWS } from './keys.ts';
import { NUMBER_ROWS } from './numbers.ts';
import type { CommandRow, DataRow } from './row.ts';
import { STRING_ROWS } from './strings.ts';

/** Every command that touches nothing but the data set. */
export const DATA_ROWS: readonly DataRow[] = [
  ...STRING_ROWS,
  ...NUMBER_ROWS,
  ...KEY_ROWS,
  ...EXPIRY_ROWS,
  ...DATABASE_ROWS,
];

/**
 * Finds commands by name, in any letter case, without making a string of it. A row `config|get` is a
 * subcommand: `resolve` finds it where the row `config` would be found by its first word alone.
 */
export class CommandTable<Context> {
  readonly rows: readonly CommandRow<Context>[];
  private readonly slots: (CommandRow<Context> | null)[];
  /** The name in each slot. */
  private readonly names: string[];
  private readonly byFullName = new Map<string, CommandRow<Context>>();
  private readonly subcommands = new Map<CommandRow<Context>, CommandTable<Context>>();

  /** `column`: which part of the names between bars this table is about; callers leave it out. */
  constructor(rows: readonly CommandRow<Context>[], column = 0) {
    this.rows = rows;
    let size = 16;
    while (size < rows.length * 3) size *= 2;
    this.slots = new Array<CommandRow<Context> | null>(size).fill(null);
    this.names = new Array<string>(size).fill('');
    for (const row of rows) {
      this.byFullName.set(row.name, row);
      const parts = row.name.split('|');
      if (parts.length === column + 1) this.put(parts[column]!, row);
    }
    for (const row of column === 0 ? rows : []) {
      const under = rows.filter((other) => other.name.startsWith(`${row.name}|`));
      if (under.length > 0) this.subcommands.set(row, new CommandTable(under, 1));
    }
  }

  /** The command of this name, or null. */
  find(bytes: Uint8Array, start: number, length: number): CommandRow<Context> | null {
    const { slots, names } = this;
    const mask = slots.length - 1;
    let hash = length;
    for (let i = start; i < start + length; i++) hash = (hash * 33 + lower(bytes[i]!)) | 0;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row === null) return null;
      if (sameName(names[slot]!, bytes, start, length)) return row;
    }
  }

  /**
   * The row that is to run a request: its subcommand's where there is one. A container without such
   * a subcommand is answered with its own row, whose `run` says what is wrong.
   */
  resolve(request: Request): CommandRow<Context> | null {
    const row = this.find(request.bytes, request.starts[0]!, request.lengths[0]!);
    if (row === null || request.count < 2 || this.subcommands.size === 0) return row;
    const under = this.subcommands.get(row);
    return under?.find(request.bytes, request.starts[1]!, request.lengths[1]!) ?? row;
  }

  /** By the name in its row: `get`, `object|encoding`. */
  byName(name: string): CommandRow<Context> | null {
    return this.byFullName.get(name) ?? null;
  }

  private put(name: string, row: CommandRow<Context>): void {
    const mask = this.slots.length - 1;
    let hash = name.length;
    for (let i = 0; i < name.length; i++) hash = (hash * 33 + name.charCodeAt(i)) | 0;
    let slot = hash & mask;
    while (this.slots[slot] !== null) slot = (slot + 1) & mask;
    this.slots[slot] = row;
    this.names[slot] = name;
  }
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
