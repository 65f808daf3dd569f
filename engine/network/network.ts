import type { DueQueue } from '../base/due.ts';
import { MICROS_PER_SECOND, type Micros } from '../base/units.ts';
import {
  type Connection,
  type ConnectionId,
  type EndId,
  Pipe,
  SEND_WINDOW,
  sideOf,
} from './connection.ts';
import { says, seize, wayOf } from './holds.ts';
import { type Link, linkKey } from './link.ts';
import { ACCEPT, FIN, REFUSE, SYN } from './segments.ts';
import type { NetworkObserver, Receiver } from './receiver.ts';

/** Kinds of entries that the network puts in the queue; `first` is the connection, `second` the direction. */
export const DUE_DELIVER = 1;
export const DUE_WRITABLE = 2;

/** So many connections are found without a map; others are found a little later. */
const RECENT_MASK = 127;

/**
 * TCP, not packets: within one direction of a connection nothing is lost, reordered or overtaken.
 * Between machines there is latency and bandwidth, and misfortune per link (misfortune.ts): `cut`
 * resets and refuses, `stall` is silence in which bytes wait, `heal` ends either; `hold` keeps one
 * message, and what is behind it, until `release`.
 */
export class Network {
  now: Micros = 0;
  /** Latency of ends that have no link between them (a console beside its server). */
  localLatency: Micros = 0;
  latency: Micros = 1_000;
  bandwidth = 0;
  observer: NetworkObserver | null = null;
  readonly connections = new Map<ConnectionId, Connection>();
  readonly links = new Map<string, Link>();
  readonly receivers: (Receiver | null)[] = [];
  /** Ends that are machines: only between two of them is there a link. */
  readonly machines: boolean[] = [];
  /** Bytes of all time: sent = delivered + in flight + lost. */
  readonly totals = { sent: 0, delivered: 0, lost: 0 };
  segmentsSent = 0;
  /** Number of the segment between machines that arrived last. */
  arrived = 0;
  readonly due: DueQueue;
  /** Per end: what it calls takes so long where there is no link; 0: localLatency. */
  private readonly localLatencies: Micros[] = [];
  private nextId = 1;
  /** The newest connections, by the low bits of their numbers: looked up for each write and delivery. */
  private readonly recent: (Connection | undefined)[] = [];

  constructor(due: DueQueue) {
    this.due = due;
  }

  addEnd(receiver: Receiver, machine: boolean, localLatency: Micros = 0): EndId {
    this.receivers.push(receiver);
    this.machines.push(machine);
    this.localLatencies.push(localLatency);
    return this.receivers.length - 1;
  }

  removeEnd(end: EndId): void {
    this.closeAll(end);
    this.receivers[end] = null;
  }

  linkBetween(a: EndId, b: EndId): Link {
    const key = linkKey(a, b);
    let link = this.links.get(key);
    if (!link) {
      const { latency, bandwidth } = this;
      link = {
        between: [Math.min(a, b), Math.max(a, b)],
        state: 'up',
        latency,
        bandwidth,
        freeAt: [0, 0],
        newest: 0,
        holds: [null, null],
        segments: [0, 0],
        bytes: [0, 0],
      };
      this.links.set(key, link);
    }
    return link;
  }

  /** Begins to connect. The caller hears onConnected or onRefused later (or, over a cut link, at once). */
  connect(from: EndId, to: EndId, port: number): ConnectionId {
    const linked = from !== to && this.machines[from] && this.machines[to];
    const link = linked ? this.linkBetween(from, to) : null;
    const connection: Connection = {
      id: this.nextId++,
      ends: [from, to],
      pipes: [new Pipe(), new Pipe()],
      link,
      port,
      accepted: false,
      open: [true, true],
      vanished: [false, false],
    };
    this.connections.set(connection.id, connection);
    this.recent[connection.id & RECENT_MASK] = connection;
    if (link?.state === 'cut') {
      this.noteVain(connection, link);
      this.schedule(connection, 1, REFUSE, 0);
    } else this.schedule(connection, 0, SYN, this.latencyOf(connection));
    return connection.id;
  }

  /** The attempt over a cut link goes nowhere, but it is seen. */
  private noteVain(connection: Connection, link: Link): void {
    const id = this.number(connection, link, 0, 0);
    this.observer?.sent(connection, 0, id, null, 0, 0, SYN, this.now);
    this.observer?.lost(id);
  }

  private find(id: ConnectionId): Connection | undefined {
    const connection = this.recent[id & RECENT_MASK];
    return connection?.id === id ? connection : this.connections.get(id);
  }

  /**
   * Hands bytes to the connection and returns how many were taken: fewer than given when the
   * window is full, and then the writer hears onWritable once there is room.
   */
  write(id: ConnectionId, end: EndId, bytes: Uint8Array, from: number, to: number): number {
    const connection = this.find(id);
    if (!connection) return to - from;
    const side = sideOf(connection, end);
    if (!connection.open[side]) return to - from;
    const pipe = connection.pipes[side];
    const room = SEND_WINDOW - pipe.buffer.length;
    const count = Math.min(to - from, room);
    if (count < to - from) pipe.blocked = true;
    if (count <= 0) return 0;
    pipe.buffer.append(bytes, from, from + count);
    pipe.sent += count;
    this.totals.sent += count;
    this.transmit(connection, side, bytes, from, count);
    return count;
  }

  /** Closes one end's socket. What it wrote still arrives, then the other end hears onClosed. */
  close(id: ConnectionId, end: EndId): void {
    const connection = this.connections.get(id);
    if (!connection) return;
    const side = sideOf(connection, end);
    if (!connection.open[side]) return;
    connection.open[side] = false;
    if (connection.open[(1 - side) as 0 | 1])
      this.schedule(connection, side, FIN, this.latencyOf(connection));
    else this.forget(connection);
  }

  /** A process ended: all its sockets close. */
  closeAll(end: EndId): void {
    for (const connection of this.connections.values()) {
      for (const side of [0, 1] as const)
        if (connection.ends[side] === end) this.close(connection.id, end);
    }
  }

  /** A machine lost its power: its sockets are gone and nobody was told. */
  vanish(end: EndId): void {
    for (const connection of this.connections.values()) {
      for (const side of [0, 1] as const)
        if (connection.ends[side] === end) connection.vanished[side] = true;
    }
  }

  /** Both ends hear onClosed now; what was under way is lost. */
  reset(connection: Connection): void {
    const [first, second] = connection.open;
    this.forget(connection);
    if (first && !connection.vanished[0])
      this.receivers[connection.ends[0]]?.onClosed(connection.id);
    if (second && connection.accepted && !connection.vanished[1]) {
      this.receivers[connection.ends[1]]?.onClosed(connection.id);
    }
  }

  /** A queue entry of the network's own is due. */
  onDue(kind: number, id: ConnectionId, side: 0 | 1): void {
    const connection = this.find(id);
    if (!connection) return;
    if (kind === DUE_WRITABLE) {
      if (connection.open[side]) this.receivers[connection.ends[side]]?.onWritable(id);
      return;
    }
    const pipe = connection.pipes[side];
    if (connection.link?.state === 'stalled' || pipe.keeps(0)) {
      pipe.missed++;
      return;
    }
    const arrivesAt = pipe.segments.arrivesAt(0);
    if (arrivesAt > this.now) {
      this.due.push(arrivesAt, DUE_DELIVER, id, side);
      return;
    }
    const bytes = pipe.segments.bytesAt(0);
    if (connection.link !== null) this.arrived = pipe.segments.idAt(0);
    pipe.segments.shift();
    if (bytes > 0) {
      pipe.arrived += bytes;
      this.pass(connection, side);
    } else {
      this.onMark(connection, side, bytes);
    }
  }

  /** Gives arrived bytes to the receiver of this direction, if it reads. */
  private pass(connection: Connection, side: 0 | 1): void {
    const to = (1 - side) as 0 | 1;
    const pipe = connection.pipes[side];
    if (!connection.open[to]) {
      // The receiver has closed: a reset goes back, and these bytes are lost.
      this.reset(connection);
      return;
    }
    const receiver = this.receivers[connection.ends[to]]!;
    if (connection.vanished[to]) {
      if (receiver.answers(connection.port) !== 'silent') this.reset(connection);
      return;
    }
    if (!receiver.reading()) return;
    const count = pipe.arrived;
    if (count === 0) return;
    const { buffer } = pipe;
    pipe.arrived = 0;
    pipe.delivered += count;
    this.totals.delivered += count;
    const { bytes, start } = buffer;
    receiver.onBytes(connection.id, bytes, start, start + count);
    buffer.take(count);
    if (pipe.isAtItsEnd) this.onMark(connection, side, FIN);
    if (!pipe.blocked) return;
    pipe.blocked = false;
    this.due.push(this.now + this.latencyOf(connection), DUE_WRITABLE, connection.id, side);
  }

  private onMark(connection: Connection, side: 0 | 1, mark: number): void {
    const to = (1 - side) as 0 | 1;
    const receiver = this.receivers[connection.ends[to]] ?? null;
    if (mark === SYN) {
      const answer = receiver ? receiver.answers(connection.port) : 'refuse';
      if (answer === 'silent') return;
      if (answer === 'refuse') {
        this.schedule(connection, 1, REFUSE, this.latencyOf(connection));
        return;
      }
      connection.accepted = true;
      this.schedule(connection, 1, ACCEPT, this.latencyOf(connection));
      receiver!.onAccepted(connection.id, connection.ends[0]);
      return;
    }
    if (!connection.open[to]) {
      if (mark === FIN) this.forget(connection);
      return;
    }
    if (mark === ACCEPT) {
      receiver?.onConnected(connection.id);
      return;
    }
    const gone = connection.vanished[to];
    if (mark === FIN && !gone && connection.pipes[side].endsLater()) return;
    // FIN, or REFUSE: the connection is over for this end too.
    this.forget(connection);
    if (gone) return;
    if (mark === REFUSE) receiver?.onRefused(connection.id);
    else receiver?.onClosed(connection.id);
  }

  /** A process reads again (thawed, started): what had arrived is given to it. */
  resume(end: EndId): void {
    for (const connection of [...this.connections.values()]) {
      for (const side of [0, 1] as const) {
        const reads = connection.ends[(1 - side) as 0 | 1] === end;
        if (reads && connection.pipes[side].arrived > 0) this.pass(connection, side);
      }
    }
  }

  latencyOf(connection: Connection): Micros {
    const { link, ends } = connection;
    if (link !== null) return link.latency;
    return this.localLatencies[ends[0]] || this.localLatency;
  }

  /** Cuts what was written into segments (one, unless bandwidth makes it a long journey) and schedules each. */
  private transmit(
    connection: Connection,
    side: 0 | 1,
    bytes: Uint8Array,
    from: number,
    count: number,
  ): void {
    const { link } = connection;
    if (link === null || link.bandwidth === 0) {
      this.launch(connection, side, bytes, from, count, this.now + this.latencyOf(connection));
      return;
    }
    const way = wayOf(link, connection, side);
    const step = Math.max(16, Math.floor(link.bandwidth / 10));
    let leaves = Math.max(this.now, link.freeAt[way]);
    for (let at = 0; at < count; at += step) {
      const piece = Math.min(step, count - at);
      leaves += Math.ceil((piece * MICROS_PER_SECOND) / link.bandwidth);
      this.launch(connection, side, bytes, from + at, piece, leaves + link.latency);
    }
    link.freeAt[way] = leaves;
  }

  /** One segment sets out: bytes, or (`bytes` null) a mark, which stands in place of their count. */
  private launch(
    connection: Connection,
    side: 0 | 1,
    bytes: Uint8Array | null,
    from: number,
    count: number,
    at: Micros,
  ): void {
    const pipe = connection.pipes[side];
    const arrivesAt = Math.max(at, pipe.lastArrival);
    pipe.lastArrival = arrivesAt;
    const { link } = connection;
    const id = link ? this.number(connection, link, side, bytes === null ? 0 : count) : 0;
    pipe.segments.push(count, this.now, arrivesAt, id);
    this.due.push(arrivesAt, DUE_DELIVER, connection.id, side);
    if (link === null) return;
    const to = bytes === null ? from : from + count;
    const mark = bytes === null ? count : 0;
    const waits = link.state === 'stalled' || pipe.heldFrom > 0;
    this.observer?.sent(connection, side, id, bytes, from, to, mark, waits ? Infinity : arrivesAt);
    if (link.holds[0] === null && link.holds[1] === null) return;
    const hold = link.holds[wayOf(link, connection, side)];
    if (hold === null || hold.segment > 0 || !says(hold.match, bytes, from, to, mark)) return;
    seize(this.observer, connection, side, id);
  }

  /** A number for the next segment on this link. */
  private number(connection: Connection, link: Link, side: 0 | 1, bytes: number): number {
    const way = wayOf(link, connection, side);
    link.segments[way]++;
    link.bytes[way] += bytes;
    link.newest = ++this.segmentsSent;
    return link.newest;
  }

  private schedule(connection: Connection, side: 0 | 1, mark: number, delay: Micros): void {
    this.launch(connection, side, null, 0, mark, this.now + delay);
  }

  /** The connection is no more: what it still held is lost. */
  private forget(connection: Connection): void {
    if (!this.connections.delete(connection.id)) return;
    if (this.find(connection.id) === connection)
      this.recent[connection.id & RECENT_MASK] = undefined;
    for (const side of [0, 1] as const) {
      const pipe = connection.pipes[side];
      if (pipe.heldFrom > 0) this.dropHold(connection, side);
      this.totals.lost += pipe.sent - pipe.delivered;
      for (let i = 0; i < pipe.segments.length; i++) {
        if (pipe.segments.bytesAt(i) > 0) this.observer?.lost(pipe.segments.idAt(i));
      }
    }
  }

  /** What was kept is gone with its connection. */
  private dropHold(connection: Connection, side: 0 | 1): void {
    const link = connection.link!;
    const way = wayOf(link, connection, side);
    this.observer?.holdLost(link, way, connection.pipes[side].heldFrom);
    link.holds[way] = null;
  }
}
