import { latin1, textOf } from '../base/bytes.ts';
import type { Micros, ReplOffset } from '../base/units.ts';
import type { Outcome } from '../commands/row.ts';
import type { EventBody, NodeId, RunState } from '../contract.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import type { ConnectionId, EndId } from '../network/connection.ts';
import type { Receiver } from '../network/receiver.ts';
import type { Client } from '../node/clients/client.ts';
import type { ExitCause, Host } from '../node/host.ts';
import { RedisServer } from '../node/redisServer.ts';
import type { NodeRow } from '../node/rows.ts';
import { COMMANDS } from '../node/table.ts';
import { SimulatedDisk } from '../persistence/simulatedDisk.ts';
import type { LogLevel } from '../replication/server.ts';
import type { Origin, ReplicationStream, StreamWatcher } from '../replication/stream.ts';
import type { Request } from '../resp/request.ts';
import type { Asker } from './anomalies/anomalies.ts';
import { changeOf, type HistoryTurn } from './historyTurns.ts';
import { Loopback } from './loopback.ts';
import type { World } from './world.ts';

/** Where a machine's configuration lies on its disk. */
export const CONF_FILE = 'redis.conf';

/**
 * A machine of the lab: an address, a disk, and at most one redis-server process. The process comes
 * and goes; the disk stays. It is the process's host, and its end of the network.
 */
export class Machine implements Host, Receiver, StreamWatcher {
  readonly watcher = this;
  readonly id: NodeId;
  readonly port: number;
  readonly address = '127.0.0.1';
  readonly commandMicros: Micros | undefined;
  readonly end: EndId;
  readonly loopback: Loopback;
  readonly disk = new SimulatedDisk();
  server: RedisServer | null = null;
  /** What the last process was when it ended. */
  last: LastSeen = {
    isReplica: false,
    replid: '',
    replid2: '',
    second_repl_offset: -1,
    master_repl_offset: 0,
  };
  run: RunState = 'killed';
  since: Micros = 0;
  /** What the last process held in memory when it ended. */
  held: Keyspace | null = null;
  /** Where its history ended then. */
  heldEnd: { replid: string; offset: number } | null = null;
  /** The process started, as a master, with less than that. */
  poorer: { readonly had: Keyspace; readonly left: number; readonly since: Micros } | null = null;
  /** Number of the process: timers of an earlier one are void. */
  generation = 0;
  private readonly world: World;
  private ephemeral = 40_000;
  private lastPid = 0;

  constructor(world: World, id: NodeId, commandMicros: Micros = 0) {
    this.world = world;
    this.commandMicros = commandMicros === 0 ? undefined : commandMicros;
    this.id = id;
    this.port = Number(id);
    this.end = world.network.addEnd(this, true);
    this.loopback = new Loopback(world.network, this);
    this.lastPid = this.port * 10;
  }

  get conf(): string[] {
    const bytes = this.disk.read(CONF_FILE);
    if (bytes === null) return [];
    const lines = textOf(bytes).split('\n');
    if (lines[lines.length - 1] === '') lines.pop();
    return lines;
  }

  writeConf(lines: readonly string[]): void {
    this.disk.write(CONF_FILE, latin1(`${lines.join('\n')}\n`), this.world.now);
  }

  get isUp(): boolean {
    return this.server !== null;
  }

  private enter(run: RunState): void {
    this.run = run;
    this.since = this.now;
  }

  /** Starts the process. */
  start(): void {
    this.generation++;
    this.world.emit({ kind: 'node-started', node: this.id });
    this.enter('running');
    this.server = new RedisServer(this, {
      port: this.port,
      conf: this.conf,
      model: this.world.backlogModel,
      dice: this.world.dice,
      commands: COMMANDS,
    });
    this.server.boot();
    this.world.network.resume(this.end);
  }

  /** The process ends at once: its sockets close, what it had in memory is gone. */
  stop(how: 'killed' | 'shut-down' | 'powered-off' | 'crashed' | 'removed'): void {
    this.remember();
    this.server = null;
    this.missed.length = 0;
    this.missedTimers.length = 0;
    this.generation++;
    this.enter(how === 'removed' ? 'killed' : how);
    if (how === 'powered-off') this.disk.powerOff(this.now);
    const { network } = this.world;
    for (const end of [this.end, this.loopback.end]) {
      if (how === 'powered-off') network.vanish(end);
      else network.closeAll(end);
    }
    this.world.emit({ kind: 'node-stopped', node: this.id, how });
    if (this.last.replid !== '') {
      const { replid, master_repl_offset: offset } = this.last;
      this.tellHistory({ what: 'stopped', left: { replid, offset } });
    }
  }

  private remember(): void {
    if (this.server === null) return;
    const { stream, isReplica } = this.server;
    const { replid, replid2, second_repl_offset, master_repl_offset } = stream;
    // One that was still loading had nothing of its own: what the process before it held still counts.
    if (this.server.loading === null) {
      const { keyspace, stream } = this.server;
      this.held = keyspace.capture();
      this.heldEnd = { replid: stream.replid, offset: stream.master_repl_offset };
    }
    this.last = { isReplica, replid, replid2, second_repl_offset, master_repl_offset };
  }

  // ------------------------------------------------------------------ what is told of its histories

  fed(stream: ReplicationStream, from: ReplOffset, request: Request | null, origin: Origin): void {
    this.world.recorder?.fed(this.world, stream, from, request, origin);
  }

  private tellHistory(turn: HistoryTurn): void {
    const { world, id } = this;
    world.recorder?.historyFact(world, { at: world.now, node: id, ...turn });
  }

  /** Notes what an event says of replication IDs. */
  private followHistory(event: EventBody): void {
    if (event.kind === 'keys-lost') {
      this.tellHistory({ what: 'keys-lost', keys: event.keys, count: event.count });
    } else if (event.kind === 'replid-changed' && this.server !== null) {
      this.tellHistory({ what: 'changed', ...changeOf(event, this.server.stream) });
    }
  }

  freeze(): void {
    this.enter('frozen');
    this.world.emit({ kind: 'node-frozen', node: this.id });
  }

  thaw(): void {
    this.enter('running');
    this.world.emit({ kind: 'node-thawed', node: this.id });
    const missed = this.missed.splice(0);
    for (const one of missed) if (one.what !== 'closed') this.deliver(one);
    this.world.network.resume(this.end);
    this.world.network.resume(this.loopback.end);
    for (const one of missed) if (one.what === 'closed') this.deliver(one);
    for (const code of this.missedTimers.splice(0)) this.server?.onTimer(code);
  }

  private readonly missed: Missed[] = [];
  /** Timers that were due while the process was frozen. */
  private readonly missedTimers: number[] = [];

  onTimerDue(code: number, generation: number): void {
    if (generation !== this.generation || this.server === null) return;
    if (this.run === 'frozen') {
      if (!this.missedTimers.includes(code)) this.missedTimers.push(code);
      return;
    }
    this.server.onTimer(code);
  }

  // ------------------------------------------------------------------ host of the process

  get now(): Micros {
    return this.world.now;
  }

  connect(host: string, port: number): ConnectionId | null {
    const target = this.world.resolve(host, port);
    if (target === null) return null;
    const { network } = this.world;
    if (target === this.end) return -network.connect(this.loopback.end, target, port);
    return network.connect(this.end, target, port);
  }

  write(connection: ConnectionId, bytes: Uint8Array, from: number, to: number): number {
    const end = connection < 0 ? this.loopback.end : this.end;
    return this.world.network.write(Math.abs(connection), end, bytes, from, to);
  }

  close(connection: ConnectionId): void {
    const end = connection < 0 ? this.loopback.end : this.end;
    this.world.network.close(Math.abs(connection), end);
  }

  timer(at: Micros, code: number): void {
    this.world.timer(at, this, code);
  }

  /** A resync is told together with the number of the message that asked for it. */
  emit(event: EventBody): void {
    const message = this.world.network.arrived;
    this.world.emit(event.kind === 'resync' ? { ...event, message } : event);
    this.followHistory(event);
    this.world.anomalies.heard(this, event);
  }

  ran(client: Client, row: NodeRow, request: Request, outcome: Outcome): void {
    const asker = this.askerAt(client.connection);
    if (asker !== null) this.world.anomalies.ran(this, client, asker, row, request, outcome);
  }

  dataLoaded(before: Keyspace | null): void {
    this.world.anomalies.dataLoaded(this, before);
  }

  /** Whose commands come over this connection; null: those of another node. */
  private askerAt(connection: ConnectionId): Asker | null {
    const { network } = this.world;
    const found = network.connections.get(connection);
    const caller = found === undefined ? null : network.receivers[found.ends[0]];
    return isAsker(caller) ? caller : null;
  }

  log(role: 'M' | 'S' | 'C', level: LogLevel, text: string, pid: number): void {
    this.world.log(this, role, level, text, pid);
  }

  exit(how: ExitCause): void {
    this.world.exits.push({ machine: this, how, generation: this.generation });
  }

  pid(): number {
    return ++this.lastPid;
  }

  // ------------------------------------------------------------------ end of the network

  reading(): boolean {
    return this.server !== null && this.run !== 'frozen';
  }

  answers(port: number): 'accept' | 'refuse' | 'silent' {
    if (this.run === 'powered-off') return 'silent';
    return this.server !== null && port === this.port ? 'accept' : 'refuse';
  }

  /** A frozen process hears of its connections only when it thaws. */
  private tell(what: Missed['what'], id: ConnectionId, address = ''): void {
    if (this.run === 'frozen') this.missed.push({ what, id, address });
    else this.deliver({ what, id, address });
  }

  private deliver({ what, id, address }: Missed): void {
    const { server } = this;
    if (server === null) return;
    if (what === 'accepted') {
      server.onAccepted(id, address);
      const client = server.clients.get(id);
      if (client !== undefined) client.watchedByHost = this.askerAt(id) !== null;
    } else if (what === 'connected') server.onConnected(id);
    else if (what === 'refused') server.onRefused(id);
    else if (what === 'closed') server.onClosed(id);
    else server.onWritable(id);
  }

  onAccepted(id: ConnectionId): void {
    this.tell('accepted', id, `127.0.0.1:${this.ephemeral++}`);
  }

  onConnected(id: ConnectionId): void {
    this.tell('connected', id);
  }

  onRefused(id: ConnectionId): void {
    this.tell('refused', id);
  }

  onBytes(id: ConnectionId, bytes: Uint8Array, from: number, to: number): void {
    this.server?.onBytes(id, bytes, from, to);
  }

  onClosed(id: ConnectionId): void {
    this.tell('closed', id);
  }

  onWritable(id: ConnectionId): void {
    this.tell('writable', id);
  }
}

interface LastSeen {
  readonly isReplica: boolean;
  readonly replid: string;
  readonly replid2: string;
  readonly second_repl_offset: number;
  readonly master_repl_offset: number;
}

/** What a frozen process has still to hear. */
interface Missed {
  readonly what: 'accepted' | 'connected' | 'refused' | 'closed' | 'writable';
  readonly id: ConnectionId;
  readonly address: string;
}

/** Consoles and loads; not an end of another node, nor one that answers nothing. */
function isAsker(end: Receiver | null | undefined): end is Receiver & Asker {
  return typeof end === 'object' && end !== null && 'isRead' in end;
}
