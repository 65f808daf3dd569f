import type { Micros, Millis } from '../../base/units.ts';
import type { NodeId } from '../../contract.ts';
import type { Position } from './ancestry.ts';
import type { Print } from './prints.ts';

/** What a client was told OK for, and where it stands; `offset` is Infinity where no history counts it. */
interface Answered extends Position {
  readonly node: NodeId;
  readonly at: Micros;
  /** The command, shortened. */
  readonly line: string;
  /** Histories of later processes that began with its effect: a master came back with it. */
  readonly also: readonly Position[];
}

/** A write that a client was told OK for: what it left of one key. */
export interface Acknowledged extends Answered {
  readonly db: number;
  /** Latin-1, one character per byte. */
  readonly key: string;
  readonly print: Print;
  /** Unix time at which the key goes by itself; Infinity: never. */
  readonly expiresAt: Millis;
  /**
   * When this key was last written whatever it had held before (SET, DEL, not INCR): by this command, or
   * by one that it built on. -1: not as far as is known.
   */
  readonly anewAt: Micros;
}

/** A FLUSHALL (`db` is -1), FLUSHDB or SWAPDB that a client was told OK for. */
export interface Flush extends Answered {
  readonly db: number;
  /** The database with which it has changed places; -1: it was emptied. */
  readonly swapped: number;
}

/** Where a database is after a SWAPDB; emptying one moves none. */
export function swappedTo(
  db: number,
  { db: first, swapped }: Pick<Flush, 'db' | 'swapped'>,
): number {
  if (swapped < 0) return db;
  return db === first ? swapped : db === swapped ? first : db;
}

/** So many keys are remembered, each node's own counted; those not written for longest are forgotten. */
const KEPT = 4_000;
const FLUSHES_KEPT = 16;

/** Nearly no write is in more than one history. */
export const NOWHERE_ELSE: readonly Position[] = Object.freeze([]);

/**
 * The last acknowledged write of each key at each node. Checkpoints share it until it is written to.
 */
export class Ledger {
  private entries = new Map<string, Acknowledged>();
  private isShared = false;
  /** The newest last; replaced as a whole. */
  flushes: readonly Flush[] = [];
  /** Of all writes acknowledged after this moment the last of each key is known. */
  forgotten: Micros = -1;

  /** A client was told OK for something. */
  get isKnown(): boolean {
    return this.entries.size > 0 || this.flushes.length > 0;
  }

  all(): IterableIterator<Acknowledged> {
    return this.entries.values();
  }

  of(node: NodeId, db: number, key: string): Acknowledged | undefined {
    return this.entries.get(nameOf(node, db, key));
  }

  add(entry: Acknowledged): void {
    this.own();
    const name = nameOf(entry.node, entry.db, entry.key);
    // Taken out first, so that the map stays in the order of writing.
    this.entries.delete(name);
    this.entries.set(name, entry);
    if (this.entries.size <= KEPT) return;
    for (const [oldest, { at }] of this.entries) {
      this.forgotten = Math.max(this.forgotten, at);
      this.entries.delete(oldest);
      break;
    }
  }

  addFlush(flush: Flush): void {
    this.flushes = [...this.flushes, flush].slice(-FLUSHES_KEPT);
  }

  dropFlush(flush: Flush): void {
    this.flushes = this.flushes.filter((one) => one !== flush);
  }

  /** Writes and flushes of which this is so stand in one more history. */
  carry(which: (one: Acknowledged | Flush) => boolean, into: Position): void {
    const also = ({ also: before }: Answered) => [...before.slice(-2), into];
    const found = [...this.entries].filter(([, entry]) => which(entry));
    if (found.length > 0) this.own();
    for (const [name, entry] of found) {
      this.entries.set(name, Object.freeze({ ...entry, also: also(entry) }));
    }
    this.flushes = this.flushes.map((one) => (which(one) ? { ...one, also: also(one) } : one));
  }

  remove(gone: (entry: Acknowledged) => boolean): void {
    const names = [...this.entries].filter(([, entry]) => gone(entry)).map(([name]) => name);
    if (names.length === 0) return;
    this.own();
    for (const name of names) this.entries.delete(name);
  }

  /** Writes stand in another database now: in the one that `to` tells of each. */
  move(to: (entry: Acknowledged) => number): void {
    const all = [...this.entries.values()];
    const moved = all.map((entry) => {
      const db = to(entry);
      return db === entry.db ? entry : Object.freeze({ ...entry, db });
    });
    if (moved.every((entry, i) => entry === all[i])) return;
    this.entries = new Map(moved.map((entry) => [nameOf(entry.node, entry.db, entry.key), entry]));
    this.isShared = false;
  }

  drop({ node, db, key }: Pick<Acknowledged, 'node' | 'db' | 'key'>): void {
    this.own();
    this.entries.delete(nameOf(node, db, key));
  }

  private own(): void {
    if (!this.isShared) return;
    this.entries = new Map(this.entries);
    this.isShared = false;
  }

  /** See base/capture.ts. */
  capture(): Ledger {
    const copy = new Ledger();
    copy.entries = this.entries;
    copy.isShared = this.isShared = true;
    copy.flushes = this.flushes;
    copy.forgotten = this.forgotten;
    return copy;
  }
}

function nameOf(node: NodeId, db: number, key: string): string {
  return `${node} ${db} ${key}`;
}
