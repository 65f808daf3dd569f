import { ByteBuffer } from '../base/bytes.ts';
import type { ByteCount, Micros, ReplOffset } from '../base/units.ts';
import type { Request } from '../resp/request.ts';
import { Backlog, type BacklogModel } from './backlog.ts';
import { NO_ID } from './psync.ts';

const OPS = 512;
/** Of every so many commands the end of one is kept for longer. */
const SAMPLE = 64;
const SAMPLES_MAX = 8_192;
const SELECTED_NONE = -1;
/** The smallest block that a backlog adds holds as much. */
const HELD_MAX = 16_384;
const NOTHING = new Uint8Array(0);

/** A master wrote a DEL by itself: the key's time was over, or maxmemory left no room for it. */
export const EXPIRED = 1;
export const EVICTED = 2;

/**
 * What a command of the stream comes from, where that is not what is sent: the line that a client typed
 * (SPOP becomes SREM), or no client at all.
 */
export type Origin = string | typeof EXPIRED | typeof EVICTED | null;

/** Whoever looks on while a master writes its history. */
export interface StreamWatcher {
  /**
   * One more command ends at the stream's offset; its first byte follows `from`. A master without a
   * backlog counts nothing: there both are the same. Null: a SELECT of the stream's database.
   */
  fed(stream: ReplicationStream, from: ReplOffset, request: Request | null, origin: Origin): void;
}

/** A place in a history. */
export interface Place {
  readonly replid: string;
  readonly offset: ReplOffset;
}

/**
 * The replication history of one node: its IDs, its offset, and the newest bytes. A master writes
 * commands into it; a replica repeats in it, byte for byte, what it applied.
 */
export class ReplicationStream {
  replid: string;
  replid2 = NO_ID;
  second_repl_offset: ReplOffset = -1;
  master_repl_offset: ReplOffset = 0;
  /** The database that the stream is in (slaveseldb); -1 makes the next command emit SELECT. */
  selectedDb = SELECTED_NONE;
  /** Where each of the newest commands begins: ends of a ring, for the picture of the backlog. */
  readonly ops = new OpRing();
  /** Where this node stood before its ID changed last; null: it has had no other. */
  left: Place | null = null;
  private readonly watcher: StreamWatcher | null;
  private readonly scratch = new ByteBuffer(64);
  private log: Backlog | null = null;
  /**
   * Bytes that count already and are not in the backlog yet: `held[heldFrom, heldTo)`. Commands that
   * lie one behind the other in one buffer, as in a pipeline, are copied once, all together.
   */
  private held: Uint8Array = NOTHING;
  private heldFrom = 0;
  private heldTo = 0;

  constructor(replid: string, watcher: StreamWatcher | null = null) {
    this.replid = replid;
    this.watcher = watcher;
  }

  /** The newest bytes, all of them. */
  get backlog(): Backlog | null {
    if (this.held !== NOTHING) this.flush();
    return this.log;
  }

  createBacklog(model: BacklogModel, size: ByteCount): void {
    this.flush();
    this.log = new Backlog(model, size, this.master_repl_offset);
    this.ops.clear();
  }

  freeBacklog(): void {
    this.flush();
    this.log = null;
    this.ops.clear();
  }

  resetSelectedDb(): void {
    this.selectedDb = SELECTED_NONE;
  }

  /** changeReplicationId: a new history begins here. */
  changeId(replid: string): void {
    this.leave();
    this.replid = replid;
  }

  private leave(): void {
    this.left = { replid: this.replid, offset: this.master_repl_offset };
  }

  /** From here on this node's history is another one, at this offset of it. */
  adopt(replid: string, offset: ReplOffset): void {
    this.leave();
    this.replid = replid;
    this.master_repl_offset = offset;
  }

  clearId2(): void {
    this.replid2 = NO_ID;
    this.second_repl_offset = -1;
  }

  /** shiftReplicationId: the history so far becomes the second ID, valid up to here. */
  shiftId(replid: string, before = this.replid): void {
    this.leave();
    this.replid2 = before;
    this.second_repl_offset = this.master_repl_offset + 1;
    this.replid = replid;
  }

  /**
   * Feeds one command, after a SELECT where its database is not the stream's. Without a backlog
   * nothing is counted. Who feeds bytes that will change calls flush() before they do.
   */
  feed(db: number, request: Request, at: Micros, origin: Origin = null): void {
    if (this.log === null) {
      this.watcher?.fed(this, this.master_repl_offset, request, origin);
      return;
    }
    if (db >= 0 && db !== this.selectedDb) this.select(db, at);
    const from = this.master_repl_offset;
    if (request.canonical && request.to - request.from <= HELD_MAX) {
      this.append(request.bytes, request.from, request.to);
    } else {
      this.appendPieces(request);
    }
    this.ops.note(this.master_repl_offset, at, origin);
    this.watcher?.fed(this, from, request, origin);
  }

  private select(db: number, at: Micros): void {
    const text = String(db);
    const from = this.master_repl_offset;
    this.appendText(`*2\r\n$6\r\nSELECT\r\n$${text.length}\r\n${text}\r\n`);
    this.ops.note(this.master_repl_offset, at);
    this.selectedDb = db;
    this.watcher?.fed(this, from, null, null);
  }

  /** A large command goes piece by piece, as feedReplicationBuffer does: the pieces decide the block sizes. */
  private appendPieces(request: Request): void {
    this.appendText(`*${request.count}\r\n`);
    for (let i = 0; i < request.count; i++) {
      const start = request.starts[i]!;
      const length = request.lengths[i]!;
      this.appendText(`$${length}\r\n`);
      this.append(request.bytes, start, start + length);
      this.appendText('\r\n');
    }
  }

  private appendText(text: string): void {
    this.scratch.clear();
    this.scratch.appendText(text);
    this.append(this.scratch.bytes, 0, this.scratch.end);
    this.flush();
  }

  /** Adds bytes as they are: what a replica repeats of its master's stream. They are held until flush(). */
  append(bytes: Uint8Array, from: number, to: number): void {
    this.master_repl_offset += to - from;
    // Up to HELD_MAX bytes the size of a new block does not depend on how they are cut.
    if (bytes === this.held && from === this.heldTo && to - this.heldFrom <= HELD_MAX) {
      this.heldTo = to;
      return;
    }
    if (this.held !== NOTHING) this.flush();
    this.held = bytes;
    this.heldFrom = from;
    this.heldTo = to;
  }

  /** Puts what is held into the backlog. */
  flush(): void {
    const { held, heldFrom, heldTo } = this;
    if (held === NOTHING) return;
    this.held = NOTHING;
    if (this.log?.append(held, heldFrom, heldTo)) this.grown = true;
  }

  /** A block was added since the last trim. */
  grown = false;
}

/** The ends (and times) of the newest commands in the stream, in a ring. */
export class OpRing {
  private readonly ends = new Float64Array(OPS);
  private readonly times = new Float64Array(OPS);
  private readonly origins: (Exclude<Origin, null> | undefined)[] = [];
  private count = 0;
  /** Ends of the commands with numbers divisible by SAMPLE, the first of them `sampleBase`. */
  private samples: number[] = [];
  private sampleBase = 0;

  /** A command ended at this offset (master_repl_offset after it). */
  note(end: ReplOffset, at: Micros, origin: Origin = null): void {
    if (this.count % SAMPLE === 0) this.sample(end);
    const slot = this.count++ & (OPS - 1);
    this.ends[slot] = end;
    this.times[slot] = at;
    if (origin !== null || this.origins[slot] !== undefined)
      this.origins[slot] = origin ?? undefined;
  }

  private sample(end: ReplOffset): void {
    this.samples.push(end);
    if (this.samples.length < SAMPLES_MAX) return;
    this.samples.splice(0, SAMPLES_MAX / 2);
    this.sampleBase += (SAMPLES_MAX / 2) * SAMPLE;
  }

  /** How many commands end at or after this offset: exact up to OPS, above that to within SAMPLE. */
  countFrom(offset: ReplOffset): number {
    const oldest = Math.max(0, this.count - OPS);
    if (oldest === 0 || this.ends[oldest & (OPS - 1)]! < offset) {
      let number = this.count;
      while (number > oldest && this.ends[(number - 1) & (OPS - 1)]! >= offset) number--;
      return this.count - number;
    }
    const found = this.samples.findIndex((end) => end >= offset);
    return this.count - (this.sampleBase + Math.max(0, found) * SAMPLE);
  }

  clear(): void {
    this.count = 0;
    this.samples = [];
    this.sampleBase = 0;
  }

  get total(): number {
    return this.count;
  }

  /** The newest `limit` commands, oldest first, as [end offset, time, origin]. */
  newest(limit: number): [end: ReplOffset, at: Micros, origin: Origin][] {
    const some = Math.min(limit, this.count, OPS);
    const out: [number, number, Origin][] = [];
    for (let i = this.count - some; i < this.count; i++) {
      const slot = i & (OPS - 1);
      out.push([this.ends[slot]!, this.times[slot]!, this.origins[slot] ?? null]);
    }
    return out;
  }

  /** See base/capture.ts. */
  capture(): OpRing {
    const copy = new OpRing();
    copy.ends.set(this.ends);
    copy.times.set(this.times);
    this.origins.forEach((origin, slot) => {
      copy.origins[slot] = origin;
    });
    copy.count = this.count;
    copy.samples = [...this.samples];
    copy.sampleBase = this.sampleBase;
    return copy;
  }
}
