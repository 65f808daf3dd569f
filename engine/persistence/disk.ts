import type { Micros } from '../base/units.ts';

export interface DiskFile {
  /** Never changed in place: writing puts new bytes here. */
  readonly bytes: Uint8Array;
  /** When it was last written. */
  readonly at: Micros;
}

/** What a system call complains of, in the words of strerror(); null when it has nothing to complain of. */
export type DiskTrouble = string | null;

/** Linux turns a file system read-only when its disk fails: what is there can still be read. */
const READ_ONLY = 'Read-only file system';
const NO_FILE = 'No such file or directory';

/**
 * The directory of one node: dump.rdb, redis.conf and the like. It outlives the process. Every write
 * is whole: Redis writes a temporary file and renames it, so no one ever sees a half.
 */
export class Disk {
  /** By name, in the order of first writing. */
  readonly files = new Map<string, DiskFile>();
  /** Nothing can be written any more. */
  broken = false;

  /** The file's bytes, or null when there is none. */
  read(name: string): Uint8Array | null {
    return this.files.get(name)?.bytes ?? null;
  }

  write(name: string, bytes: Uint8Array, at: Micros): DiskTrouble {
    if (this.broken) return READ_ONLY;
    this.files.set(name, { bytes, at });
    return null;
  }

  remove(name: string): DiskTrouble {
    if (!this.files.has(name)) return NO_FILE;
    if (this.broken) return READ_ONLY;
    this.files.delete(name);
    return null;
  }

  /** Replaces what is at `to`. */
  rename(from: string, to: string): DiskTrouble {
    const file = this.files.get(from);
    if (file === undefined) return NO_FILE;
    if (this.broken) return READ_ONLY;
    this.files.delete(from);
    this.files.set(to, file);
    return null;
  }
}
