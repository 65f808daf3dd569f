import { copyBytes, textOf } from '../base/bytes.ts';
import type { Micros } from '../base/units.ts';
import type { MessageKind } from '../contract.ts';

/** At most so many messages are remembered; older ones are forgotten. */
const CAPACITY = 1 << 15;
/** Bytes remembered of all messages together, and of one. */
const ARENA = 4 << 20;
const STORED_MAX = 16 << 10;

const FIELDS = 10;
const F_ID = 0;
const F_FROM = 1;
const F_TO = 2;
const F_BYTES = 3;
const F_SENT = 4;
const F_ARRIVES = 5;
const F_REPLICA_OFFSET = 6;
const F_MASTER_OFFSET = 7;
const F_DATA = 8;
/** All that is small: kind (4 bits), lost, sent by the caller, replica's state (4 bits), master's state. */
const F_FLAGS = 9;
const LOST = 16;
const CALLER = 32;
const REPLICA_SHIFT = 6;
const MASTER_SHIFT = 10;
const FOUR_BITS = 15;

export const KINDS: readonly MessageKind[] = [
  'connect',
  'accept',
  'refuse',
  'close',
  'handshake',
  'rdb',
  'stream',
  'ping',
  'ack',
  'keepalive',
];

const STREAM = KINDS.indexOf('stream');

/** What is noted of one message; states are indices into the recorder's lists of names. */
export interface MessageRow {
  readonly id: number;
  /** Ends of the network. */
  readonly from: number;
  readonly to: number;
  readonly kind: MessageKind;
  readonly bytes: number;
  readonly sentAt: Micros;
  readonly arrivesAt: Micros;
  readonly lost: boolean;
  readonly replicaState: number;
  readonly masterState: number;
  readonly replicaOffset: number;
  readonly masterOffset: number;
  /** The sender is the end that opened the connection: the replica. */
  readonly callerSent: boolean;
}

/**
 * The messages between machines, newest last, in typed arrays: noting one costs some stores, so that
 * the picture can be watched at full speed. Numbers grow by one from 1.
 */
export class MessageLog {
  private readonly rows = new Float64Array(CAPACITY * FIELDS);
  private readonly arena = new Uint8Array(ARENA);
  /** Bytes stored of all time, and where in the arena the next one goes. */
  private written = 0;
  private place = 0;
  /** Number of the newest message. */
  last = 0;

  get first(): number {
    return Math.max(1, this.last - CAPACITY + 1);
  }

  private at(id: number): number {
    return (id & (CAPACITY - 1)) * FIELDS;
  }

  has(id: number): boolean {
    return id >= this.first && id <= this.last && this.rows[this.at(id) + F_ID] === id;
  }

  /** Notes the next message; `bytes` is null for a mark (connect, close). Returns its row. */
  note(
    id: number,
    kind: MessageKind,
    sentAt: Micros,
    arrivesAt: Micros,
    bytes: Uint8Array | null,
    start: number,
    end: number,
  ): number {
    const row = this.at(id);
    const { rows } = this;
    const stored = Math.min(end - start, STORED_MAX);
    // A message's bytes lie in one piece: what does not fit before the end starts over.
    if (this.place + stored > ARENA) {
      this.written += ARENA - this.place;
      this.place = 0;
    }
    if (bytes !== null) copyBytes(bytes, start, start + stored, this.arena, this.place);
    rows[row + F_ID] = id;
    rows[row + F_FLAGS] = kind === 'stream' ? STREAM : KINDS.indexOf(kind);
    rows[row + F_BYTES] = end - start;
    rows[row + F_SENT] = sentAt;
    rows[row + F_ARRIVES] = arrivesAt;
    rows[row + F_DATA] = this.written;
    this.written += stored;
    this.place += stored;
    this.last = id;
    return row;
  }

  /** Adds between which ends of the network it passes; the one that called is the replica. */
  noteEnds(row: number, from: number, to: number, callerSent: boolean): void {
    this.rows[row + F_FROM] = from;
    this.rows[row + F_TO] = to;
    if (callerSent) this.rows[row + F_FLAGS]! += CALLER;
  }

  /** Adds what both sides knew when it was sent. */
  noteStates(row: number, replica: number, master: number, applied: number, offset: number): void {
    this.rows[row + F_FLAGS]! += (replica << REPLICA_SHIFT) + (master << MASTER_SHIFT);
    this.rows[row + F_REPLICA_OFFSET] = applied;
    this.rows[row + F_MASTER_OFFSET] = offset;
  }

  move(id: number, arrivesAt: Micros): void {
    if (this.has(id)) this.rows[this.at(id) + F_ARRIVES] = arrivesAt;
  }

  /** It does not arrive: its connection was lost at this moment. */
  lose(id: number, moment: Micros): void {
    if (!this.has(id)) return;
    const row = this.at(id);
    this.rows[row + F_FLAGS] = this.rows[row + F_FLAGS]! | LOST;
    this.rows[row + F_ARRIVES] = moment;
  }

  get(id: number): MessageRow | null {
    if (!this.has(id)) return null;
    const { rows } = this;
    const row = this.at(id);
    const flags = rows[row + F_FLAGS]!;
    return {
      id,
      from: rows[row + F_FROM]!,
      to: rows[row + F_TO]!,
      kind: KINDS[flags & FOUR_BITS]!,
      bytes: rows[row + F_BYTES]!,
      sentAt: rows[row + F_SENT]!,
      arrivesAt: rows[row + F_ARRIVES]!,
      lost: (flags & LOST) !== 0,
      replicaState: (flags >> REPLICA_SHIFT) & FOUR_BITS,
      masterState: flags >> MASTER_SHIFT,
      replicaOffset: rows[row + F_REPLICA_OFFSET]!,
      masterOffset: rows[row + F_MASTER_OFFSET]!,
      callerSent: (flags & CALLER) !== 0,
    };
  }

  /** Whether message `id` passed between these two ends. */
  between(id: number, a: number, b: number): boolean {
    const row = this.at(id);
    const from = this.rows[row + F_FROM];
    const to = this.rows[row + F_TO];
    return (from === a && to === b) || (from === b && to === a);
  }

  /** The stored bytes of a message: all of them, unless it was long or is long gone. */
  bytesOf(id: number): { bytes: Uint8Array; truncated: boolean } {
    const nothing = { bytes: new Uint8Array(0), truncated: true };
    if (!this.has(id)) return nothing;
    const row = this.at(id);
    const data = this.rows[row + F_DATA]!;
    const stored = Math.min(this.rows[row + F_BYTES]!, STORED_MAX);
    if (this.written - data > ARENA) return nothing;
    const at = data % ARENA;
    const truncated = stored < this.rows[row + F_BYTES]!;
    return { bytes: this.arena.slice(at, at + stored), truncated };
  }

  textOf(id: number, limit: number): string {
    const { bytes } = this.bytesOf(id);
    return textOf(bytes, 0, Math.min(bytes.length, limit));
  }

  /** Forgets every message after this one: the future was changed. */
  cutAfter(id: number): void {
    if (id >= this.last) return;
    this.last = id;
    if (!this.has(id)) return;
    const row = this.at(id);
    this.written = this.rows[row + F_DATA]! + Math.min(this.rows[row + F_BYTES]!, STORED_MAX);
    this.place = this.written % ARENA;
  }
}
