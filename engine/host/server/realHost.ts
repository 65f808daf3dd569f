import { EPOCH_MILLIS, MICROS_PER_MILLI, type Micros } from '../../base/units.ts';
import { dialled } from './dial.ts';
import type { ProcessLog } from './processLog.ts';
import type { RealDisk } from './realDisk.ts';
import type { RealSystem } from './realSystem.ts';
import { strerror } from './strerror.ts';
import { type Listener, Wire } from './wire.ts';
import { describeClient } from '../../node/clients/clientLine.ts';
import { isFullOfClients } from '../../node/clients/isFull.ts';
import type { ExitCause, Host } from '../../node/host.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import { TIMER_CRON } from '../../node/timers.ts';
import type { LogLevel } from '../../replication/server.ts';
import type { Socket } from 'node:net';

const TOO_MANY = Buffer.from('-ERR max number of clients reached\r\n');
const PROTECTED = Buffer.from(
  "-DENIED Redis is running in protected mode because protected mode is enabled and no password is set for the default user. In this mode connections are only accepted from the loopback interface. If you want to connect from external computers to Redis you may adopt one of the following solutions: 1) Just disable protected mode sending the command 'CONFIG SET protected-mode no' from the loopback interface by connecting to Redis from the same host the server is running, however MAKE SURE Redis is not publicly accessible from internet if you do so. Use CONFIG REWRITE to make this change permanent. 2) Alternatively you can just disable the protected mode by editing the Redis configuration file, and setting the protected mode option to 'no', and then restarting the server. 3) If you started the server manually just for testing, restart it with the '--protected-mode no' option. 4) Setup a an authentication password for the default user. NOTE: You only need to do one of the above things in order for the server to start accepting connections from the outside.\r\n",
);
/** The wall clock was set by more than this: the server's time follows it. */
const CLOCK_SET_MILLIS = 500;

/** Clock, sockets, files and log of this process, for the one server that runs in it. */
export class RealHost implements Host, Listener {
  readonly disk: RealDisk;
  readonly system: RealSystem;
  private readonly printed: ProcessLog;
  private readonly wires = new Map<number, Wire>();
  private running: RedisServer | null = null;
  private nextId = 1;
  private children = 0;
  private turnScheduled = false;
  private ending = false;
  /** Unix time, in milliseconds, at which performance.now() was 0. */
  private origin = performance.timeOrigin;

  constructor(disk: RealDisk, system: RealSystem, printed: ProcessLog) {
    this.disk = disk;
    this.system = system;
    this.printed = printed;
  }

  /** The server that this is the host of. */
  serve(server: RedisServer): void {
    this.running = server;
  }

  private get server(): RedisServer {
    return this.running!;
  }

  // ------------------------------------------------------------------ what the server asks for

  get now(): Micros {
    return Math.floor((this.origin - EPOCH_MILLIS + performance.now()) * MICROS_PER_MILLI);
  }

  connect(host: string, port: number): number | null {
    const wire = new Wire(this.nextId++, this, null);
    const source = this.server.settings.text('bind-source-addr');
    if (!dialled(wire, host, port, source, this)) return null;
    this.wires.set(wire.id, wire);
    return wire.id;
  }

  onConnected(id: number): void {
    if (this.wires.has(id)) this.server.onConnected(id);
  }

  onRefused(id: number, why: string): void {
    if (this.wires.delete(id)) this.server.onRefused(id, why);
  }

  write(id: number, bytes: Uint8Array, from: number, to: number): number {
    // Who is gone takes everything: the server hears of it in a moment.
    return this.wires.get(id)?.write(bytes, from, to) ?? to - from;
  }

  close(id: number): void {
    const wire = this.wires.get(id);
    this.wires.delete(id);
    wire?.close();
  }

  timer(at: Micros, code: number): void {
    const wait = Math.ceil((at - this.now) / MICROS_PER_MILLI);
    // What is due has its turn before anything else arrives; setTimeout would wait for a millisecond.
    if (wait <= 0) setImmediate(() => this.due(at, code));
    else setTimeout(() => this.due(at, code), wait);
  }

  /** Node's timers count in milliseconds of another clock, and may be a little early by this one. */
  private due(at: Micros, code: number): void {
    if (this.ending) return;
    if (this.now < at) {
      this.timer(at, code);
      return;
    }
    if (code === TIMER_CRON) this.beforeCron();
    this.server.onTimer(code);
  }

  private beforeCron(): void {
    this.printed.level = this.server.settings.text('loglevel');
    const wall = Date.now() - performance.now();
    if (Math.abs(wall - this.origin) > CLOCK_SET_MILLIS) this.origin = wall;
    this.server.wake();
    this.system.continueShutdown(this.server);
  }

  /** Nobody looks on. */
  emit(): void {}

  log(role: 'M' | 'S' | 'C', level: LogLevel, text: string, pid: number): void {
    this.printed.line(role, level, text, pid);
  }

  exit(how: ExitCause): void {
    if (this.ending) return;
    this.ending = true;
    // What this turn has still to write is written when its work is done.
    process.nextTick(() => {
      if (how === 'shut-down') this.server.beforeSleep();
      this.disk.closeAll();
      process.exit(how === 'shut-down' ? 0 : 1);
    });
  }

  pid(): number {
    return process.pid + this.children++;
  }

  /** Redis reads every socket that is ready before it writes to any (beforeSleep). */
  endOfTurn(): void {
    if (this.turnScheduled) return;
    this.turnScheduled = true;
    setImmediate(() => {
      this.turnScheduled = false;
      this.server.beforeSleep();
    });
  }

  // ------------------------------------------------------------------ what sockets tell

  /** A connection was accepted; `path` is that of the Unix socket, '' for TCP. */
  accept(socket: Socket, path: string): void {
    const { server } = this;
    if (this.ending) return;
    const address = path === '' ? addressOf(socket.remoteAddress, socket.remotePort) : `${path}:0`;
    const local = path === '' ? addressOf(socket.localAddress, socket.localPort) : `${path}:0`;
    const wire = new Wire(this.nextId++, this, socket);
    const refusal = this.refusalOf(path === '' ? (socket.remoteAddress ?? '') : '');
    if (refusal !== null) {
      wire.write(refusal, 0, refusal.length);
      wire.close();
      server.stats.rejected_connections++;
      return;
    }
    if (path === '') {
      const seconds = server.settings.number('tcp-keepalive');
      if (seconds > 0) wire.socket.setKeepAlive(true, seconds * 1000);
    }
    this.wires.set(wire.id, wire);
    server.onAccepted(wire.id, address, local);
    if (this.printed.shows('-')) server.log('-', `Accepted ${address}`);
  }

  /** acceptCommonHandler and clientAcceptHandler; `ip` is '' for a Unix socket. */
  private refusalOf(ip: string): Uint8Array | null {
    const { settings, acl } = this.server;
    if (isFullOfClients(this.server)) return TOO_MANY;
    const open = !settings.yes('protected-mode') || !acl.standard.nopass;
    const near = ip === '' || ip === '::1' || /^(::ffff:)?127\./.test(ip);
    return open || near ? null : PROTECTED;
  }

  onBytes(id: number, bytes: Uint8Array, from: number, to: number): void {
    if (!this.ending) this.server.onBytes(id, bytes, from, to);
  }

  onClosed(id: number): void {
    if (!this.wires.delete(id) || this.ending) return;
    const { server } = this;
    const client = server.clients.get(id);
    if (client !== undefined && this.printed.shows('-')) {
      server.log('-', `Client closed connection ${describeClient(server, client)}`);
    }
    server.onClosed(id);
  }

  onWritable(id: number): void {
    if (!this.ending) this.server.onWritable(id);
  }

  onWriteError(_id: number, problem: unknown): void {
    if (this.printed.shows('-')) {
      this.server.log('-', `Error writing to client: ${strerror(problem)}`);
    }
  }
}

function addressOf(ip = '?', port = 0): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}
