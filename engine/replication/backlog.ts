import { copyBytes } from '../base/bytes.ts';
import type { ByteCount, ReplOffset } from '../base/units.ts';

/** Redis raises smaller sizes silently (CONFIG_REPL_BACKLOG_MIN_SIZE). */
export const BACKLOG_SIZE_MIN = 16_384;
const BLOCK_SIZE_MIN = 16_384;
const BLOCK_HEADER = 40;

/** A run of the stream in memory: offsets [from, from + used). Bytes once written never change. */
interface Block {
  readonly bytes: Uint8Array;
  readonly from: ReplOffset;
  used: number;
  /** A checkpoint holds the bytes too: they are copied before they are written to again. */
  shared: boolean;
}

export type BacklogModel = 'exact' | 'blocks';

/**
 * The replication backlog: the newest bytes of the stream, shared with the replicas' output buffers
 * as one chain of blocks (7.0's `repl_buffer_blocks`). Offset n of the stream is its n-th byte,
 * counting from 1, so a backlog that begins at offset o holds bytes o … o + histlen - 1.
 *
 * Two models of what may be forgotten:
 * - `blocks`: exactly 7.0.15. Whole blocks go from the front, only while what stays is longer than
 *   `size`, and never a block that a slow replica still needs (incrementalTrimReplicationBacklog).
 * - `exact`: a ring of exactly `size` bytes, for the classroom, in which a single command can be
 *   seen to fall out. Blocks that a slow replica needs are kept apart from what PSYNC may ask for.
 */
export class Backlog {
  readonly model: BacklogModel;
  size: ByteCount;
  private blocks: Block[] = [];
  private first: ReplOffset;
  private end: ReplOffset;
  /** Bytes of a forgotten block, for the next one: a stream walks through no fresh memory. */
  private spare: Uint8Array | null = null;

  /** `offset`: master_repl_offset at its creation. */
  constructor(model: BacklogModel, size: ByteCount, offset: ReplOffset) {
    this.model = model;
    this.size = size;
    this.first = offset + 1;
    this.end = offset + 1;
  }

  get first_byte_offset(): ReplOffset {
    return this.first;
  }

  get histlen(): ByteCount {
    return this.end - this.first;
  }

  /** More is held than asked for: there may be something to trim. */
  get isFull(): boolean {
    return this.end - this.first > this.size;
  }

  /** Number of blocks held, for tests of the trimming rule. */
  get blockCount(): number {
    return this.blocks.length;
  }

  /**
   * Adds `bytes[from, to)`. `pieceLength` is the length of the single piece that Redis would append
   * here (a bulk header or one argument): it decides the capacity of a new block.
   * Returns true when a block was added, which is when Redis trims.
   */
  append(bytes: Uint8Array, from: number, to: number): boolean {
    let at = from;
    let added = false;
    let block = this.blocks[this.blocks.length - 1];
    if (block?.shared && block.used < block.bytes.length) block = this.unshare(block);
    while (at < to) {
      if (block === undefined || block.used === block.bytes.length) {
        const capacity = blockCapacity(to - at, this.size);
        block = { bytes: this.room(capacity), from: this.end, used: 0, shared: false };
        this.blocks.push(block);
        added = true;
      }
      const count = Math.min(to - at, block.bytes.length - block.used);
      copyBytes(bytes, at, at + count, block.bytes, block.used);
      block.used += count;
      at += count;
      this.end += count;
    }
    if (this.model === 'exact' && this.end - this.first > this.size)
      this.first = this.end - this.size;
    return added;
  }

  private unshare(block: Block): Block {
    const own = { ...block, bytes: block.bytes.slice(), shared: false };
    this.blocks[this.blocks.length - 1] = own;
    return own;
  }

  private room(capacity: number): Uint8Array {
    const { spare } = this;
    this.spare = null;
    return spare?.length === capacity ? spare : new Uint8Array(capacity);
  }

  private forgetFirst(): void {
    const { bytes, shared } = this.blocks.shift()!;
    if (!shared) this.spare = bytes;
  }

  /**
   * Forgets what may be forgotten. `needed` is the smallest offset that an attached replica has
   * still to be sent (Infinity without replicas): its block stays, and all behind it.
   */
  trim(needed: ReplOffset, blocksMax: number): void {
    if (this.model === 'exact') {
      const keep = Math.min(needed, this.first);
      while (this.blocks.length > 1 && this.blocks[1]!.from <= keep) this.forgetFirst();
      return;
    }
    for (let trimmed = 0; trimmed < blocksMax && this.blocks.length > 1; trimmed++) {
      const block = this.blocks[0]!;
      if (this.histlen <= this.size) return;
      if (needed < block.from + block.used) return;
      if (this.histlen - block.bytes.length <= this.size) return;
      this.forgetFirst();
      this.first = block.from + block.used;
    }
  }

  resize(size: ByteCount): void {
    this.size = size;
    if (this.model === 'exact') this.first = Math.max(this.first, this.end - size);
  }

  /**
   * A run of stored bytes that begins at `offset`: `visit(bytes, from, to)` is called once, with at
   * most one block's worth. Returns its length, 0 when nothing is stored from there on.
   */
  read(
    offset: ReplOffset,
    visit: (bytes: Uint8Array, from: number, to: number) => void,
  ): ByteCount {
    const block = this.blockAt(offset);
    if (block === null) return 0;
    const from = offset - block.from;
    visit(block.bytes, from, block.used);
    return block.used - from;
  }

  /** The block that holds `offset`, as `{ bytes, from, used }`, or null. The newest is tried first. */
  blockAt(offset: ReplOffset): Readonly<Block> | null {
    for (let i = this.blocks.length - 1; i >= 0; i--) {
      const block = this.blocks[i]!;
      if (offset >= block.from) return offset < block.from + block.used ? block : null;
    }
    return null;
  }

  /** A copy of offsets [from, from + count), cut to what is held. */
  slice(from: ReplOffset, count: ByteCount): Uint8Array {
    const start = Math.max(from, this.blocks[0]?.from ?? this.end);
    const stop = Math.min(this.end, from + count);
    const out = new Uint8Array(Math.max(0, stop - start));
    let at = start;
    while (at < stop) {
      const block = this.blockAt(at);
      if (block === null) break;
      const upto = Math.min(block.from + block.used, stop);
      out.set(block.bytes.subarray(at - block.from, upto - block.from), at - start);
      at = upto;
    }
    return out;
  }

  /** See base/capture.ts: full blocks are shared, the last one until somebody writes to it. */
  capture(): Backlog {
    const copy = new Backlog(this.model, this.size, this.first - 1);
    for (const block of this.blocks) block.shared = true;
    copy.blocks = this.blocks.map((block) => ({ ...block }));
    copy.end = this.end;
    return copy;
  }
}

/**
 * Capacity of a new block for a piece of `length` bytes, as jemalloc builds have it: the request plus
 * its header is rounded up to a size class (four per power of two).
 */
export function blockCapacity(length: ByteCount, backlogSize: ByteCount): ByteCount {
  const limit = Math.max(Math.floor(backlogSize / 16), BLOCK_SIZE_MIN);
  const request = Math.min(Math.max(length, BLOCK_SIZE_MIN), limit) + BLOCK_HEADER;
  return sizeClass(request) - BLOCK_HEADER;
}

/** What jemalloc gives for so many bytes: four sizes per power of two. */
export function sizeClass(request: ByteCount): ByteCount {
  const step = 2 ** Math.floor(Math.log2(request - 1)) / 4;
  return Math.ceil(request / step) * step;
}
