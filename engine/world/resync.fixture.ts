// Stories of captured scenarios: nodes by the names they had there, and what is compared afterwards,
// with everything that differs from run to run (ids, ports, pids, seconds) made alike.
import { infoReplication } from '../node/info.ts';
import { type Scene, scene } from './scene.ts';

export type LogEntry = readonly [role: string, level: string, text: string];

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly stats: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly logs: Readonly<Record<string, readonly LogEntry[]>>;
  readonly psync: Readonly<
    Record<string, readonly { readonly request: readonly string[]; readonly reply: string }[]>
  >;
}

/** What a scenario comes to: the same shape from a capture and from a story. */
export interface Outcome {
  readonly before: Readonly<Record<string, string[]>>;
  readonly after: Readonly<Record<string, string[]>>;
  readonly stats: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly logs: Readonly<Record<string, string[]>>;
  readonly psync: Readonly<Record<string, string[]>>;
}

export interface Cast {
  /** Names of nodes, and lines of their redis.conf. */
  readonly nodes: Readonly<Record<string, readonly string[]>>;
  /** Who follows whom by its configuration file. */
  readonly following?: Readonly<Record<string, string>>;
}

/** As every captured server was configured. */
const DELAY = 'repl-diskless-sync-delay 0';
const USUAL = ['repl-ping-replica-period 3600', 'enable-debug-command yes'];

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

  /** Types a line; returns what redis-cli prints at once. */
  type(name: string, line: string, console = 1): string {
    this.t.type(this.port(name), line, console);
    return this.t.printed(this.port(name), console);
  }

  follow(replica: string, master: string): void {
    this.type(replica, `REPLICAOF 127.0.0.1 ${this.port(master)}`);
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

  shutdown(name: string): void {
    this.t.shutdown(this.port(name));
  }

  freeze(name: string): void {
    this.t.freeze(this.port(name));
  }

  thaw(name: string): void {
    this.t.thaw(this.port(name));
  }

  /** Bytes per second; 0 means without limit. */
  bandwidth(a: string, b: string, bandwidth: number): void {
    this.t.act({ do: 'bandwidth', between: [this.port(a), this.port(b)], bandwidth });
  }

  stall(a: string, b: string): void {
    this.t.stall(this.port(a), this.port(b));
  }

  /** Writes the node's redis.conf anew. */
  configure(name: string, conf: readonly string[]): void {
    const node = this.port(name);
    this.t.act({ do: 'edit-conf', node, conf: [`port ${node}`, DELAY, ...USUAL, ...conf] });
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
      const [, role = '', level = '', said = ''] =
        /^\d+:([MSC]) .*?\.\d{3} (.) (.*)$/s.exec(text) ?? [];
      if (node === port) entries.push([role, level, said]);
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

/** Makes alike what differs between two runs of the same scenario. */
export function normalise(scenario: Scenario, ignored: RegExp | null = null): Outcome {
  const ids = new Map<string, string>();
  const named = (text: string): string =>
    text.replace(/\b[0-9a-f]{40}\b/g, (id) => {
      if (/^0+$/.test(id)) return 'none';
      if (!ids.has(id)) ids.set(id, `id${ids.size + 1}`);
      return ids.get(id)!;
    });
  const each = <From, To>(all: Readonly<Record<string, From>>, change: (one: From) => To) => {
    const changed: Record<string, To> = {};
    for (const name of Object.keys(all).sort()) changed[name] = change(all[name]!);
    return changed;
  };
  const info = (text: string): string[] => named(text).trim().split('\r\n').map(plainField);
  return {
    before: each(scenario.before, info),
    after: each(scenario.after, info),
    stats: scenario.stats,
    psync: each(scenario.psync, (asked) =>
      distinct(asked.map(({ request, reply }) => named(`${request.join(' ')} -> ${reply}`))),
    ),
    logs: each(scenario.logs, (log) => plainLog(log, named, ignored)),
  };
}

/** The same for attempts of several lines. */
function withoutRepeats(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    kept.push(line);
    for (let size = 1; size <= 8 && size * 2 <= kept.length; size++) {
      const tail = kept.slice(-size);
      const before = kept.slice(-2 * size, -size);
      if (tail.every((one, i) => one === before[i])) kept.length -= size;
    }
  }
  return kept;
}

/** Repetitions of the same line become one: how often it is retried depends on the time watched. */
function distinct(lines: readonly string[]): string[] {
  return lines.filter((line, i) => line !== lines[i - 1]);
}

function plainField(line: string): string {
  if (/^slave\d+:/.test(line)) return line.replace(/port=\d+|offset=\d+|lag=\d+/g, '');
  if (line.startsWith('master_port:')) return 'master_port';
  return line.replace(/^(master_(?:\w+_)?(?:seconds_ago|since_seconds)):\d+$/, '$1:N');
}

function plainLog(
  log: readonly LogEntry[],
  named: (text: string) => string,
  ignored: RegExp | null,
): string[] {
  const lines: string[] = [];
  // A forked child writes into the same file when it pleases: its lines are compared by themselves.
  const ofChildren = log.filter(
    ([role, , text]) => role === 'C' && !/starting|started|loaded/.test(text),
  );
  const others = log.filter((entry) => !ofChildren.includes(entry));
  for (const [role, level, text] of [...others, ...ofChildren]) {
    // Of the machine, not of replication; and what a signal handler writes past the log.
    if (/^WARNING Memory overcommit|Received SIG/.test(text)) continue;
    if (ignored?.test(text)) continue;
    lines.push(`${role} ${level} ${plainText(text)}`);
    dropFailedAttempt(lines);
  }
  return withoutRepeats(lines.map(named));
}

function plainText(text: string): string {
  return text
    .replace(/'?id=\d+ addr=.*? resp=2'?/, '<client>')
    .replace(/(127\.0\.0\.1:|port=)\d+/g, '$1P')
    .replace(/(pid[ =]|temp-|rewriteaof-bg-)\d+/g, '$1N')
    .replace(/(DB loaded from .*: )[\d.]+ seconds/, '$1N seconds')
    .replace(/(RDB age|created) [\d.]+/, '$1 N')
    .replace(/receiving \d+ bytes/, 'receiving N bytes');
}

/**
 * A cut link of the captures was a proxy that took connections and closed them; ours refuses. Either
 * way the attempt failed: its lines go, and the word for the next attempt is made the same.
 */
function dropFailedAttempt(lines: string[]): void {
  const last = lines.at(-1)!;
  if (!/Master did not respond to command during SYNC|Connection refused$/.test(last)) return;
  const start = lines.findLastIndex((line) => /onnecting to MASTER/.test(line));
  lines.push(...lines.splice(start).filter((line) => !ATTEMPT.test(line)));
}
const ATTEMPT =
  /onnecting to MASTER|sync started|Non blocking|Failed to read|did not respond|Connection refused/;
