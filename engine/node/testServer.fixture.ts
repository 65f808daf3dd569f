import { latin1, textOf } from '../base/bytes.ts';
import { Dice } from '../base/dice.ts';
import { DueQueue } from '../base/due.ts';
import { MICROS_PER_MILLI, type Micros, unixMillis } from '../base/units.ts';
import type { EventBody } from '../contract.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { SimulatedDisk } from '../persistence/simulatedDisk.ts';
import { writeRdb } from '../persistence/rdbWriter.ts';
import type { ConnectionRef } from '../replication/connectionRef.ts';
import type { LogLevel } from '../replication/server.ts';
import { encodeCommand } from '../resp/writer.ts';
import type { ExitCause, Host } from './host.ts';
import { RedisServer } from './redisServer.ts';
import { COMMANDS } from './table.ts';

const TIMER = 1;
const CONNECTED = 2;
const REFUSED = 3;

export type LogEntry = [role: string, level: string, text: string];

/** The other end of one of the server's connections: a client, a replica, or its master. */
export class TestConnection {
  readonly id: ConnectionRef;
  /** What the server wrote and nobody has taken yet, latin-1. */
  received = '';
  /** The server closed it. */
  closed = false;
  /** How many bytes it still takes before the server has to wait. */
  window = Infinity;
  private readonly test: TestServer;

  constructor(test: TestServer, id: ConnectionRef) {
    this.test = test;
    this.id = id;
  }

  take(): string {
    const taken = this.received;
    this.received = '';
    return taken;
  }

  sendRaw(text: string): void {
    const bytes = latin1(text);
    this.test.server.onBytes(this.id, bytes, 0, bytes.length);
    this.test.settle();
  }

  send(...words: string[]): void {
    this.sendRaw(textOf(encodeCommand(words.map((word) => latin1(word)))));
  }

  /** Sends one command and takes what the server answers at once. */
  call(...words: string[]): string {
    this.send(...words);
    return this.take();
  }

  /** This end closes. */
  close(): void {
    this.test.server.onClosed(this.id);
    this.test.settle();
  }

  /** It takes any number of bytes again. */
  open(): void {
    this.window = Infinity;
    this.test.server.onWritable(this.id);
    this.test.settle();
  }
}

export interface TestOptions {
  readonly port?: number;
  readonly model?: 'exact' | 'blocks';
  readonly disk?: SimulatedDisk;
  /** When it starts; the clock of a server that takes another's place goes on. */
  readonly now?: Micros;
  /** What happens to the server's own attempts to connect. */
  readonly master?: 'accept' | 'refuse' | 'silent' | 'no-such-host';
  readonly seed?: number;
}

/** One RedisServer with a clock moved by hand and connections in memory. Nothing takes time but timers. */
export class TestServer implements Host {
  now: Micros = 5_000_000;
  readonly disk: SimulatedDisk;
  readonly server: RedisServer;
  readonly events: EventBody[] = [];
  exited: ExitCause | null = null;
  /** Connections that the server opened to its master, oldest first. */
  readonly outgoing: TestConnection[] = [];
  answer: NonNullable<TestOptions['master']>;
  private readonly logged: LogEntry[] = [];
  private readonly connections = new Map<ConnectionRef, TestConnection>();
  private readonly due = new DueQueue();
  private next = 1;
  private lastPid = 4_000;

  constructor(conf: readonly string[] = [], options: TestOptions = {}) {
    this.disk = options.disk ?? new SimulatedDisk();
    this.now = options.now ?? this.now;
    this.answer = options.master ?? 'accept';
    this.server = new RedisServer(this, {
      port: options.port ?? 6379,
      conf,
      model: options.model ?? 'blocks',
      dice: new Dice(options.seed ?? 1),
      commands: COMMANDS,
    });
    this.server.boot();
    this.advance(10);
  }

  // ------------------------------------------------------------------ what tests use

  /** Runs what is due within so many milliseconds. */
  advance(millis: number): void {
    const until = this.now + millis * MICROS_PER_MILLI;
    while (this.due.nextAt <= until) this.step();
    this.now = until;
  }

  /** Runs what is due at this very moment. */
  settle(): void {
    while (this.due.nextAt <= this.now) this.step();
  }

  client(): TestConnection {
    const connection = this.connection();
    this.server.onAccepted(connection.id, `127.0.0.1:${50_000 + connection.id}`);
    return connection;
  }

  /** The connection to the master that was opened last. */
  get master(): TestConnection {
    return this.outgoing.at(-1)!;
  }

  /** Log lines since the last call. */
  takeLogs(): LogEntry[] {
    return this.logged.splice(0);
  }

  private connection(): TestConnection {
    const connection = new TestConnection(this, this.next++);
    this.connections.set(connection.id, connection);
    return connection;
  }

  private step(): void {
    this.now = this.due.pop();
    const { kind, first } = this.due;
    if (this.exited !== null) return;
    if (kind === TIMER) this.server.onTimer(first);
    else if (kind === CONNECTED) this.server.onConnected(first);
    else this.server.onRefused(first);
  }

  // ------------------------------------------------------------------ Host

  connect(): ConnectionRef | null {
    if (this.answer === 'no-such-host') return null;
    const connection = this.connection();
    this.outgoing.push(connection);
    if (this.answer === 'accept') this.due.push(this.now, CONNECTED, connection.id);
    if (this.answer === 'refuse') this.due.push(this.now, REFUSED, connection.id);
    return connection.id;
  }

  write(id: ConnectionRef, bytes: Uint8Array, from: number, to: number): number {
    const connection = this.connections.get(id);
    if (connection === undefined || connection.closed) return to - from;
    const count = Math.min(to - from, connection.window);
    connection.window -= count;
    connection.received += textOf(bytes, from, from + count);
    return count;
  }

  close(id: ConnectionRef): void {
    const connection = this.connections.get(id);
    if (connection !== undefined) connection.closed = true;
  }

  timer(at: Micros, code: number): void {
    this.due.push(at, TIMER, code);
  }

  emit(event: EventBody): void {
    this.events.push(event);
  }

  log(role: 'M' | 'S' | 'C', level: LogLevel, text: string): void {
    this.logged.push([role, level, text]);
  }

  exit(how: ExitCause): void {
    this.exited ??= how;
  }

  pid(): number {
    return ++this.lastPid;
  }
}

export interface ReplicaOptions {
  readonly port?: number;
  readonly capabilities?: readonly string[];
  /** PSYNC's arguments; null speaks SYNC. */
  readonly ask?: readonly [replid: string, offset: string] | null;
}

/** Speaks a replica's half of the handshake over a fresh connection, up to PSYNC. */
export function handshake(test: TestServer, options: ReplicaOptions = {}): TestConnection {
  const replica = test.client();
  replica.call('PING');
  replica.call('REPLCONF', 'listening-port', String(options.port ?? 17_999));
  for (const one of options.capabilities ?? ['eof', 'psync2'])
    replica.call('REPLCONF', 'capa', one);
  const ask = options.ask === undefined ? (['?', '-1'] as const) : options.ask;
  if (ask === null) replica.send('SYNC');
  else replica.send('PSYNC', ...ask);
  return replica;
}

/** A replica that is online and reads the stream. The server must sync without delay. */
export function attach(test: TestServer, options: ReplicaOptions = {}): TestConnection {
  const replica = handshake(test, options);
  // The child's end is noticed by the cron.
  test.advance(120);
  const given = replica.take();
  if (given.includes('$EOF:')) replica.send('REPLCONF', 'ACK', '0');
  return replica;
}

/** The commands in a piece of the stream; throws where it is not made of whole commands. */
export function commandsOf(stream: string): string[][] {
  const commands: string[][] = [];
  let at = 0;
  const number = (mark: string): number => {
    const end = stream.indexOf('\r\n', at);
    if (stream[at] !== mark || end < 0) throw new Error(`no whole command at ${at}: ${stream}`);
    const value = Number(stream.slice(at + 1, end));
    at = end + 2;
    return value;
  };
  while (at < stream.length) {
    const words: string[] = [];
    for (let left = number('*'); left > 0; left--) {
      const length = number('$');
      words.push(stream.slice(at, at + length));
      at += length + 2;
    }
    commands.push(words);
  }
  return commands;
}

/** Whether the playground models this command (and subcommand). */
export function isModelled(words: readonly string[]): boolean {
  const row = COMMANDS.byName(words[0]!.toLowerCase());
  if (row === null) return false;
  if (row.subcommands === null || words.length < 2) return true;
  return row.subcommands.has(words[1]!.toLowerCase());
}

/** The replication ID of the master that `follow` plays. */
export const MASTER_ID = 'a1'.repeat(20);

/** Plays the master of a server that has just connected: an empty data set at `offset`, then these commands. */
export function follow(
  test: TestServer,
  commands: readonly string[][] = [],
  offset = 0,
): TestConnection {
  const { master } = test;
  master.take();
  master.sendRaw('+PONG\r\n');
  for (let left = commandsOf(master.take()).length; left > 0; left--) master.sendRaw('+OK\r\n');
  master.take();
  const rdb = writeRdb(new Keyspace(), {
    ctime: Math.floor(unixMillis(test.now) / 1000),
    usedMem: 1_000_000,
    aofBase: false,
    replication: { streamDb: 0, replid: MASTER_ID, offset },
  });
  master.sendRaw(`+FULLRESYNC ${MASTER_ID} ${offset}\r\n$${rdb.length}\r\n${textOf(rdb)}`);
  test.advance(10);
  for (const words of commands) master.send(...words);
  return master;
}
