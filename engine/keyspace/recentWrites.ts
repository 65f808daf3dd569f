import type { Micros } from '../base/units.ts';

const ROOM = 256;
/** How many different keys are certain to be remembered. */
const KEPT = 48;
/** Scratch, not state: every use begins by filling it. */
const PLACES = new Int32Array(KEPT);

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
    const count = this.findNewest();
    const found: RecentWrite[] = [];
    for (let i = 0; i < count; i++) {
      const at = PLACES[i]!;
      found.push({ db: this.dbs[at]!, hash: this.hashes[at]!, at: this.times[at]! });
    }
    return found;
  }

  /** Puts into PLACES where each remembered key was written last, newest first. Returns how many. */
  private findNewest(): number {
    const { hashes, dbs } = this;
    let count = 0;
    for (let i = this.end - 1; i >= 0 && count < KEPT; i--) {
      let k = 0;
      while (k < count && (hashes[PLACES[k]!] !== hashes[i] || dbs[PLACES[k]!] !== dbs[i])) k++;
      if (k === count) PLACES[count++] = i;
    }
    return count;
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
    const count = this.findNewest();
    for (let to = 0; to < count; to++) {
      // Oldest first; a place is never ahead of what has still to be moved.
      const from = PLACES[count - 1 - to]!;
      this.hashes[to] = this.hashes[from]!;
      this.dbs[to] = this.dbs[from]!;
      this.times[to] = this.times[from]!;
    }
    this.end = count;
  }
}

export function newRecentWrites(): RecentWrites {
  return new RecentWrites();
}
