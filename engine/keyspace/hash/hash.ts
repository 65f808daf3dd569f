import { mixDigest, xorDigest } from '../digest.ts';
import { KeyTable } from '../keyTable.ts';
import { PackedPairs } from './packedPairs.ts';
import type { EncodingLimits, ObjectValue } from '../value.ts';

const OVERHEAD = 64;

/**
 * A hash. While it is small its fields lie packed, in the order in which they were added, and are
 * found by walking; then it becomes a hash table, for good (t_hash.c).
 */
export class HashValue implements ObjectValue {
  readonly type = 'hash';
  /** Null once the hash is a hash table. */
  private packed: PackedPairs | null = new PackedPairs();
  private table = NO_TABLE;

  get encoding(): 'listpack' | 'hashtable' {
    return this.packed === null ? 'hashtable' : 'listpack';
  }

  get size(): number {
    return this.packed === null ? this.table.count : this.packed.count;
  }

  get memory(): number {
    return OVERHEAD + (this.packed ?? this.table).memory;
  }

  /** A hash of these pairs, which are taken over; no field comes twice. */
  static of(pairs: PackedPairs, limits: EncodingLimits): HashValue {
    const hash = new HashValue();
    hash.packed = pairs;
    if (pairs.count > limits.hashMaxListpackEntries) hash.unpack();
    return hash;
  }

  /** Gives the field this value. Whether the field is new. */
  set(field: Uint8Array, value: Uint8Array, limits: EncodingLimits): boolean {
    const longest = limits.hashMaxListpackValue;
    if (field.length > longest || value.length > longest) this.unpack();
    const { packed, table } = this;
    if (packed === null) return put(table, field, value);
    const at = packed.find(field);
    if (at >= 0) packed.replace(at, value);
    else packed.append(field, value);
    if (packed.count > limits.hashMaxListpackEntries) this.unpack();
    return at < 0;
  }

  /** A copy of the field's value; null without. */
  get(field: Uint8Array): Uint8Array | null {
    const { packed, table } = this;
    if (packed !== null) {
      const at = packed.find(field);
      return at < 0 ? null : packed.value(at);
    }
    const entry = table.find(field, 0, field.length);
    return entry === 0 ? null : valueOf(table, entry);
  }

  has(field: Uint8Array): boolean {
    if (this.packed !== null) return this.packed.find(field) >= 0;
    return this.table.find(field, 0, field.length) !== 0;
  }

  /** Length of the field's value in bytes; 0 without. */
  lengthOf(field: Uint8Array): number {
    const { packed, table } = this;
    if (packed !== null) {
      const at = packed.find(field);
      return at < 0 ? 0 : packed.valueLength(at);
    }
    const entry = table.find(field, 0, field.length);
    return entry === 0 ? 0 : table.valueLength(entry);
  }

  /** Whether there was such a field. */
  remove(field: Uint8Array): boolean {
    const { packed, table } = this;
    if (packed !== null) {
      const at = packed.find(field);
      if (at >= 0) packed.remove(at);
      return at >= 0;
    }
    const entry = table.find(field, 0, field.length);
    if (entry !== 0) table.remove(entry);
    return entry !== 0;
  }

  /** Every field with its value, copied, in the hash's order. */
  each(visit: (field: Uint8Array, value: Uint8Array) => void): void {
    const { packed, table } = this;
    if (packed === null) table.each((entry) => visit(keyOf(table, entry), valueOf(table, entry)));
    else {
      for (let i = 0, at = 0; i < packed.count; i++, at = packed.after(at)) {
        visit(packed.field(at), packed.value(at));
      }
    }
  }

  /** A field chosen fairly, and its value. The hash is not empty. */
  random(roll: { below(limit: number): number }): [field: Uint8Array, value: Uint8Array] {
    const { packed, table } = this;
    if (packed !== null) {
      const at = packed.nth(roll.below(packed.count));
      return [packed.field(at), packed.value(at)];
    }
    const entry = table.random(roll);
    return [keyOf(table, entry), valueOf(table, entry)];
  }

  /** One step of HSCAN: fields and values in turn into `found`, the next cursor back. */
  scan(cursor: number, found: Uint8Array[]): number {
    const { packed, table } = this;
    if (packed !== null) {
      this.each((field, value) => found.push(field, value));
      return 0;
    }
    const entries: number[] = [];
    const next = table.scan(cursor, entries);
    for (const entry of entries) found.push(keyOf(table, entry), valueOf(table, entry));
    return next;
  }

  sample(count: number): Uint8Array[] {
    const found: Uint8Array[] = [];
    const { packed, table } = this;
    if (packed === null) {
      for (const entry of table.first(Math.ceil(count / 2))) {
        found.push(keyOf(table, entry), valueOf(table, entry));
      }
    } else {
      for (let i = 0, at = 0; i < packed.count && found.length < count; i++) {
        found.push(packed.field(at), packed.value(at));
        at = packed.after(at);
      }
    }
    return found.slice(0, count);
  }

  digestInto(digest: Uint8Array): void {
    const one = new Uint8Array(20);
    this.each((field, value) => {
      one.fill(0);
      mixDigest(one, field);
      mixDigest(one, value);
      xorDigest(digest, one);
    });
  }

  capture(): HashValue {
    const copy = new HashValue();
    copy.packed = this.packed === null ? null : this.packed.capture();
    copy.table = this.packed === null ? this.table.capture() : NO_TABLE;
    return copy;
  }

  /** Makes a hash table of it (hashTypeConvert). */
  private unpack(): void {
    if (this.packed === null) return;
    const table = new KeyTable();
    table.reserve(this.packed.count);
    this.each((field, value) => put(table, field, value));
    this.packed = null;
    this.table = table;
  }
}

/** Stands where there is no hash table yet; never written. */
const NO_TABLE = new KeyTable();

function put(table: KeyTable, field: Uint8Array, value: Uint8Array): boolean {
  const entry = table.find(field, 0, field.length);
  table.write(entry, field.length, value, 0, value.length, 0, 0);
  return entry === 0;
}

function keyOf(table: KeyTable, entry: number): Uint8Array {
  const start = table.keyStart(entry);
  return table.bytes.slice(start, start + table.keyLength(entry));
}

function valueOf(table: KeyTable, entry: number): Uint8Array {
  const start = table.valueStart(entry);
  return table.bytes.slice(start, start + table.valueLength(entry));
}
