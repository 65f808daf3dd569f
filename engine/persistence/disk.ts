import type { Micros } from '../base/units.ts';

/** What a system call complains of, in the words of strerror(); null when it has nothing to complain of. */
export type DiskTrouble = string | null;

/**
 * The working directory of one redis-server. Names are relative to it; a file of a directory in it
 * is named `appendonlydir/appendonly.aof.manifest`. `at` is the moment of a write.
 */
export interface Disk {
  /** The file's bytes, which nobody changes afterwards; null when there is no such file. */
  read(name: string): Uint8Array | null;
  /** Bytes in the file; null when there is no such file. */
  size(name: string): number | null;
  /**
   * Replaces the whole file at once: a temporary file is written, synced and renamed, so no one
   * ever sees a half.
   */
  write(name: string, bytes: Uint8Array, at: Micros): DiskTrouble;
  /** Adds `bytes[from, to)` at the end, all or nothing; creates the file. It is on the disk only after `sync`. */
  append(name: string, bytes: Uint8Array, from: number, to: number, at: Micros): DiskTrouble;
  /** fsync(). `background`: on another thread, and what is told is how the last one there ended. */
  sync(name: string, background: boolean): DiskTrouble;
  /** Cuts the file down to its first `size` bytes. */
  truncate(name: string, size: number, at: Micros): DiskTrouble;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): DiskTrouble;
  remove(name: string): DiskTrouble;
  /** Makes a directory; one that is there already is none of its troubles (dirCreateIfMissing). */
  makeDirectory(name: string): DiskTrouble;
  /** Names of the files right in a directory, without it, in the order of their characters; '' is the working directory. */
  list(directory: string): string[];
}
