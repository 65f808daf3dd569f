import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import type { Disk, DiskTrouble } from '../../persistence/disk.ts';
import { strerror } from './strerror.ts';

/** The engine's name for the file that CONFIG REWRITE rewrites. */
const CONF_FILE = 'redis.conf';
const NO_FILE = 'No such file or directory';

/** A file that is being appended to stays open. */
interface OpenFile {
  readonly descriptor: number;
  size: number;
  /** An fdatasync is under way on another thread. */
  syncing: boolean;
  /** What the last one complained of. */
  trouble: DiskTrouble;
}

/** The working directory of this process. */
export class RealDisk implements Disk {
  /** Absolute; '' when the process was started without one. */
  private readonly configFile: string;
  private readonly open = new Map<string, OpenFile>();

  constructor(configFile: string) {
    this.configFile = configFile;
  }

  private path(name: string): string {
    return name === CONF_FILE ? this.configFile : name;
  }

  read(name: string): Uint8Array | null {
    try {
      const { buffer, byteOffset, byteLength } = readFileSync(this.path(name));
      return new Uint8Array(buffer, byteOffset, byteLength);
    } catch {
      return null;
    }
  }

  size(name: string): number | null {
    try {
      const stats = statSync(this.path(name));
      return stats.isFile() ? stats.size : null;
    } catch {
      return null;
    }
  }

  write(name: string, bytes: Uint8Array): DiskTrouble {
    const path = this.path(name);
    const temporary = temporaryName(path);
    this.close(name);
    return attempt(() => {
      const descriptor = openSync(temporary, 'w', 0o644);
      try {
        writeAll(descriptor, bytes, 0, bytes.length);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(temporary, path);
    }, temporary);
  }

  append(name: string, bytes: Uint8Array, from: number, to: number): DiskTrouble {
    return attempt(() => {
      const file = this.opened(name);
      try {
        writeAll(file.descriptor, bytes, from, to);
        file.size += to - from;
      } catch (problem) {
        ftruncateSync(file.descriptor, file.size);
        throw problem;
      }
    });
  }

  sync(name: string, background: boolean): DiskTrouble {
    return attempt(() => {
      const file = this.opened(name);
      if (!background) {
        fdatasyncSync(file.descriptor);
        return;
      }
      const { trouble } = file;
      file.trouble = null;
      if (!file.syncing) {
        file.syncing = true;
        fdatasync(file.descriptor, (problem) => {
          file.syncing = false;
          // A file that was replaced meanwhile is closed; that is no trouble of the disk's.
          if (problem !== null && problem.code !== 'EBADF') file.trouble = strerror(problem);
        });
      }
      if (trouble !== null) throw new Complaint(trouble);
    });
  }

  truncate(name: string, size: number): DiskTrouble {
    this.close(name);
    return attempt(() => truncateSync(this.path(name), size));
  }

  rename(from: string, to: string): DiskTrouble {
    this.close(from);
    this.close(to);
    return attempt(() => renameSync(this.path(from), this.path(to)));
  }

  remove(name: string): DiskTrouble {
    this.close(name);
    return attempt(() => unlinkSync(this.path(name)));
  }

  makeDirectory(name: string): DiskTrouble {
    return attempt(() => {
      try {
        mkdirSync(name, 0o755);
      } catch (problem) {
        const there = (problem as NodeJS.ErrnoException).code === 'EEXIST';
        if (!there || !statSync(name).isDirectory()) throw problem;
      }
    });
  }

  list(directory: string): string[] {
    try {
      const entries = readdirSync(directory === '' ? '.' : directory, { withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
      return files.sort((a, b) => (a < b ? -1 : 1));
    } catch {
      return [];
    }
  }

  private opened(name: string): OpenFile {
    const known = this.open.get(name);
    if (known !== undefined) return known;
    const descriptor = openSync(this.path(name), 'a', 0o644);
    const file: OpenFile = {
      descriptor,
      size: fstatSync(descriptor).size,
      syncing: false,
      trouble: null,
    };
    this.open.set(name, file);
    return file;
  }

  private close(name: string): void {
    const file = this.open.get(name);
    if (file === undefined) return;
    this.open.delete(name);
    closeSync(file.descriptor);
  }

  /** After the working directory changed: what is appended to next is opened there. */
  closeAll(): void {
    for (const name of [...this.open.keys()]) this.close(name);
  }
}

/** Trouble that is in the words of strerror() already. */
class Complaint extends Error {}

function attempt(work: () => void, leftover: string | null = null): DiskTrouble {
  try {
    work();
    return null;
  } catch (problem) {
    if (leftover !== null) discard(leftover);
    return problem instanceof Complaint ? problem.message : strerror(problem) || NO_FILE;
  }
}

function discard(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never there.
  }
}

function writeAll(descriptor: number, bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to;) at += writeSync(descriptor, bytes, at, to - at);
}

/** `temp-<pid>.rdb` beside the file that it becomes; with the file's own ending. */
function temporaryName(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  const ending = path.endsWith('.rdb') ? 'rdb' : path.slice(cut);
  return `${path.slice(0, cut)}temp-${process.pid}.${ending}`;
}
