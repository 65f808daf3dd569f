import type { Micros } from '../base/units.ts';

const ROOM = 256;
/** How many different keys are certain to be remembered. */
const KEPT = 48;

/** One remembered write: the key by its hash, because entries move and keys go. */
export interface RecentWrite {
  readonly db: number;
  readonly hash: number;
  readonly at: Micros;
}

/**
 * The keys written last. A write costs three stores; only when the room is full are repeated keys
 * sifted out, so a few busy keys cannot push out the others.
 */
export class RecentWrites {
  private hashes = new Int32Array(ROOM);
  private dbs = new Int32Array(ROOM);
  private times = new Float64Array(ROOM);
  private end = 0;

  note(db: number, hash: number, at: Micros): void {
    if (this.end === ROOM) this.sift();
    const i = this.end++;
    this.hashes[i] = hash;
    this.dbs[i] = db;
    this.times[i] = at;
  }

  /** The last write of each remembered key, newest first. */
  newest(): RecentWrite[] {
    const found: RecentWrite[] = [];
    for (let i = this.end - 1; i >= 0 && found.length < KEPT; i--) {
      const hash = this.hashes[i]!;
      const db = this.dbs[i]!;
      if (!found.some((write) => write.hash === hash && write.db === db)) {
        found.push({ db, hash, at: this.times[i]! });
      }
    }
    return found;
  }

  /** SWAPDB: what was written to one database now lies in the other. */
  swap(a: number, b: number): void {
    for (let i = 0; i < this.end; i++) {
      const db = this.dbs[i]!;
      if (db === a) this.dbs[i] = b;
      else if (db === b) this.dbs[i] = a;
    }
  }

  /** See base/capture.ts. */
  capture(): RecentWrites {
    const copy = new RecentWrites();
    copy.hashes = this.hashes.slice();
    copy.dbs = this.dbs.slice();
    copy.times = this.times.slice();
    copy.end = this.end;
    return copy;
  }

  private sift(): void {
    const kept = this.newest().reverse();
    this.end = 0;
    for (const write of kept) this.note(write.db, write.hash, write.at);
  }
}
