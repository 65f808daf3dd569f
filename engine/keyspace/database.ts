import type { Dice } from '../base/dice.ts';
import type { Millis } from '../base/units.ts';
import { EVENT } from './events.ts';
import { NO_EXPIRY } from './expiries.ts';
import { freshFrequency, frequencyOf, touchedFrequency } from './frequency.ts';
import { HeldKeys, TYPE_NAMES } from './heldKeys.ts';
import type { Keyspace } from './keyspace.ts';
import { bytesOfSlot } from './objectTable.ts';
import { BY_CONTENT, ENCODED_RAW, type StringEncoding } from './stringEncoding.ts';
import type { ObjectValue } from './value.ts';

const LRU_CLOCK_MAX = 0xff_ffff;

/**
 * One numbered database: keys with their values, and the expiry times of those that have one.
 * A key is named by a range of bytes, so that a command never copies it out of its request. What
 * stands for a key that was found is its entry, a number that is good until the next write.
 */
export class Database extends HeldKeys {
  index: number;
  /** The running average of SCAN-like samples that INFO shows, in milliseconds. */
  averageTtl: Millis = 0;
  /** Where the active expire cycle goes on. */
  expireCursor = 0;
  readonly keyspace: Keyspace;

  constructor(keyspace: Keyspace, index: number) {
    super();
    this.keyspace = keyspace;
    this.index = index;
  }

  // ------------------------------------------------------------------------------------ finding

  /** The entry of a key that counts as existing now, or 0. Being looked up makes it fresh. */
  lookup(source: Uint8Array, start: number, length: number): number {
    const entry = this.peek(source, start, length);
    if (entry !== 0 && this.keyspace.lfu === null) {
      this.keys.setStamp(entry, this.keyspace.second);
    }
    return entry;
  }

  /** `lookup` that leaves the access time alone, as TTL, TYPE, EXISTS and OBJECT do. */
  peek(source: Uint8Array, start: number, length: number): number {
    const entry = this.keys.find(source, start, length);
    if (entry === 0 || !this.keys.flagged(entry)) return entry;
    return this.expireIfNeeded(entry, source, start, length) ? 0 : entry;
  }

  // ------------------------------------------------------------------------------------ writing

  /** SET: the value, whatever was there before; an expiry time goes. The hot path of everything. */
  set(
    source: Uint8Array,
    keyStart: number,
    keyLength: number,
    valueStart: number,
    valueLength: number,
  ): void {
    const { keys, keyspace } = this;
    let entry = keys.find(source, keyStart, keyLength);
    if (entry !== 0 && keys.flagged(entry)) {
      this.expireIfNeeded(entry, source, keyStart, keyLength);
      entry = keys.find(source, keyStart, keyLength);
      if (entry !== 0) this.dropExpiry(entry, source, keyStart, keyLength);
    }
    if (entry !== 0 && keys.tag(entry) !== 0) this.objects.remove(this.slotOf(entry));
    keys.write(entry, keyLength, source, valueStart, valueLength, BY_CONTENT, this.stampOf(entry));
    keyspace.wrote(this.index, keys.hash);
    if (entry === 0) this.notify(EVENT.created, 'new', source, keyStart, keyLength);
    if (keyspace.watching > 0) this.modified(source, keyStart, keyLength);
  }

  /** Writes a string value and leaves the expiry time as it is. */
  overwrite(
    source: Uint8Array,
    keyStart: number,
    keyLength: number,
    value: Uint8Array,
    encoding: StringEncoding = BY_CONTENT,
  ): void {
    const { keys, keyspace } = this;
    const held = keys.find(source, keyStart, keyLength);
    if (held !== 0 && keys.tag(held) !== 0) this.objects.remove(this.slotOf(held));
    keys.write(held, keyLength, value, 0, value.length, encoding, this.stampOf(held));
    keyspace.wrote(this.index, keys.hash);
    if (held === 0) this.notify(EVENT.created, 'new', source, keyStart, keyLength);
    if (keyspace.watching > 0) this.modified(source, keyStart, keyLength);
  }

  /**
   * Puts an object under a key, whatever was there before; an expiry time goes (setKey, dbAdd). The
   * object is the database's from now on.
   */
  putObject(source: Uint8Array, start: number, length: number, value: ObjectValue): void {
    const { keys, keyspace } = this;
    const held = keys.find(source, start, length);
    if (held !== 0 && keys.tag(held) !== 0) this.objects.remove(this.slotOf(held));
    if (held !== 0 && keys.flagged(held)) this.dropExpiry(held, source, start, length);
    const slot = bytesOfSlot(this.objects.add(value));
    const entry = keys.write(held, length, slot, 0, slot.length, BY_CONTENT, this.stampOf(held));
    keys.setTag(entry, TYPE_NAMES.indexOf(value.type));
    keyspace.wrote(this.index, keys.hash);
    if (held === 0) this.notify(EVENT.created, 'new', source, start, length);
    if (keyspace.watching > 0) this.modified(source, start, length);
    const awaitable = value.type === 'list' || value.type === 'zset';
    if (keyspace.blocking > 0 && held === 0 && awaitable) this.becameReady(source, start, length);
  }

  /**
   * The value of a key that is no string, to be changed. Then `touched`, or `remove` once it is
   * empty.
   */
  objectToWrite(entry: number): ObjectValue {
    return this.objects.toWrite(this.slotOf(entry));
  }

  /** The object under this key was changed (signalModifiedKey). */
  touched(source: Uint8Array, start: number, length: number): void {
    const { keys, keyspace } = this;
    this.objects.recount(this.slotOf(keys.find(source, start, length)));
    keyspace.wrote(this.index, keys.hash);
    if (keyspace.watching > 0) this.modified(source, start, length);
  }

  /** Writes into a string where it lies. See `unshare`. */
  poke(source: Uint8Array, start: number, length: number, at: number, bytes: Uint8Array): void {
    this.keys.poke(this.keys.find(source, start, length), at, bytes);
    this.keyspace.wrote(this.index, this.keys.hash);
    if (this.keyspace.watching > 0) this.modified(source, start, length);
  }

  /** dbUnshareStringValue: a string that is about to be written into becomes `raw`. */
  unshare(entry: number): void {
    this.keys.setMark(entry, ENCODED_RAW);
  }

  /** Removes a key, expired or not. False when there was none. */
  remove(source: Uint8Array, start: number, length: number): boolean {
    const entry = this.keys.find(source, start, length);
    if (entry === 0) return false;
    if (this.keys.flagged(entry)) this.dropExpiry(entry, source, start, length);
    if (this.keys.tag(entry) !== 0) this.objects.remove(this.slotOf(entry));
    this.keys.remove(entry);
    this.keyspace.revision++;
    if (this.keyspace.watching > 0) this.modified(source, start, length);
    return true;
  }

  removeKey(key: Uint8Array): boolean {
    return this.remove(key, 0, key.length);
  }

  /** Gives a key that is held an expiry time. */
  setExpiry(source: Uint8Array, start: number, length: number, when: Millis): void {
    const { keys, expiries, keyspace } = this;
    const entry = keys.find(source, start, length);
    if (entry === 0) return;
    expiries.put(source, start, length, when);
    keys.setFlag(entry, true);
    keyspace.wrote(this.index, keys.hash);
    if (keyspace.watching > 0) this.modified(source, start, length);
  }

  /** Takes the expiry time away. False when there was none. */
  clearExpiry(source: Uint8Array, start: number, length: number): boolean {
    const entry = this.keys.find(source, start, length);
    if (entry === 0 || !this.keys.flagged(entry)) return false;
    this.dropExpiry(entry, source, start, length);
    this.keyspace.wrote(this.index, this.keys.hash);
    if (this.keyspace.watching > 0) this.modified(source, start, length);
    return true;
  }

  /** Puts in a key read from a file: as SET, but it disturbs no watcher. `expiresAt` or NO_EXPIRY. */
  load(key: Uint8Array, value: Uint8Array | ObjectValue, expiresAt: Millis): void {
    const { ready, events } = this.keyspace;
    const before = [ready.length, events.length] as const;
    if (value instanceof Uint8Array) this.overwrite(key, 0, key.length, value);
    else this.putObject(key, 0, key.length, value);
    // A loaded key makes nobody's wait end, and is no news.
    [ready.length, events.length] = before;
    if (expiresAt !== NO_EXPIRY) this.setExpiry(key, 0, key.length, expiresAt);
  }

  /** updateLFU, where an LFU policy is in force. */
  count(entry: number, dice: Dice): void {
    const { lfu, second } = this.keyspace;
    if (lfu === null) return;
    this.keys.setStamp(entry, touchedFrequency(this.keys.stamp(entry), second, lfu, dice));
  }

  /**
   * Says that a key was last accessed so many seconds before this second (objectSetLRUOrLFU). Redis's
   * clock has 24 bits, and more than it has counted since it began again comes out as something else.
   * Under an LFU policy it is ignored, as a frequency is under any other.
   */
  setIdle(source: Uint8Array, start: number, length: number, idle: number, second: number): void {
    if (this.keyspace.lfu !== null) return;
    const clock = second & LRU_CLOCK_MAX;
    const lru = (idle > clock ? clock - idle + LRU_CLOCK_MAX : clock - idle) & LRU_CLOCK_MAX;
    const seen = clock >= lru ? clock - lru : clock + LRU_CLOCK_MAX - lru;
    this.keys.setStamp(this.keys.find(source, start, length), (second - seen) | 0);
  }

  /** Sets a key's counter of accesses, up to 255. */
  setFrequency(source: Uint8Array, start: number, length: number, counter: number): void {
    const { lfu, second } = this.keyspace;
    if (lfu === null) return;
    this.keys.setStamp(this.keys.find(source, start, length), frequencyOf(counter, second));
  }

  /** Room for so many keys: what an RDB file announces. */
  reserve(count: number): void {
    this.keys.reserve(count);
  }

  /** notifyKeyspaceEvent: `kind` is one of EVENT. Costs nothing while nobody is told. */
  notify(kind: number, name: string, source: Uint8Array, start = 0, length = source.length): void {
    const { keyspace } = this;
    if ((keyspace.notified & kind) === 0) return;
    keyspace.events.push({ db: this.index, name, key: source.slice(start, start + length) });
  }

  /** Removes an expired key and reports it. */
  reap(key: Uint8Array): void {
    this.keyspace.reaped.push({ db: this.index, key });
    this.removeKey(key);
    this.notify(EVENT.expired, 'expired', key);
  }

  /** Forgets every key. Returns how many there were. */
  clear(): number {
    const { size } = this;
    this.keys.clear();
    this.expiries.table.clear();
    this.objects.clear();
    this.averageTtl = 0;
    this.expireCursor = 0;
    if (size > 0) this.keyspace.revision++;
    return size;
  }

  /** The copy that belongs to a captured keyspace. */
  captureFor(keyspace: Keyspace): Database {
    const copy = new Database(keyspace, this.index);
    copy.keys = this.keys.capture();
    copy.expiries = this.expiries.capture();
    copy.objects = this.objects.capture();
    copy.averageTtl = this.averageTtl;
    copy.expireCursor = this.expireCursor;
    return copy;
  }

  private expireIfNeeded(
    entry: number,
    source: Uint8Array,
    start: number,
    length: number,
  ): boolean {
    const { expiry } = this.keyspace;
    if (expiry === 'keep' || !this.entryExpired(entry)) return false;
    if (expiry === 'delete') {
      this.reap(source.slice(start, start + length));
      // The caller goes on with "not found", and its next write needs the free slot.
      this.keys.find(source, start, length);
    }
    return true;
  }

  private dropExpiry(entry: number, source: Uint8Array, start: number, length: number): void {
    this.expiries.drop(source, start, length);
    this.keys.setFlag(entry, false);
  }

  /** A new value begins a new time; how often its key was asked for stays (dbOverwrite). */
  private stampOf(held: number): number {
    const { lfu, second } = this.keyspace;
    if (lfu === null) return second;
    return held !== 0 ? this.keys.stamp(held) : freshFrequency(second);
  }

  /** Someone may be waiting for a key of this name (signalKeyAsReady of dbAdd). */
  private becameReady(source: Uint8Array, start: number, length: number): void {
    this.keyspace.ready.push({ db: this.index, key: source.slice(start, start + length) });
  }

  private modified(source: Uint8Array, start: number, length: number): void {
    this.keyspace.modified.push({ db: this.index, key: source.slice(start, start + length) });
  }
}

/** An empty one. */
export function newDatabase(keyspace: Keyspace, index: number): Database {
  return new Database(keyspace, index);
}
