import type { Micros } from './units.ts';

/**
 * The queue of everything scheduled: a binary heap in typed arrays. What is scheduled is data (a
 * kind and two integers), never a closure, so a checkpoint can hold it; the order is total
 * (time, then sequence), so every machine pops alike.
 */
export class DueQueue {
  private at = new Float64Array(64);
  private seq = new Float64Array(64);
  private kinds = new Int32Array(64);
  private firsts = new Int32Array(64);
  private seconds = new Int32Array(64);
  private count = 0;
  private sequence = 0;

  /** What pop() found. */
  kind = 0;
  first = 0;
  second = 0;

  get size(): number {
    return this.count;
  }

  /** Time of the earliest entry, or Infinity when nothing is scheduled. */
  get nextAt(): Micros {
    return this.count === 0 ? Infinity : this.at[0]!;
  }

  push(at: Micros, kind: number, first = 0, second = 0): void {
    if (this.count === this.at.length) this.grow();
    const { at: times, seq, kinds, firsts, seconds } = this;
    let i = this.count++;
    // Sequences only grow, so among equal times the newcomer stays below.
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (times[parent]! <= at) break;
      this.move(parent, i);
      i = parent;
    }
    times[i] = at;
    seq[i] = this.sequence++;
    kinds[i] = kind;
    firsts[i] = first;
    seconds[i] = second;
  }

  /** Takes the earliest entry into `kind`, `first` and `second`; returns its time. */
  pop(): Micros {
    const { at, seq, kinds, firsts, seconds } = this;
    const time = at[0]!;
    this.kind = kinds[0]!;
    this.first = firsts[0]!;
    this.second = seconds[0]!;
    const last = --this.count;
    if (last === 0) return time;
    const lastAt = at[last]!;
    const lastSeq = seq[last]!;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= last) break;
      const right = child + 1;
      if (
        right < last &&
        (at[right]! < at[child]! || (at[right] === at[child] && seq[right]! < seq[child]!))
      )
        child = right;
      if (lastAt < at[child]! || (lastAt === at[child] && lastSeq < seq[child]!)) break;
      this.move(child, i);
      i = child;
    }
    this.move(last, i);
    return time;
  }

  private move(from: number, to: number): void {
    this.at[to] = this.at[from]!;
    this.seq[to] = this.seq[from]!;
    this.kinds[to] = this.kinds[from]!;
    this.firsts[to] = this.firsts[from]!;
    this.seconds[to] = this.seconds[from]!;
  }

  private grow(): void {
    const bigger = <T extends Float64Array | Int32Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const size = this.at.length * 2;
    this.at = bigger(this.at, new Float64Array(size));
    this.seq = bigger(this.seq, new Float64Array(size));
    this.kinds = bigger(this.kinds, new Int32Array(size));
    this.firsts = bigger(this.firsts, new Int32Array(size));
    this.seconds = bigger(this.seconds, new Int32Array(size));
  }

  /** See capture.ts. */
  capture(): DueQueue {
    const copy = new DueQueue();
    copy.at = this.at.slice();
    copy.seq = this.seq.slice();
    copy.kinds = this.kinds.slice();
    copy.firsts = this.firsts.slice();
    copy.seconds = this.seconds.slice();
    copy.count = this.count;
    copy.sequence = this.sequence;
    return copy;
  }
}
