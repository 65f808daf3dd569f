import { copyBytes } from '../base/bytes.ts';
import { MICROS_PER_SECOND, type ByteCount, type Micros } from '../base/units.ts';
import type { Disk, DiskTrouble } from './disk.ts';

/** Linux turns a file system read-only when its disk fails: what is there can still be read. */
const READ_ONLY = 'Read-only file system';
const NO_FILE = 'No such file or directory';
/** A piece of a growing file that will not change any more. */
const PIECE: ByteCount = 65_536;
/** Linux writes back by itself what has been dirty for so long (dirty_expire_centisecs). */
const WRITTEN_BACK_AFTER: Micros = 30 * MICROS_PER_SECOND;
const NOTHING = new Uint8Array(0);

/**
 * The disk of a simulated machine. It outlives the process: what a process wrote is there after
 * kill -9. It outlives the power only as far as it was synced.
 */
export class SimulatedDisk implements Disk {
  /** By name, in the order of first writing. */
  readonly files = new Map<string, DiskFile>();
  readonly directories = new Set<string>();
  /** Nothing can be written any more. */
  broken = false;

  read(name: string): Uint8Array | null {
    return this.files.get(name)?.bytes ?? null;
  }

  size(name: string): ByteCount | null {
    return this.files.get(name)?.size ?? null;
  }

  write(name: string, bytes: Uint8Array, at: Micros): DiskTrouble {
    const trouble = this.refusal(name);
    if (trouble !== null) return trouble;
    this.files.set(name, new DiskFile(bytes, at));
    return null;
  }

  append(name: string, bytes: Uint8Array, from: number, to: number, at: Micros): DiskTrouble {
    const trouble = this.refusal(name);
    if (trouble !== null) return trouble;
    let file = this.files.get(name);
    if (file === undefined) {
      file = new DiskFile(NOTHING, at);
      this.files.set(name, file);
    }
    file.append(bytes, from, to, at);
    return null;
  }

  sync(name: string, _background: boolean): DiskTrouble {
    const file = this.files.get(name);
    if (file === undefined) return NO_FILE;
    if (this.broken) return READ_ONLY;
    file.sync();
    return null;
  }

  truncate(name: string, size: number, at: Micros): DiskTrouble {
    const file = this.files.get(name);
    if (file === undefined) return NO_FILE;
    if (this.broken) return READ_ONLY;
    file.truncate(size, at);
    return null;
  }

  rename(from: string, to: string): DiskTrouble {
    const file = this.files.get(from);
    if (file === undefined) return NO_FILE;
    const trouble = this.refusal(to);
    if (trouble !== null) return trouble;
    this.files.delete(from);
    this.files.set(to, file);
    return null;
  }

  remove(name: string): DiskTrouble {
    if (!this.files.has(name)) return NO_FILE;
    if (this.broken) return READ_ONLY;
    this.files.delete(name);
    return null;
  }

  makeDirectory(name: string): DiskTrouble {
    if (this.directories.has(name)) return null;
    if (this.broken) return READ_ONLY;
    this.directories.add(name);
    return null;
  }

  list(directory: string): string[] {
    const before = directory === '' ? '' : `${directory}/`;
    return [...this.files.keys()]
      .filter((name) => name.startsWith(before) && !name.includes('/', before.length))
      .map((name) => name.slice(before.length))
      .sort();
  }

  /** The machine loses its power at this moment: what was not synced is gone. */
  powerOff(at: Micros): void {
    for (const file of this.files.values()) file.powerOff(at);
  }

  /** Why nothing can be written under this name, or null. */
  private refusal(name: string): DiskTrouble {
    if (this.broken) return READ_ONLY;
    const slash = name.lastIndexOf('/');
    return slash < 0 || this.directories.has(name.slice(0, slash)) ? null : NO_FILE;
  }
}

/** One file: pieces that never change, and the piece that grows. */
export class DiskFile {
  private pieces: Uint8Array[];
  private tail = NOTHING;
  private tailLength: ByteCount = 0;
  size: ByteCount;
  /** So many bytes from its beginning are on the disk; the others are in the kernel's memory. */
  synced: ByteCount;
  /** When the first byte that is not synced was written. */
  private dirtySince: Micros = 0;
  /** When it was last written. */
  at: Micros;

  constructor(bytes: Uint8Array, at: Micros) {
    this.pieces = bytes.length === 0 ? [] : [bytes];
    this.size = bytes.length;
    this.synced = bytes.length;
    this.at = at;
  }

  /** All of it. Read twice without a write in between, it is the same array. */
  get bytes(): Uint8Array {
    if (this.pieces.length === 1 && this.tailLength === 0) return this.pieces[0]!;
    const whole = new Uint8Array(this.size);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    whole.set(this.tail.subarray(0, this.tailLength), at);
    this.pieces = [whole];
    this.tail = NOTHING;
    this.tailLength = 0;
    return whole;
  }

  append(bytes: Uint8Array, from: number, to: number, at: Micros): void {
    this.writeBack(at);
    if (this.synced === this.size) this.dirtySince = at;
    let next = from;
    while (next < to) {
      const room = this.tail.length - this.tailLength;
      if (room === 0) this.grow(to - next);
      const count = Math.min(to - next, this.tail.length - this.tailLength);
      copyBytes(bytes, next, next + count, this.tail, this.tailLength);
      this.tailLength += count;
      next += count;
    }
    this.size += to - from;
    this.at = at;
  }

  /** Makes room in the tail: a full piece is closed, a small one doubled. */
  private grow(needed: ByteCount): void {
    if (this.tailLength >= PIECE) {
      this.pieces.push(this.tail);
      this.tail = NOTHING;
      this.tailLength = 0;
    }
    const wanted = Math.max(256, this.tailLength * 2, this.tailLength + needed);
    const bigger = new Uint8Array(Math.min(PIECE, wanted));
    bigger.set(this.tail.subarray(0, this.tailLength));
    this.tail = bigger;
  }

  truncate(size: ByteCount, at: Micros): void {
    const kept = this.bytes.slice(0, size);
    this.pieces = kept.length === 0 ? [] : [kept];
    this.size = kept.length;
    this.synced = Math.min(this.synced, kept.length);
    this.at = at;
  }

  sync(): void {
    this.synced = this.size;
  }

  powerOff(at: Micros): void {
    this.writeBack(at);
    if (this.synced < this.size) this.truncate(this.synced, this.at);
  }

  private writeBack(at: Micros): void {
    if (this.synced < this.size && at - this.dirtySince >= WRITTEN_BACK_AFTER) this.sync();
  }

  /** Pieces are shared; the tail is changed in place and therefore copied. See base/capture.ts. */
  capture(): DiskFile {
    const copy = new DiskFile(NOTHING, this.at);
    copy.pieces = this.pieces.slice();
    copy.tail = this.tail.slice(0, this.tailLength);
    copy.tailLength = this.tailLength;
    copy.size = this.size;
    copy.synced = this.synced;
    copy.dirtySince = this.dirtySince;
    return copy;
  }
}
