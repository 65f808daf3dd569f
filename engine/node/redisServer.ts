import type { Dice } from '../base/dice.ts';
import { type Micros, unixMillis, unixSeconds } from '../base/units.ts';
import type { EventBody } from '../contract.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { Acl, becomeDefault } from './acl/acl.ts';
import { Aof } from './aof/aof.ts';
import { boot, tellReady } from './boot.ts';
import { release } from './clients/blockedClients.ts';
import { checkBuffers } from './clients/buffers.ts';
import { type Client, OWN_BUFFER, newClient } from './clients/client.ts';
import { isFullOfClients } from './clients/isFull.ts';
import { newListeners } from './clients/listeners.ts';
import { continueWriting, writePending } from './clients/output.ts';
import { Pauses, isPaused } from './clients/pause.ts';
import { processUnblocked } from './clients/unblocked.ts';
import { Config, type ConfigProblem, readConfig } from './config/config.ts';
import { CommandContext } from './context.ts';
import type { Eviction } from './eviction.ts';
import type { Host } from './host.ts';
import { Rates } from './info/rates.ts';
import { newSlowlog } from './info/slowEntries.ts';
import { type Stats, newStats } from './info/stats.ts';
import {
  answerWaits,
  disconnectBlocked,
  dropSubscriptions,
  flushAof,
  flushedAll,
  limitOutput,
  onMasterClosed,
  pauseForFailover,
  resumePaused,
  serveReady,
  turnAway,
} from './later.ts';
import { onMasterBytes } from './masterEvents.ts';
import { processInput } from './processing.ts';
import { Propagation } from './propagation.ts';
import type { NodeTable } from './rows.ts';
import { type Child, killChild } from './snapshots/child.ts';
import { continuePipe } from './snapshots/disklessChild.ts';
import { fullSync } from './snapshots/fullSync.ts';
import type { Loading } from './snapshots/loading.ts';
import { type Saves, startChild } from './snapshots/saving.ts';
import { TIMER_CRON } from './timers.ts';
import { onTimerDue } from './timersDue.ts';
import type { ConnectionRef } from '../replication/connectionRef.ts';
import { noFailover } from '../replication/failoverState.ts';
import { forgetPeer, onMasterRefused, updateFailover } from '../replication/later.ts';
import { feedGetAck, goodReplicas } from '../replication/masterCron.ts';
import { MasterLink, onMasterConnected } from '../replication/masterLink.ts';
import { feedPeers, neededOffset } from '../replication/masterSide.ts';
import type {
  FullSyncStep,
  LogLevel,
  RdbTarget,
  ReplicaPeer,
  ReplicationServer,
} from '../replication/server.ts';
import { ReplicationStream } from '../replication/stream.ts';
import { RequestParser } from '../resp/parser.ts';
import { type Reply, error } from '../resp/reply.ts';
import { Request } from '../resp/request.ts';
import { writeReply } from '../resp/writer.ts';

export interface ServerOptions {
  readonly port: number;
  readonly conf: readonly string[];
  readonly model: 'exact' | 'blocks';
  readonly dice: Dice;
  readonly commands: NodeTable;
}

/**
 * One redis-server process. It receives bytes and emits bytes; what it needs of the world it asks of
 * its host. The same code runs in the simulated world and on real sockets.
 */
export class RedisServer implements ReplicationServer {
  readonly host: Host;
  readonly settings: Config;
  readonly dice: Dice;
  readonly keyspace: Keyspace;
  readonly stream: ReplicationStream;
  readonly link = new MasterLink();
  readonly peers: ReplicaPeer[] = [];
  readonly clients = new Map<ConnectionRef, Client>();
  stats: Stats = newStats();
  readonly commands: NodeTable;
  readonly propagation = new Propagation();
  readonly aof = new Aof();
  readonly saves: Saves = { triedSeconds: 0, scheduled: false };
  readonly context: CommandContext;
  readonly parser = new RequestParser();
  readonly request = new Request();
  readonly backlogModel: 'exact' | 'blocks';
  readonly runId: string;
  readonly pid: number;
  readonly startedAt: Micros;
  readonly configProblem: ConfigProblem | null;
  now: Micros;
  seconds: number;
  noReplicasSince: number;
  child: Child | null = null;
  loading: Loading | null = null;
  /** Until this moment it executes nothing (DEBUG SLEEP). */
  asleepUntil: Micros = 0;
  readonly failover = noFailover();
  readonly pauses = new Pauses();
  readonly acl = new Acl();
  /** How many commands a pause has held back. */
  held = 0;
  goodReplicas = 0;
  monitors = 0;
  readonly listeners = newListeners();
  /** maxmemory; 0: no limit. */
  maxmemory = 0;
  /** min-replicas-to-write. */
  minReplicas = 0;
  readonly slowlog = newSlowlog();
  readonly eviction: Eviction = { pool: [], lastDb: 0 };
  /** Clients that wait for replicas. */
  waiting = 0;
  /** Clients that wait for a key (nameOfKey), in the order in which they began to. */
  readonly blockedOn = new Map<string, Client[]>();
  /** Clients that waited: what they sent meanwhile is to be read. */
  readonly unblocked: Client[] = [];
  rdbMadeForReplicas = false;
  /** Keys written here while a replica that was writable, and that expire. */
  readonly localExpiries = new Map<string, { readonly db: number; readonly key: string }>();
  /** The command that a client runs now, and whose it is: CLIENT LIST tells its size. */
  runningFor: Client | null = null;
  running: Request | null = null;
  readonly rates = new Rates();
  /** Unix seconds until which a disk that cannot be written is not told of again. */
  diskErrorToldUntil = 0;
  getAckWanted = false;
  activeExpire = true;
  cronTicks = 0;
  cronSeconds = 0;
  shutdownUntil: Micros | null = null;
  shutdownSave: 'default' | 'save' | 'nosave' = 'default';
  shutdownForced = false;
  private nextClientId = 3;
  private readonly turnsEndLater: boolean;
  private readonly pending: Client[] = [];

  constructor(host: Host, options: ServerOptions) {
    this.host = host;
    this.turnsEndLater = host.endOfTurn !== undefined;
    this.dice = options.dice;
    this.commands = options.commands;
    this.backlogModel = options.model;
    this.now = host.now;
    this.startedAt = host.now;
    this.seconds = unixSeconds(host.now);
    this.noReplicasSince = this.seconds;
    this.pid = host.pid();
    this.settings = new Config(options.model, host.system === undefined);
    this.settings.put('port', String(options.port));
    this.configProblem = readConfig(this.settings, options.conf);
    this.keyspace = new Keyspace(this.settings.number('databases'));
    this.runId = this.dice.hex(40);
    this.stream = new ReplicationStream(this.dice.hex(40), host.watcher ?? null);
    this.context = new CommandContext(this);
    this.context.refreshSettings();
  }

  get port(): number {
    return this.settings.number('port');
  }

  get isReplica(): boolean {
    return this.link.host !== null;
  }

  boot(): void {
    boot(this);
  }

  /** The data set is there: clients are served, the cron begins. */
  ready(): void {
    tellReady(this);
    this.host.timer(this.now + 1_000, TIMER_CRON);
  }

  // ------------------------------------------------------------------ what the host tells

  /** `local`: this end's address, where it is not 127.0.0.1 and the port. */
  onAccepted(connection: ConnectionRef, address: string, local = ''): void {
    this.wake();
    if (isFullOfClients(this)) {
      turnAway(this, connection);
      return;
    }
    this.stats.total_connections_received++;
    const client = newClient(this.takeClientId(), connection, address, this.seconds, local);
    becomeDefault(this, client);
    this.clients.set(connection, client);
  }

  onConnected(connection: ConnectionRef): void {
    this.wake();
    if (connection === this.link.connection) onMasterConnected(this);
    this.beforeSleep();
  }

  onRefused(connection: ConnectionRef, why = 'Connection refused'): void {
    this.wake();
    if (connection === this.link.connection) {
      this.link.connection = null;
      onMasterRefused(this, why);
    }
    this.beforeSleep();
  }

  onBytes(connection: ConnectionRef, bytes: Uint8Array, from: number, to: number): void {
    this.wake();
    if (connection === this.link.connection) {
      onMasterBytes(this, bytes, from, to);
    } else {
      const client = this.clients.get(connection);
      if (client !== undefined) {
        this.stats.total_net_input_bytes += to - from;
        this.stats.total_reads_processed++;
        processInput(this, client, bytes, from, to);
      }
    }
    if (this.turnsEndLater) this.host.endOfTurn!();
    else this.beforeSleep();
  }

  onClosed(connection: ConnectionRef): void {
    this.wake();
    if (connection === this.link.connection) onMasterClosed(this);
    else this.forget(connection);
    this.beforeSleep();
  }

  onWritable(connection: ConnectionRef): void {
    this.wake();
    const client = this.clients.get(connection);
    if (client !== undefined) continueWriting(this, client);
    this.beforeSleep();
  }

  onTimer(code: number): void {
    this.wake();
    onTimerDue(this, code);
    this.beforeSleep();
  }

  wake(): void {
    this.now = this.host.now;
    this.seconds = unixSeconds(this.now);
  }

  /** The end of each turn of the event loop. */
  beforeSleep(): void {
    this.runningFor = null;
    // DEBUG SLEEP: the turn of the loop in which it was asked for ends when it is over.
    if (this.asleepUntil > this.now) return;
    if (this.waiting > 0) answerWaits(this);
    if (this.unblocked.length > 0) processUnblocked(this);
    if (this.pauses.eased) resumePaused(this);
    if (this.getAckWanted && !isPaused(this)) {
      this.getAckWanted = false;
      feedGetAck(this);
    }
    if (this.failover.state === 'waiting-for-sync') updateFailover(this);
    if (this.aof.isOn && !flushAof(this)) return;
    if (this.pending.length > 0) writePending(this, this.pending);
    this.stream.flush();
    if (this.peers.length > 0) {
      feedPeers(this);
      checkBuffers(this);
    }
    this.stream.grown = false;
    const { backlog } = this.stream;
    if (backlog !== null && (backlog.isFull || backlog.model === 'exact')) {
      backlog.trim(neededOffset(this), 640);
    }
  }

  // ------------------------------------------------------------------ what commands use

  get unixMillis(): number {
    return unixMillis(this.now);
  }

  reply(client: Client, reply: Reply): void {
    if (client.replyMode === 'off' || client.replyMode === 'skip') return;
    writeReply(client.out, reply, client.protocol);
    this.list(client);
    if (reply.kind === 'error') this.stats.countError(reply.text);
  }

  replyError(client: Client, text: string): void {
    this.reply(client, error(text));
  }

  /** Puts the client on the list of those with something to write. */
  list(client: Client): void {
    if (client.out.length > OWN_BUFFER) limitOutput(this, client);
    if (client.listed) return;
    client.listed = true;
    this.pending.push(client);
  }

  clientOf(peer: ReplicaPeer): Client | null {
    return this.clients.get(peer.connection) ?? null;
  }

  log(level: LogLevel, text: string): void {
    this.host.log(this.isReplica ? 'S' : 'M', level, text, this.pid);
  }

  emit(event: EventBody): void {
    this.host.emit(event);
  }

  // ------------------------------------------------------------------ what replication uses

  connect(host: string, port: number): ConnectionRef | null {
    return this.host.connect(host, port);
  }

  write(connection: ConnectionRef, bytes: Uint8Array, from: number, to: number): number {
    const taken = this.host.write(connection, bytes, from, to);
    this.stats.total_net_repl_output_bytes += taken;
    return taken;
  }

  close(connection: ConnectionRef): void {
    this.host.close(connection);
    this.forget(connection);
  }

  /** The connection is no more: its client goes, and what hung on it. */
  private forget(connection: ConnectionRef): void {
    const client = this.clients.get(connection);
    if (client === undefined) return;
    this.clients.delete(connection);
    client.gone = true;
    if (client.monitor) this.monitors--;
    if (client.subscriptions !== null) dropSubscriptions(this, client);
    release(this, client);
    this.keyspace.watching -= client.watched.length > 0 ? 1 : 0;
    if (client.peer !== null && client.attached) {
      forgetPeer(this, client.peer);
      continuePipe(this, null);
    }
  }

  startBgsave(target: RdbTarget): boolean {
    return startChild(this, target, true);
  }

  killChild(): void {
    killChild(this);
  }

  /** After FLUSHALL. */
  flushedAll(): void {
    flushedAll(this);
  }

  takeClientId(): number {
    return this.nextClientId++;
  }

  countGoodReplicas(): void {
    this.goodReplicas = goodReplicas(this);
  }

  removeFile(name: string): boolean {
    return this.host.disk.remove(name) === null;
  }

  writeFile(name: string, bytes: Uint8Array): string | null {
    return this.host.disk.write(name, bytes, this.now);
  }

  pauseForFailover(begin: boolean): void {
    pauseForFailover(this, begin);
  }

  fullSync(step: FullSyncStep): void {
    fullSync(this, step);
  }

  disconnectBlocked(): void {
    disconnectBlocked(this);
  }

  /** After a command: keys that it made may be waited for. */
  serveBlocked(): void {
    serveReady(this);
  }
}
