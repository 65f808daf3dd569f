import { SHARED } from '../base/capture.ts';
import { MICROS_PER_MILLI, type Micros, type ReplOffset, unixMillis } from '../base/units.ts';
import type {
  ConsoleLine,
  EventBody,
  EventRecord,
  LinkState,
  MessageKind,
  NodeId,
  ReplicaClientState,
} from '../contract.ts';
import type { Connection } from '../network/connection.ts';
import type { Link } from '../network/link.ts';
import type { NetworkObserver } from '../network/receiver.ts';
import { ACCEPT, FIN, REFUSE, SYN } from '../network/segments.ts';
import type { LogLevel } from '../replication/server.ts';
import type { Origin, ReplicationStream } from '../replication/stream.ts';
import type { Request } from '../resp/request.ts';
import { CommandLog } from './commandLog.ts';
import type { Console } from './console.ts';
import type { HistoryFact } from './historyTurns.ts';
import { endsOf } from './later.ts';
import { Machine } from './machine.ts';
import { MessageLog } from './messages.ts';
import type { World } from './world.ts';

export const LINK_STATES: readonly LinkState[] = [
  'NONE',
  'CONNECT',
  'CONNECTING',
  'RECEIVE_PING_REPLY',
  'SEND_HANDSHAKE',
  'RECEIVE_AUTH_REPLY',
  'RECEIVE_PORT_REPLY',
  'RECEIVE_IP_REPLY',
  'RECEIVE_CAPA_REPLY',
  'SEND_PSYNC',
  'RECEIVE_PSYNC_REPLY',
  'TRANSFER',
  'CONNECTED',
];
export const CLIENT_STATES: readonly ReplicaClientState[] = [
  'NONE',
  'WAIT_BGSAVE_START',
  'WAIT_BGSAVE_END',
  'SEND_BULK',
  'ONLINE',
];

/** What nearly all messages are sent in; a search in the lists would cost more than the rest. */
const CONNECTED = LINK_STATES.indexOf('CONNECTED');
const ONLINE = CLIENT_STATES.indexOf('ONLINE');

export interface RecordedLine extends ConsoleLine {
  readonly node: NodeId;
  readonly console: number;
}

export interface RecordedLog {
  readonly node: NodeId;
  readonly at: Micros;
  readonly text: string;
}

/** Lists grow to this length, then lose their oldest half. */
const KEPT_MAX = 100_000;

/** A list whose items keep their number when the oldest are forgotten. */
export class Kept<T> {
  private items: T[] = [];
  private base = 0;

  /** One past the number of the last item. */
  get end(): number {
    return this.base + this.items.length;
  }

  get start(): number {
    return this.base;
  }

  push(item: T): void {
    this.items.push(item);
    if (this.items.length < KEPT_MAX) return;
    this.items.splice(0, KEPT_MAX / 2);
    this.base += KEPT_MAX / 2;
  }

  /** Items with numbers in [from, to). */
  slice(from: number, to = this.end): T[] {
    return this.items.slice(Math.max(0, from - this.base), Math.max(0, to - this.base));
  }

  cut(end: number): void {
    this.items.length = Math.max(0, Math.min(this.items.length, end - this.base));
  }
}

/**
 * What is seen of a world: events, log lines, console lines, messages. It stands outside the world,
 * so checkpoints do not hold it: the world only counts how much it has recorded. When a moment is
 * played again, what is recorded already is not recorded twice.
 */
export class Recorder implements NetworkObserver {
  readonly [SHARED] = true;
  world: World | null = null;
  events = new Kept<EventRecord>();
  lines = new Kept<RecordedLine>();
  logs = new Kept<RecordedLog>();
  messages = new MessageLog();
  /** What became of replication IDs, and what was written under them. */
  histories = new Kept<HistoryFact>();
  commands = new CommandLog();

  historyFact(world: World, fact: HistoryFact): void {
    if (world.recorded.histories++ < this.histories.end) return;
    this.histories.push(fact);
  }

  /** A master wrote a command; null: a SELECT. */
  fed(
    world: World,
    stream: ReplicationStream,
    from: ReplOffset,
    request: Request | null,
    origin: Origin,
  ): void {
    if (world.recorded.commands++ < this.commands.end) return;
    const { replid, master_repl_offset, selectedDb } = stream;
    const what =
      request ?? `*2\r\n$6\r\nSELECT\r\n$${String(selectedDb).length}\r\n${selectedDb}\r\n`;
    this.commands.note(replid, from + 1, master_repl_offset + 1, world.now, what, origin);
  }

  event(world: World, body: EventBody): void {
    const id = world.recorded.events++;
    if (id < this.events.end) return;
    this.events.push({ id, at: world.now, ...body });
  }

  line(world: World, console: Console, line: ConsoleLine): void {
    if (world.recorded.lines++ < this.lines.end) return;
    this.lines.push({ node: console.node, console: console.number, ...line });
  }

  logLine(
    world: World,
    node: NodeId,
    role: 'M' | 'S' | 'C',
    level: LogLevel,
    text: string,
    pid: number,
  ): void {
    if (world.recorded.logs++ < this.logs.end) return;
    this.logs.push({
      node,
      at: world.now,
      text: `${pid}:${role} ${logTime(world.now)} ${level} ${text}`,
    });
  }

  /** Forgets what lies after this world's moment: from here on things go another way. */
  cutTo(world: World): void {
    this.events.cut(world.recorded.events);
    this.lines.cut(world.recorded.lines);
    this.logs.cut(world.recorded.logs);
    this.histories.cut(world.recorded.histories);
    this.commands.cut(world.recorded.commands);
    this.messages.cutAfter(world.network.segmentsSent);
  }

  // ------------------------------------------------------------------ NetworkObserver

  sent(
    connection: Connection,
    side: 0 | 1,
    id: number,
    bytes: Uint8Array | null,
    from: number,
    to: number,
    mark: number,
    arrivesAt: Micros,
  ): void {
    if (id <= this.messages.last) return;
    const { network } = this.world!;
    const { ends } = connection;
    const replica = network.receivers[ends[0]];
    const master = network.receivers[ends[1]];
    const link = replica instanceof Machine ? (replica.server?.link ?? null) : null;
    const there = master instanceof Machine ? master.server : null;
    const peer = there?.clients.get(connection.id)?.peer ?? null;
    const state = link === null ? 'NONE' : link.state;
    const peerState = peer === null ? 'NONE' : peer.state;
    const isBulk = peer !== null && peer.bulk !== null;
    const kind = classify(side, mark, bytes, from, to, state, peerState, isBulk);
    const { messages } = this;
    const row = messages.note(id, kind, network.now, arrivesAt, bytes, from, to);
    const isCaller = side === 0;
    messages.noteEnds(row, isCaller ? ends[0] : ends[1], isCaller ? ends[1] : ends[0], isCaller);
    messages.noteStates(
      row,
      state === 'CONNECTED' ? CONNECTED : LINK_STATES.indexOf(state),
      peerState === 'ONLINE' ? ONLINE : CLIENT_STATES.indexOf(peerState),
      link?.stream?.applied ?? link?.cached?.offset ?? -1,
      there === null ? -1 : there.stream.master_repl_offset,
    );
  }

  moved(id: number, arrivesAt: Micros): void {
    this.messages.move(id, arrivesAt);
  }

  lost(id: number): void {
    this.messages.lose(id, this.world!.now);
  }

  held(link: Link, way: 0 | 1, id: number): void {
    this.noteHold(link, way, id, 'caught');
  }

  holdLost(link: Link, way: 0 | 1, id: number): void {
    this.noteHold(link, way, id, 'lost');
  }

  private noteHold(link: Link, way: 0 | 1, message: number, change: 'caught' | 'lost'): void {
    const world = this.world!;
    const match = link.holds[way]?.match ?? '';
    world.emit({ kind: 'hold', ...endsOf(world, link, way), change, match, message });
  }
}

function classify(
  side: 0 | 1,
  mark: number,
  bytes: Uint8Array | null,
  from: number,
  to: number,
  link: LinkState,
  peer: ReplicaClientState,
  bulk: boolean,
): MessageKind {
  if (mark === SYN) return 'connect';
  if (mark === ACCEPT) return 'accept';
  if (mark === REFUSE) return 'refuse';
  if (mark === FIN || bytes === null) return 'close';
  if (to - from === 1 && bytes[from] === 10) return 'keepalive';
  if (side === 0) {
    const ack = link === 'CONNECTED' || link === 'TRANSFER';
    return ack ? 'ack' : 'handshake';
  }
  if (peer === 'SEND_BULK' || bulk) return 'rdb';
  if (peer !== 'ONLINE') return bytes[from] === 36 ? 'rdb' : 'handshake';
  if (bytes[from] === 36) return 'rdb';
  if (bytes[from] === 43) return 'handshake';
  // `*1\r\n$4\r\nping\r\n` alone.
  return to - from === 14 && bytes[from + 8] === 112 ? 'ping' : 'stream';
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `01 Jan 2026 00:00:12.345`, as Redis stamps its log; the lab's clock is UTC. */
export function logTime(at: Micros): string {
  const millis = unixMillis(at);
  const days = Math.floor(millis / 86_400_000);
  let [year, day] = [1970, days];
  for (;;) {
    const length = isLeap(year) ? 366 : 365;
    if (day < length) break;
    day -= length;
    year++;
  }
  let month = 0;
  for (;;) {
    const length =
      month === 1 && isLeap(year) ? 29 : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]!;
    if (day < length) break;
    day -= length;
    month++;
  }
  const two = (n: number): string => String(n).padStart(2, '0');
  const inDay = millis % 86_400_000;
  const hours = Math.floor(inDay / 3_600_000);
  const minutes = Math.floor(inDay / 60_000) % 60;
  const seconds = Math.floor(inDay / 1000) % 60;
  const rest = String(Math.floor((at / MICROS_PER_MILLI) % 1000)).padStart(3, '0');
  return `${two(day + 1)} ${MONTHS[month]} ${year} ${two(hours)}:${two(minutes)}:${two(seconds)}.${rest}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
