// Stories of captured scenarios in the simulated world: nodes by the names they had there.
import { assert } from '../base/assert.ts';
import { infoReplication } from '../node/info/info.ts';
import {
  type LogEntry,
  logEntry,
  normalise,
  type Outcome,
  type Scenario,
} from './resyncOutcome.fixture.ts';
import { type Scene, scene } from './scene.ts';

export interface Cast {
  /** Names of nodes, and lines of their redis.conf. */
  readonly nodes: Readonly<Record<string, readonly string[]>>;
  /** Who follows whom by its configuration file. */
  readonly following?: Readonly<Record<string, string>>;
}

/** As every captured server was configured. */
const DELAY = 'repl-diskless-sync-delay 0';
const USUAL = ['repl-ping-replica-period 3600', 'enable-debug-command yes'];
export const USUAL_CONF: readonly string[] = [DELAY, ...USUAL];

/** What a play may tell: of nodes in the simulated world, or of processes. */
export type Telling = Pick<
  Story,
  | 'answers'
  | 'attach'
  | 'breakOff'
  | 'configure'
  | 'cut'
  | 'flow'
  | 'follow'
  | 'follows'
  | 'freeze'
  | 'has'
  | 'heal'
  | 'holdUp'
  | 'kill'
  | 'lag'
  | 'leaveUnheard'
  | 'online'
  | 'overflow'
  | 'printed'
  | 'run'
  | 'sees'
  | 'shutdown'
  | 'stall'
  | 'start'
  | 'thaw'
  | 'trickle'
  | 'type'
  | 'until'
  | 'way'
>;

export class Story {
  readonly t: Scene;
  private readonly ports = new Map<string, string>();
  private before: Record<string, string> = {};
  private logsSeen = 0;
  private messagesSeen = 0;

  constructor({ nodes, following = {} }: Cast) {
    const names = Object.keys(nodes);
    names.forEach((name, i) => this.ports.set(name, String(17_011 + i)));
    const conf: Record<string, string[]> = {};
    for (const name of names) {
      const master = following[name];
      const link = master === undefined ? [] : [`replicaof 127.0.0.1 ${this.port(master)}`];
      conf[this.port(name)] = [...USUAL, ...link, ...(nodes[name] ?? [])];
    }
    const [first = '', ...others] = names.map((name) => this.port(name));
    this.t = scene({ master: first, alone: others, conf, backlog: 'blocks', synced: false });
    this.t.run(1);
    for (const name of Object.keys(following)) this.online(name);
  }

  port(name: string): string {
    const port = this.ports.get(name);
    if (port === undefined) throw new Error(`no node ${name}`);
    return port;
  }

  has(name: string): boolean {
    return this.ports.has(name);
  }

  /** Whether it follows another node already. */
  follows(name: string): boolean {
    return this.t.server(this.port(name)).isReplica;
  }

  // ------------------------------------------------------------------ what happens

  type(name: string, line: string): void {
    this.t.type(this.port(name), line);
  }

  /** Types a line, which has to print this at once; nothing when it is held back. */
  answers(name: string, line: string, expected: string, console = 1): void {
    this.t.type(this.port(name), line, console);
    this.printed(name, console, expected);
  }

  /** What the line typed last printed by now. */
  printed(name: string, console: number, expected: string): void {
    // As redis-cli, the console tells how long an answer took.
    const printed = this.t.printed(this.port(name), console).replace(/\n\(\d+\.\d\ds\)$/, '');
    assert(printed === expected, `${name} printed ${printed}`);
  }

  /** Fields of INFO at this moment. */
  sees(name: string, fields: Readonly<Record<string, string>>): void {
    const info = this.t.info(this.port(name));
    for (const [field, value] of Object.entries(fields)) {
      assert(info[field] === value, `${name}: ${field} is ${info[field]}`);
    }
  }

  /** Waits until a field of INFO has this value. */
  until(name: string, field: string, value: string): void {
    this.t.until(() => this.t.info(this.port(name))[field] === value, `${name}: ${field}:${value}`);
  }

  /** The port at which one node finds another. */
  way(_from: string, to: string): string {
    return this.port(to);
  }

  follow(replica: string, master: string): void {
    this.type(replica, `REPLICAOF 127.0.0.1 ${this.way(replica, master)}`);
  }

  attach(replica: string, master: string): void {
    this.follow(replica, master);
    this.online(replica);
  }

  online(name: string): void {
    this.t.untilOnline(this.port(name));
  }

  kill(name: string): void {
    this.t.kill(this.port(name));
  }

  start(name: string): void {
    this.t.start(this.port(name));
  }

  cut(a: string, b: string): void {
    this.t.cut(this.port(a), this.port(b));
  }

  heal(a: string, b: string): void {
    this.t.heal(this.port(a), this.port(b));
  }

  /** The connections between two nodes break; new ones are taken at once. */
  breakOff(a: string, b: string): void {
    const { network } = this.t.world;
    const ends = [a, b].map((name) => this.t.world.machine(this.port(name))!.end);
    for (const connection of [...network.connections.values()]) {
      if (connection.ends.every((end) => ends.includes(end))) network.reset(connection);
    }
    this.t.world.settle();
  }

  /** What a node sends another is held up (by a proxy that stalls); new connections work. */
  holdUp(from: string, to: string): void {
    const { network, now } = this.t.world;
    const ends = [from, to].map((name) => this.t.world.machine(this.port(name))!.end);
    for (const { ends: pair, pipes } of network.connections.values()) {
      const side = pair[0] === ends[0] ? 0 : 1;
      if (pair.every((end) => ends.includes(end))) pipes[side].lastArrival = now + 3_600_000_000;
    }
  }

  /**
   * No acknowledgement comes until a master that shuts down asks for one. In the simulated world
   * they come at the ends of whole seconds, which stories that need this do not reach.
   */
  lag(_replica: string, _master: string): void {}

  /** SHUTDOWN SAVE; the story goes on at the moment at which the others have not heard of it. */
  leaveUnheard(name: string): void {
    this.type(name, 'SHUTDOWN SAVE');
    this.t.until(() => this.t.world.machine(this.port(name))!.server === null);
  }

  shutdown(name: string): void {
    this.t.shutdown(this.port(name));
  }

  freeze(name: string): void {
    this.t.freeze(this.port(name));
  }

  thaw(name: string): void {
    this.t.thaw(this.port(name));
  }

  /** Of what is sent from now on, so many bytes get through in that time. */
  trickle(from: string, to: string, bytes: number, seconds: number): void {
    this.bandwidth(from, to, Math.round(bytes / seconds));
  }

  /** Ends the trickle. */
  flow(from: string, to: string): void {
    this.bandwidth(from, to, 0);
  }

  private bandwidth(a: string, b: string, bandwidth: number): void {
    this.t.act({ do: 'bandwidth', between: [this.port(a), this.port(b)], bandwidth });
  }

  stall(a: string, b: string): void {
    this.t.stall(this.port(a), this.port(b));
  }

  /** Writes the node's redis.conf anew. */
  configure(name: string, conf: readonly string[]): void {
    const node = this.port(name);
    this.t.act({ do: 'edit-conf', node, conf: [`port ${node}`, ...USUAL_CONF, ...conf] });
  }

  run(seconds: number): void {
    this.t.run(seconds);
  }

  /** 100 values of 1000 bytes: more than a backlog of 16 KiB holds. */
  overflow(name: string): void {
    for (let i = 0; i < 100; i++) this.type(name, `SET key${i} ${'x'.repeat(1_000)}`);
  }

  // ------------------------------------------------------------------ what is compared

  /** From here on it counts: what was logged and asked before is not compared. */
  begin(): void {
    this.before = this.infos();
    this.logsSeen = this.t.recorder.logs.end;
    this.messagesSeen = this.t.recorder.messages.last;
  }

  private infos(): Record<string, string> {
    const infos: Record<string, string> = {};
    for (const [name, port] of this.ports) {
      const server = this.t.world.machine(port)?.server;
      if (server) infos[name] = infoReplication(server);
    }
    return infos;
  }

  outcome(captured: Scenario, ignored: RegExp | null): Outcome {
    const stats: Record<string, Record<string, string>> = {};
    for (const name of Object.keys(captured.stats)) {
      const info = this.t.info(this.port(name));
      stats[name] = {};
      for (const field of Object.keys(captured.stats[name]!))
        stats[name][field] = info[field] ?? '';
    }
    const logs: Record<string, LogEntry[]> = {};
    for (const name of Object.keys(captured.logs)) logs[name] = this.log(name);
    const psync: Record<string, { request: string[]; reply: string }[]> = {};
    for (const link of Object.keys(captured.psync)) psync[link] = this.asked(link);
    // A capture without INFO is compared without.
    const told = Object.keys(captured.after).length > 0;
    const before = told ? this.before : {};
    const after = told ? this.infos() : {};
    return normalise({ ...captured, before, after, stats, logs, psync }, ignored);
  }

  private log(name: string): LogEntry[] {
    const port = this.port(name);
    const entries: LogEntry[] = [];
    for (const { node, text } of this.t.recorder.logs.slice(this.logsSeen)) {
      if (node === port) entries.push(logEntry(text));
    }
    return entries;
  }

  /** PSYNC requests of `replica-master`, each with the first line of its answer. */
  private asked(link: string): { request: string[]; reply: string }[] {
    const [replica = '', master = ''] = link
      .replace(/ .*/, '')
      .split('-')
      .map((name) => this.port(name));
    const found: { request: string[]; reply: string }[] = [];
    const { messages } = this.t.recorder;
    const ends = [replica, master].map((port) => this.t.world.machine(port)?.end);
    for (let id = this.messagesSeen + 1; id <= messages.last; id++) {
      const row = messages.get(id);
      if (row === null || row.bytes === 0) continue;
      const text = String.fromCharCode(...messages.bytesOf(id).bytes.subarray(0, 200));
      if (row.from === ends[0] && row.to === ends[1] && /^\*[34]\r\n\$5\r\nPSYNC/.test(text)) {
        found.push({
          request: text.split('\r\n').filter((_, i) => i % 2 === 0 && i > 0),
          reply: '',
        });
      }
      const last = found.at(-1);
      if (last === undefined || row.from !== ends[1] || row.to !== ends[0]) continue;
      if (last.reply === '' && /^\n*[+-]/.test(text)) last.reply = text.trim().split('\r\n')[0]!;
    }
    return found;
  }
}
