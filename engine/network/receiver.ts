import type { Micros } from '../base/units.ts';
import type { Connection, ConnectionId, EndId } from './connection.ts';
import type { Link } from './link.ts';

/** What one end of the network hears. Called in the middle of the network's work: it may write and close. */
export interface Receiver {
  /** False while the process does not read (frozen, not running): arrived bytes wait. */
  reading(): boolean;
  /** Whether a connection to this port would be taken. `silent`: no machine is there to answer. */
  answers(port: number): 'accept' | 'refuse' | 'silent';
  onAccepted(id: ConnectionId, from: EndId): void;
  onConnected(id: ConnectionId): void;
  onRefused(id: ConnectionId): void;
  /** `bytes[from, to)` arrived; they must be taken before returning. */
  onBytes(id: ConnectionId, bytes: Uint8Array, from: number, to: number): void;
  onClosed(id: ConnectionId): void;
  onWritable(id: ConnectionId): void;
}

/** Hears of every segment between two machines; for the ladder and the picture. */
export interface NetworkObserver {
  sent(
    connection: Connection,
    side: 0 | 1,
    id: number,
    bytes: Uint8Array | null,
    from: number,
    to: number,
    mark: number,
    arrivesAt: Micros,
  ): void;
  moved(id: number, arrivesAt: Micros): void;
  lost(id: number): void;
  /** The message that a hold waited for has come, and waits. */
  held(link: Link, way: 0 | 1, id: number): void;
  /** The message that was held is gone, and its connection. */
  holdLost(link: Link, way: 0 | 1, id: number): void;
}
