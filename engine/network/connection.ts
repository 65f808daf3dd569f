import { ByteBuffer } from '../base/bytes.ts';
import type { Micros } from '../base/units.ts';
import type { Link } from './link.ts';
import { SegmentQueue } from './segments.ts';

export type ConnectionId = number;
/** Index of an end in the network's table: a node's machine, a console, a load generator. */
export type EndId = number;

/** Bytes that one direction holds before the sender must wait: the two socket buffers of a real TCP. */
export const SEND_WINDOW = 1 << 20;

/** One direction of a connection: bytes written and not yet taken by the receiver, in order. */
export class Pipe {
  readonly buffer = new ByteBuffer(128);
  /** How many of the bytes held have arrived and wait to be read (a frozen process does not read). */
  arrived = 0;
  readonly segments = new SegmentQueue();
  /** Nothing may overtake: no segment arrives before this. */
  lastArrival: Micros = 0;
  /** A write was cut short for lack of room; the sender is told when there is room again. */
  blocked = false;
  /** Deliveries that found the link stalled, or their segment held, and wait for that to end. */
  missed = 0;
  /** Number of the segment that is held, and with it those behind it; 0: none. */
  heldFrom = 0;
  sent = 0;
  delivered = 0;
  private ended = false;

  /** Its writer closed: whether the reader hears of it later, once it has read what came before. */
  endsLater(): boolean {
    this.ended = this.arrived > 0;
    return this.ended;
  }

  /** Whether the i-th segment under way is held. */
  keeps(i: number): boolean {
    return this.heldFrom > 0 && this.segments.idAt(i) >= this.heldFrom;
  }

  get isAtItsEnd(): boolean {
    return this.ended && this.arrived === 0;
  }
}

/** A TCP connection. Pipe 0 runs from `ends[0]`, who called, to `ends[1]`, who answered. */
export interface Connection {
  readonly id: ConnectionId;
  readonly ends: readonly [EndId, EndId];
  readonly pipes: readonly [Pipe, Pipe];
  readonly link: Link | null;
  readonly port: number;
  /** The answering end has accepted. */
  accepted: boolean;
  /** Which ends still hold their socket open. */
  open: [boolean, boolean];
  /** Which ends vanished without a word (power cut): the other does not know. */
  vanished: [boolean, boolean];
}

/** Which side of the connection this end is: 0 called, 1 answered. */
export function sideOf(connection: Connection, end: EndId): 0 | 1 {
  return connection.ends[0] === end ? 0 : 1;
}
