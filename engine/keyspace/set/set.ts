import { xorDigest } from '../digest.ts';
import {
  type Intset,
  NO_INTEGERS,
  indexIn,
  memberInteger,
  textAt,
  withMember,
  withoutIndex,
} from './intset.ts';
import { KeyTable } from '../keyTable.ts';
import type { EncodingLimits, ObjectValue } from '../value.ts';

const OVERHEAD = 64;
const EMPTY = new Uint8Array(0);
/** No intset is larger, whatever the configuration says. */
const INTSET_ENTRIES_MAX = 1 << 30;

/**
 * A set. As long as its members are few and all integers it is an intset, sorted; then it becomes a
 * hash table, for good (t_set.c).
 */
export class SetValue implements ObjectValue {
  readonly type = 'set';
  /** Null once the set is a hash table. */
  private sorted: Intset | null = NO_INTEGERS;
  private table = NO_TABLE;

  /** A set of these integers. */
  static ofIntegers(sorted: Intset, limits: EncodingLimits): SetValue {
    const set = new SetValue();
    set.sorted = sorted;
    if (sorted.length > limits.setMaxIntsetEntries) set.unpack();
    return set;
  }

  get encoding(): 'intset' | 'hashtable' {
    return this.sorted === null ? 'hashtable' : 'intset';
  }

  /** The members of an intset, not to be changed; null of a hash table. */
  get integers(): Intset | null {
    return this.sorted;
  }

  get size(): number {
    return this.sorted === null ? this.table.count : this.sorted.length;
  }

  get memory(): number {
    return OVERHEAD + (this.sorted === null ? this.table.memory : this.sorted.byteLength);
  }

  /** Whether the member is new. */
  add(member: Uint8Array, limits: EncodingLimits): boolean {
    if (this.sorted !== null) {
      const value = memberInteger(member);
      if (value !== null) {
        const index = indexIn(this.sorted, value);
        if (index >= 0) return false;
        this.sorted = withMember(this.sorted, value, -1 - index);
        const most = Math.min(limits.setMaxIntsetEntries, INTSET_ENTRIES_MAX);
        if (this.sorted.length > most) this.unpack();
        return true;
      }
      this.unpack();
    }
    return put(this.table, member);
  }

  has(member: Uint8Array): boolean {
    if (this.sorted === null) return this.table.find(member, 0, member.length) !== 0;
    const value = memberInteger(member);
    return value !== null && indexIn(this.sorted, value) >= 0;
  }

  /** Whether there was such a member. */
  remove(member: Uint8Array): boolean {
    const { sorted, table } = this;
    if (sorted === null) {
      const entry = table.find(member, 0, member.length);
      if (entry !== 0) table.remove(entry);
      return entry !== 0;
    }
    const value = memberInteger(member);
    const index = value === null ? -1 : indexIn(sorted, value);
    if (index >= 0) this.sorted = withoutIndex(sorted, index);
    return index >= 0;
  }

  /** Every member, copied, in the set's order. */
  each(visit: (member: Uint8Array) => void): void {
    const { sorted, table } = this;
    if (sorted === null) table.each((entry) => visit(memberOf(table, entry)));
    else for (let i = 0; i < sorted.length; i++) visit(textAt(sorted, i));
  }

  /** Every member, copied, in the set's order. */
  members(): Uint8Array[] {
    const found: Uint8Array[] = [];
    this.each((member) => found.push(member));
    return found;
  }

  /** A member chosen fairly. The set is not empty. */
  random(roll: { below(limit: number): number }): Uint8Array {
    const { sorted, table } = this;
    if (sorted !== null) return textAt(sorted, roll.below(sorted.length));
    return memberOf(table, table.random(roll));
  }

  /** One step of SSCAN: members into `found`, the next cursor back. */
  scan(cursor: number, found: Uint8Array[]): number {
    const { sorted, table } = this;
    if (sorted !== null) {
      this.each((member) => found.push(member));
      return 0;
    }
    const entries: number[] = [];
    const next = table.scan(cursor, entries);
    for (const entry of entries) found.push(memberOf(table, entry));
    return next;
  }

  sample(count: number): Uint8Array[] {
    const { sorted, table } = this;
    if (sorted === null) return table.first(count).map((entry) => memberOf(table, entry));
    const found: Uint8Array[] = [];
    for (let i = 0; i < sorted.length && i < count; i++) found.push(textAt(sorted, i));
    return found;
  }

  digestInto(digest: Uint8Array): void {
    this.each((member) => xorDigest(digest, member));
  }

  capture(): SetValue {
    const copy = new SetValue();
    copy.sorted = this.sorted;
    copy.table = this.sorted === null ? this.table.capture() : NO_TABLE;
    return copy;
  }

  /** Makes a hash table of it (setTypeConvert). */
  private unpack(): void {
    const table = new KeyTable();
    table.reserve(this.size);
    this.each((member) => put(table, member));
    this.sorted = null;
    this.table = table;
  }
}

/** Stands where there is no hash table yet; never written. */
const NO_TABLE = new KeyTable();

function put(table: KeyTable, member: Uint8Array): boolean {
  const entry = table.find(member, 0, member.length);
  if (entry === 0) table.write(0, member.length, EMPTY, 0, 0, 0, 0);
  return entry === 0;
}

function memberOf(table: KeyTable, entry: number): Uint8Array {
  const start = table.keyStart(entry);
  return table.bytes.slice(start, start + table.keyLength(entry));
}
