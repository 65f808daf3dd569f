import type { Micros, Millis } from '../base/units.ts';
import type { Database } from './database.ts';
import type { KeyspaceEvent } from './events.ts';
import type { LfuSettings } from './frequency.ts';
import {
  activeExpireCycle,
  datasetDigest,
  newDatabase,
  newRecentWrites,
  valueDigest,
} from './later.ts';
import type { RecentWrites } from './recentWrites.ts';
import { DEFAULT_LIMITS, type EncodingLimits } from './value.ts';

export interface KeyOfDatabase {
  readonly db: number;
  readonly key: Uint8Array;
}

/**
 * What a node does with a key whose time is over (Redis's expireIfNeeded):
 * - `delete`: a master removes it and tells its replicas.
 * - `hide`: a replica's clients do not see it, but it stays until the master's DEL arrives.
 * - `keep`: for the master's own stream, and while loading, every key that is held exists.
 * A writable replica removes expired keys for write commands: its executor sets `delete` for those.
 */
export type ExpiryPolicy = 'delete' | 'hide' | 'keep';

const NO_KEYS = '0'.repeat(40);

/**
 * One node's data set. It keeps no clock: `now`, `at` and `expiry` are set before each command, and
 * `reaped`, `modified` and `replaced` are read and emptied after it.
 */
export class Keyspace {
  /** By number; null until somebody looks into it. Most of the sixteen never come into being. */
  private readonly numbered: (Database | null)[];
  expiry: ExpiryPolicy = 'delete';
  /** Unix time of the running command. */
  now: Millis = 0;
  /** Virtual time of the running command, for `recent`. */
  at: Micros = 0;
  /** Grows with every change of the data set. */
  revision = 0;
  /** How many keys are watched; while 0, `modified` and `replaced` stay empty. */
  watching = 0;
  /** Keys that were touched, oldest first; one may come twice. Emptied by the executor. */
  modified: KeyOfDatabase[] = [];
  /**
   * Databases emptied or swapped: what each held before. A watcher of a key of `db` is disturbed
   * when `before` held the key, or database `db` holds it now (touchAllWatchedKeysInDb).
   */
  replaced: { readonly db: number; readonly before: Database }[] = [];
  /** Expired keys that were removed, oldest first: to be propagated as DEL or UNLINK, and emptied. */
  reaped: KeyOfDatabase[] = [];
  /** How many clients wait for a key to appear; while 0, `ready` stays empty. */
  blocking = 0;
  /** Keys that came into being as a list or a sorted set, oldest first: what a waiting client may be served from. */
  ready: KeyOfDatabase[] = [];
  /** Databases that changed places while clients waited. Emptied like `ready`. */
  swapped: number[] = [];
  /** Classes of events that are told (bits of EVENT); while 0, `events` stays empty. */
  notified = 0;
  /** What happened to keys, oldest first. Emptied by the executor. */
  events: KeyspaceEvent[] = [];
  /** The running command only reads: looking a key up counts as a hit or a miss. */
  reading = false;
  /** Keys that were looked up to be read, and were there or not. Taken by the executor. */
  hits = 0;
  misses = 0;
  /** Up to where values stay packed. */
  limits: EncodingLimits = DEFAULT_LIMITS;
  /** While the maxmemory-policy is an LFU one, stamps of keys count accesses. */
  lfu: LfuSettings | null = null;
  /** Made for the first write. */
  private recentWrites: RecentWrites | null = null;
  private digestKnown: { revision: number; digest: string } | null = null;

  constructor(databaseCount = 16) {
    this.numbered = new Array<Database | null>(databaseCount).fill(null);
  }

  get databaseCount(): number {
    return this.numbered.length;
  }

  /** The database of this number, below `databaseCount`. */
  database(db: number): Database {
    return this.numbered[db] ?? (this.numbered[db] = newDatabase(this, db));
  }

  /** The same without making it: null when there is none of this number, or nobody looked into it yet. */
  existing(db: number): Database | null {
    return this.numbered[db] ?? null;
  }

  /** Those that somebody looked into: no other holds a key. */
  get databases(): readonly Database[] {
    return this.numbered.filter((database) => database !== null);
  }

  /** Keys of all databases together, expired ones that are still held included. */
  get size(): number {
    let size = 0;
    for (const database of this.numbered) size += database?.size ?? 0;
    return size;
  }

  /** Bytes of memory held. */
  get memory(): number {
    let memory = 0;
    for (const database of this.numbered) memory += database?.memory ?? 0;
    return memory;
  }

  /** Bytes that Redis would use for the data set, about. */
  get used(): number {
    let used = 0;
    for (const database of this.numbered) used += database?.used ?? 0;
    return used;
  }

  /** Unix time in whole seconds, as Redis's LRU clock counts. */
  get second(): number {
    return (this.now / 1_000) | 0;
  }

  /** Called by a database for each write. */
  wrote(db: number, hash: number): void {
    this.revision++;
    (this.recentWrites ??= newRecentWrites()).note(db, hash, this.at);
  }

  /** SWAPDB. Both numbers are those of databases. */
  swap(a: number, b: number): void {
    if (a === b) return;
    const first = this.database(a);
    const second = this.database(b);
    if (this.watching > 0) {
      this.replaced.push({ db: a, before: first }, { db: b, before: second });
    }
    if (this.blocking > 0) this.swapped.push(a, b);
    this.numbered[a] = second;
    this.numbered[b] = first;
    second.index = a;
    first.index = b;
    this.recentWrites?.swap(a, b);
    this.revision++;
  }

  /** Takes over what another one holds, in place of all that was here. */
  adopt(other: Keyspace): void {
    for (let db = 0; db < this.databaseCount; db++) {
      if (this.watching > 0) this.replaced.push({ db, before: this.database(db) });
      const held = other.existing(db);
      this.numbered[db] = held === null ? null : held.captureFor(this);
    }
    this.revision++;
  }

  /** FLUSHDB. Returns how many keys there were. */
  flush(db: number): number {
    const database = this.numbered[db] ?? null;
    if (database === null) return 0;
    if (this.watching > 0) this.replaced.push({ db, before: database.captureFor(this) });
    return database.clear();
  }

  /** FLUSHALL. Returns how many keys there were. */
  flushAll(): number {
    let removed = 0;
    for (let db = 0; db < this.databaseCount; db++) removed += this.flush(db);
    return removed;
  }

  /** What a master's cron does ten times a second; removed keys are in `reaped`. */
  activeExpireCycle(): void {
    if (this.numbered.some((one) => one !== null && one.volatileSize > 0)) activeExpireCycle(this);
  }

  /** DEBUG DIGEST: 40 hexadecimal characters, zeros for an empty data set. */
  digest(): string {
    if (this.size === 0) return NO_KEYS;
    if (this.digestKnown?.revision !== this.revision) {
      this.digestKnown = { revision: this.revision, digest: datasetDigest(this) };
    }
    return this.digestKnown.digest;
  }

  /** DEBUG DIGEST-VALUE: 40 zeros for a key that is not held. */
  digestOf(db: number, key: Uint8Array): string {
    return valueDigest(this.database(db), key);
  }

  /** The keys written last and still held, newest first; `at` is when. */
  recent(count: number): { db: number; key: Uint8Array; at: Micros }[] {
    const found: { db: number; key: Uint8Array; at: Micros }[] = [];
    if (this.recentWrites === null) return found;
    for (const { db, hash, at } of this.recentWrites.newest()) {
      if (found.length === count) break;
      const database = this.database(db);
      const entry = database.entryOfHash(hash);
      if (entry !== 0) found.push({ db, key: database.key(entry), at });
    }
    return found;
  }

  /** A copy that shares its memory until one of the two is written to. See base/capture.ts. */
  capture(): Keyspace {
    const copy = new Keyspace(this.databaseCount);
    for (const database of this.databases) {
      copy.numbered[database.index] = database.captureFor(copy);
    }
    copy.expiry = this.expiry;
    copy.now = this.now;
    copy.at = this.at;
    copy.revision = this.revision;
    copy.watching = this.watching;
    copy.modified = this.modified.slice();
    copy.replaced = this.replaced.slice();
    copy.reaped = this.reaped.slice();
    copy.blocking = this.blocking;
    copy.ready = this.ready.slice();
    copy.swapped = this.swapped.slice();
    copy.notified = this.notified;
    copy.events = this.events.slice();
    copy.reading = this.reading;
    copy.hits = this.hits;
    copy.misses = this.misses;
    copy.limits = this.limits;
    copy.lfu = this.lfu;
    copy.recentWrites = this.recentWrites?.capture() ?? null;
    copy.digestKnown = this.digestKnown;
    return copy;
  }
}
