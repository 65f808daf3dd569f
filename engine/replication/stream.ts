import { ByteBuffer } from '../base/bytes.ts';
import type { ByteCount, Micros, ReplOffset } from '../base/units.ts';
import type { Request } from '../resp/request.ts';
import { Backlog, type BacklogModel } from './backlog.ts';
import { NO_ID } from './psync.ts';

const OPS = 512;
const SELECTED_NONE = -1;

/**
 * The replication history of one node: its IDs, its offset, and the newest bytes. A master writes
 * commands into it; a replica repeats in it, byte for byte, what it applied.
 */
export class ReplicationStream {
  replid: string;
  replid2 = NO_ID;
  second_repl_offset: ReplOffset = -1;
  master_repl_offset: ReplOffset = 0;
  backlog: Backlog | null = null;
  /** The database that the stream is in (slaveseldb); -1 makes the next command emit SELECT. */
  selectedDb = SELECTED_NONE;
  /** Where each of the newest commands begins: ends of a ring, for the picture of the backlog. */
  readonly ops = new OpRing();
  private readonly scratch = new ByteBuffer(64);

  constructor(replid: string) {
    this.replid = replid;
  }

  createBacklog(model: BacklogModel, size: ByteCount): void {
    this.backlog = new Backlog(model, size, this.master_repl_offset);
    this.ops.clear();
  }

  freeBacklog(): void {
    this.backlog = null;
    this.ops.clear();
  }

  resetSelectedDb(): void {
    this.selectedDb = SELECTED_NONE;
  }

  /** changeReplicationId: a new history begins here. */
  changeId(replid: string): void {
    this.replid = replid;
  }

  clearId2(): void {
    this.replid2 = NO_ID;
    this.second_repl_offset = -1;
  }

  /** shiftReplicationId: the history so far becomes the second ID, valid up to here. */
  shiftId(replid: string): void {
    this.replid2 = this.replid;
    this.second_repl_offset = this.master_repl_offset + 1;
    this.replid = replid;
  }

  /** Feeds one command, after a SELECT where its database is not the stream's. Without a backlog nothing is counted. */
  feed(db: number, request: Request, at: Micros, typed: string | null = null): void {
    if (this.backlog === null) return;
    if (db >= 0 && db !== this.selectedDb) this.select(db, at);
    if (request.canonical && request.to - request.from <= 16_384) {
      this.append(request.bytes, request.from, request.to);
    } else {
      this.appendPieces(request);
    }
    this.ops.note(this.master_repl_offset, at, typed);
  }

  private select(db: number, at: Micros): void {
    const text = String(db);
    this.scratch.clear();
    this.scratch.appendText(`*2\r\n$6\r\nSELECT\r\n$${text.length}\r\n${text}\r\n`);
    this.append(this.scratch.bytes, 0, this.scratch.end);
    this.ops.note(this.master_repl_offset, at);
    this.selectedDb = db;
  }

  /** A large command goes piece by piece, as feedReplicationBuffer does: the pieces decide the block sizes. */
  private appendPieces(request: Request): void {
    const text = (line: string): void => {
      this.scratch.clear();
      this.scratch.appendText(line);
      this.append(this.scratch.bytes, 0, this.scratch.end);
    };
    text(`*${request.count}\r\n`);
    for (let i = 0; i < request.count; i++) {
      const start = request.starts[i]!;
      const length = request.lengths[i]!;
      text(`$${length}\r\n`);
      this.append(request.bytes, start, start + length);
      text('\r\n');
    }
  }

  /** Adds bytes as they are: what a replica repeats of its master's stream. */
  append(bytes: Uint8Array, from: number, to: number): void {
    this.master_repl_offset += to - from;
    if (this.backlog?.append(bytes, from, to)) this.grown = true;
  }

  /** A block was added since the last trim. */
  grown = false;
}

/** The ends (and times) of the newest commands in the stream, in a ring. */
export class OpRing {
  private readonly ends = new Float64Array(OPS);
  private readonly times = new Float64Array(OPS);
  private readonly typed: (string | undefined)[] = [];
  private count = 0;

  /** A command ended at this offset (master_repl_offset after it); `typed` where it was typed otherwise. */
  note(end: ReplOffset, at: Micros, typed: string | null = null): void {
    const slot = this.count++ & (OPS - 1);
    this.ends[slot] = end;
    this.times[slot] = at;
    if (typed !== null || this.typed[slot] !== undefined) this.typed[slot] = typed ?? undefined;
  }

  clear(): void {
    this.count = 0;
  }

  get total(): number {
    return this.count;
  }

  /** The newest `limit` commands, oldest first, as [end offset, time, typed]. */
  newest(limit: number): [end: ReplOffset, at: Micros, typed: string | null][] {
    const some = Math.min(limit, this.count, OPS);
    const out: [number, number, string | null][] = [];
    for (let i = this.count - some; i < this.count; i++) {
      const slot = i & (OPS - 1);
      out.push([this.ends[slot]!, this.times[slot]!, this.typed[slot] ?? null]);
    }
    return out;
  }

  /** See base/capture.ts. */
  capture(): OpRing {
    const copy = new OpRing();
    copy.ends.set(this.ends);
    copy.times.set(this.times);
    this.typed.forEach((text, slot) => {
      copy.typed[slot] = text;
    });
    copy.count = this.count;
    return copy;
  }
}
