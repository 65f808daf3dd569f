import type { Micros } from '../base/units.ts';

/** Marks in place of a byte count: what passes besides bytes. */
export const SYN = -1;
export const ACCEPT = -2;
export const REFUSE = -3;
export const FIN = -4;

const FIELDS = 4;

/**
 * The segments of one direction of a connection that are under way, first in, first out: for each
 * its byte count (or one of the marks above), when it was sent, when it arrives, and its number.
 */
export class SegmentQueue {
  private data = new Float64Array(8 * FIELDS);
  /** Where the first one begins in `data`, whose length is a power of two. */
  private head = 0;
  length = 0;

  push(bytes: number, sentAt: Micros, arrivesAt: Micros, id: number): void {
    if (this.length * FIELDS === this.data.length) this.grow();
    const { data } = this;
    const at = (this.head + this.length++ * FIELDS) & (data.length - 1);
    data[at] = bytes;
    data[at + 1] = sentAt;
    data[at + 2] = arrivesAt;
    data[at + 3] = id;
  }

  private index(i: number): number {
    return (this.head + i * FIELDS) & (this.data.length - 1);
  }

  bytesAt(i: number): number {
    return this.data[this.index(i)]!;
  }
  sentAt(i: number): Micros {
    return this.data[this.index(i) + 1]!;
  }
  arrivesAt(i: number): Micros {
    return this.data[this.index(i) + 2]!;
  }
  idAt(i: number): number {
    return this.data[this.index(i) + 3]!;
  }
  /** Whether the segment with this number is among them. */
  has(id: number): boolean {
    for (let i = 0; i < this.length; i++) if (this.idAt(i) === id) return true;
    return false;
  }
  setArrival(i: number, at: Micros): void {
    this.data[this.index(i) + 2] = at;
  }

  /** Drops the first segment. */
  shift(): void {
    this.head = (this.head + FIELDS) & (this.data.length - 1);
    this.length--;
  }

  clear(): void {
    this.head = 0;
    this.length = 0;
  }

  private grow(): void {
    const old = this.data;
    const data = new Float64Array(old.length * 2);
    data.set(old.subarray(this.head));
    data.set(old.subarray(0, this.head), old.length - this.head);
    this.data = data;
    this.head = 0;
  }

  /** See base/capture.ts. */
  capture(): SegmentQueue {
    const copy = new SegmentQueue();
    for (let i = 0; i < this.length; i++) {
      copy.push(this.bytesAt(i), this.sentAt(i), this.arrivesAt(i), this.idAt(i));
    }
    return copy;
  }
}
