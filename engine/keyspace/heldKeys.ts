import type { Dice } from '../base/dice.ts';
import type { Millis } from '../base/units.ts';
import { Expiries, NO_EXPIRY } from './expiries.ts';
import { KeyTable } from './keyTable.ts';
import type { Keyspace } from './keyspace.ts';
import { ObjectTable, slotIn } from './objectTable.ts';
import { encodingOf, type StringEncoding } from './stringEncoding.ts';
import type { ObjectValue } from './value.ts';

/**
 * Names as TYPE prints them; the index is the entry's tag and Redis's own number of the type (it is
 * mixed into DEBUG DIGEST). Strings keep their value in the arena. The others keep theirs in
 * `objects`, and its slot there as the entry's value.
 */
export const TYPE_NAMES = ['string', 'list', 'set', 'zset', 'hash'] as const;
export type TypeName = (typeof TYPE_NAMES)[number];

/** A dictEntry, its bucket and the headers of key and value, less what an entry of the arena has. */
const OVERHEAD = 68;
/** An entry of the dictionary of expiry times, and its place there; the key is shared. */
const EXPIRY_SIZE = 40;

/** The keys that a database holds, as they are looked at without changing anything. */
export abstract class HeldKeys {
  abstract readonly keyspace: Keyspace;
  protected keys = new KeyTable();
  protected expiries = new Expiries();
  protected objects = new ObjectTable();

  /** Number of keys held, expired ones that are still held included: DBSIZE. */
  get size(): number {
    return this.keys.count;
  }

  /** Number of keys that have an expiry time. */
  get volatileSize(): number {
    return this.expiries.table.count;
  }

  /** Bytes of memory held. */
  get memory(): number {
    return this.keys.memory + this.expiries.table.memory + this.objects.memory;
  }

  /** The entry of a key that is held, expired or not; 0 without. Changes nothing. */
  held(source: Uint8Array, start = 0, length = source.length): number {
    return this.keys.find(source, start, length);
  }

  /** Whether the key is held although its time is over: what WATCH and EXEC ask. */
  isExpired(source: Uint8Array, start = 0, length = source.length): boolean {
    const entry = this.keys.find(source, start, length);
    return entry !== 0 && this.entryExpired(entry);
  }

  /** Whether this entry's time is over, whoever asks. */
  entryExpired(entry: number): boolean {
    if (!this.keys.flagged(entry)) return false;
    return this.keyspace.now > this.expiresAt(entry);
  }

  /** Whether KEYS may show this entry, which unlike a lookup removes nothing. */
  visible(entry: number): boolean {
    return this.keyspace.expiry === 'keep' || !this.entryExpired(entry);
  }

  /** Bytes that Redis would use for what is held, about: a key costs it some more than it costs here. */
  get used(): number {
    const { keys, objects } = this;
    const expiries = this.expiries.table.count * EXPIRY_SIZE;
    return keys.live + keys.count * OVERHEAD + expiries + objects.memory;
  }

  /** Up to so many keys, chosen at random; one may come twice. `timed`: of those that expire. */
  sample(dice: Dice, count: number, timed: boolean): Uint8Array[] {
    const table = timed ? this.expiries.table : this.keys;
    const found: Uint8Array[] = [];
    while (found.length < Math.min(count, table.count)) {
      const entry = table.entryInSlot(dice.below(table.slotCount));
      if (entry === 0) continue;
      const start = table.keyStart(entry);
      found.push(table.bytes.slice(start, start + table.keyLength(entry)));
    }
    return found;
  }

  // ------------------------------------------------------------------------------------ reading

  /** A copy of the key. */
  key(entry: number): Uint8Array {
    const start = this.keys.keyStart(entry);
    return this.keys.bytes.slice(start, start + this.keys.keyLength(entry));
  }

  /** A copy of a string's value, of its first `limit` bytes at most. */
  value(entry: number, limit = Infinity): Uint8Array {
    const start = this.keys.valueStart(entry);
    return this.keys.bytes.slice(start, start + Math.min(limit, this.keys.valueLength(entry)));
  }

  /** A string's value where it lies: good until the next write. */
  view(entry: number): Uint8Array {
    const start = this.keys.valueStart(entry);
    return this.keys.bytes.subarray(start, start + this.keys.valueLength(entry));
  }

  valueLength(entry: number): number {
    return this.keys.valueLength(entry);
  }

  /** Where keys and values lie; good until the next write. See `keyStart` and `valueStart`. */
  get bytes(): Uint8Array {
    return this.keys.bytes;
  }

  keyStart(entry: number): number {
    return this.keys.keyStart(entry);
  }

  keyLength(entry: number): number {
    return this.keys.keyLength(entry);
  }

  valueStart(entry: number): number {
    return this.keys.valueStart(entry);
  }

  type(entry: number): TypeName {
    return TYPE_NAMES[this.keys.tag(entry)]!;
  }

  isString(entry: number): boolean {
    return this.keys.tag(entry) === 0;
  }

  /** Redis's number of the type. */
  typeNumber(entry: number): number {
    return this.keys.tag(entry);
  }

  /** When the key expires, or NO_EXPIRY. */
  expiresAt(entry: number): Millis {
    if (!this.keys.flagged(entry)) return NO_EXPIRY;
    const { keys, expiries } = this;
    return expiries.of(keys.bytes, keys.keyStart(entry), keys.keyLength(entry));
  }

  /** Unix second of the last access, as Redis's LRU clock counts it. */
  accessedAt(entry: number): number {
    return this.keys.stamp(entry);
  }

  /** How the string came about, to be handed on to a copy. */
  encodingMark(entry: number): StringEncoding {
    return this.keys.mark(entry) as StringEncoding;
  }

  /** The value of a key that is no string, to be read only. */
  object(entry: number): ObjectValue {
    return this.objects.at(this.slotOf(entry));
  }

  /** What OBJECT ENCODING answers. */
  encoding(entry: number): string {
    if (this.keys.tag(entry) !== 0) return this.object(entry).encoding;
    const { bytes } = this.keys;
    return encodingOf(
      this.encodingMark(entry),
      bytes,
      this.valueStart(entry),
      this.valueLength(entry),
    );
  }

  // ----------------------------------------------------------------------------------- walking

  /** Every key held, in the order of first writing. The visitor may not write. */
  each(visit: (key: Uint8Array, value: Uint8Array | ObjectValue, expiresAt: Millis) => void): void {
    this.keys.each((entry) => {
      const value = this.isString(entry) ? this.value(entry) : this.object(entry);
      visit(this.key(entry), value, this.expiresAt(entry));
    });
  }

  /** `each` without copies: `bytes`, `keyStart(entry)` and the like tell the rest. */
  eachEntry(visit: (entry: number) => void): void {
    this.keys.each(visit);
  }

  /** The entry after this one in the order of `each`, the first after 0; 0 at the end. */
  next(entry: number): number {
    return this.keys.next(entry);
  }

  /** One step of SCAN: entries into `found`, the next cursor back. */
  scan(cursor: number, found: number[]): number {
    return this.keys.scan(cursor, found);
  }

  /** An entry chosen fairly, or 0 in an empty database. */
  random(roll: { below(limit: number): number }): number {
    return this.keys.count === 0 ? 0 : this.keys.random(roll);
  }

  /** The expiry times, for the active expire cycle. */
  get timed(): KeyTable {
    return this.expiries.table;
  }

  /** The expiry time of an entry of `timed`. */
  timeOf(timed: number): Millis {
    return this.expiries.at(timed);
  }

  /** The entry of a remembered write, or 0. */
  entryOfHash(hash: number): number {
    return this.keys.findHash(hash);
  }

  protected slotOf(entry: number): number {
    return slotIn(this.keys.bytes, this.keys.valueStart(entry));
  }
}
