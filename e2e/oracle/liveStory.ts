/**
 * A story of a captured scenario told with processes: each verb is a step that is carried out when
 * those before it are. Servers reach each other through proxies, one for each ordered pair.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { USUAL_CONF, type Cast, type Telling } from '../../engine/world/resync.fixture.ts';
import {
  type Asked,
  type LogEntry,
  normalise,
  type Outcome,
  type Scenario,
} from '../../engine/world/resyncOutcome.fixture.ts';
import { freePort, type startOurs } from '../servers.ts';
import { LiveNode } from './liveNode.ts';
import { Proxy } from './proxy.ts';

/** What is not answered within this long is held back. */
const HELD_BACK_MS = 150;
const LOOK_AGAIN_MS = 100;
/** More than a tick of the replication's cron: what has come out has to stay. */
const STAYS_MS = 1_300;
const BEFORE_MS = 6_000;
const AFTER_MS = 12_000;
const AGAIN_MS = 6_000;

export class LiveStory implements Telling {
  private readonly nodes = new Map<string, LiveNode>();
  private readonly proxies = new Map<string, Proxy>();
  private readonly following = new Map<string, string>();
  private steps: (() => unknown)[] = [];
  private before: Record<string, string> = {};

  /** Starts the cast, each node by its own implementation. */
  static async of(
    cast: Cast,
    starter: (name: string, i: number) => typeof startOurs,
  ): Promise<LiveStory> {
    const story = new LiveStory();
    const names = Object.keys(cast.nodes);
    for (const [i, name] of names.entries()) {
      story.nodes.set(name, new LiveNode(await freePort(), starter(name, i)));
    }
    for (const from of names) {
      for (const to of names) {
        story.proxies.set(`${from}-${to}`, await Proxy.toward(story.node(to).port));
      }
    }
    for (const name of names) {
      const master = cast.following?.[name];
      const link = master === undefined ? [] : [`replicaof 127.0.0.1 ${story.way(name, master)}`];
      story.setConf(name, [...link, ...cast.nodes[name]!]);
      if (master !== undefined) story.following.set(name, master);
    }
    await Promise.all([...story.nodes.values()].map((node) => node.start()));
    for (const name of story.following.keys()) story.online(name);
    return story;
  }

  private node(name: string): LiveNode {
    const node = this.nodes.get(name);
    if (node === undefined) throw new Error(`no node ${name}`);
    return node;
  }

  private proxy(from: string, to: string): Proxy {
    return this.proxies.get(`${from}-${to}`)!;
  }

  private setConf(name: string, conf: readonly string[]): void {
    const [first = ''] = this.nodes.keys();
    // Whoever becomes its replica finds it through a proxy too: that is what FAILOVER goes to.
    const front = name === first ? [] : [`replica-announce-port ${this.way(first, name)}`];
    this.node(name).conf = [...USUAL_CONF, ...front, ...conf];
  }

  private step(act: () => unknown): void {
    this.steps.push(act);
  }

  /** Carries out what was told. */
  async play(tell: (t: Telling) => unknown): Promise<void> {
    tell(this);
    for (let step = this.steps.shift(); step !== undefined; step = this.steps.shift()) await step();
  }

  async dispose(): Promise<void> {
    for (const proxy of this.proxies.values()) proxy.close();
    await Promise.all([...this.nodes.values()].map((node) => node.dispose()));
  }

  // ------------------------------------------------------------------ what happens

  has(name: string): boolean {
    return this.nodes.has(name);
  }

  follows(name: string): boolean {
    return this.following.has(name);
  }

  way(from: string, to: string): string {
    return String(this.proxy(from, to).port);
  }

  type(name: string, line: string): void {
    const leaves = line.startsWith('SHUTDOWN');
    this.step(async () => {
      if (leaves) return this.leave(name, line);
      if (line.startsWith('REPLICAOF')) await this.node(name).betweenAttempts();
      await this.node(name).type(line, 1);
    });
  }

  /** Its end is waited for, unless it waits for acknowledgements: these come then. */
  private async leave(name: string, line?: string): Promise<void> {
    const node = this.node(name);
    const server = node.server!;
    const from = server.log().length;
    if (line === undefined) server.process.kill('SIGTERM');
    else await node.type(line, 1, 0);
    const left = node.ended(server);
    const waits = server.logged('Waiting for replicas before shutting down.', from);
    await Promise.race([left, waits.catch(() => left)]);
    for (const replica of this.nodes.keys()) this.proxy(replica, name).limit('up', Infinity);
  }

  answers(name: string, line: string, expected: string, console = 1): void {
    this.step(async () => {
      const wait = expected === '' ? HELD_BACK_MS : undefined;
      same(`${name}: ${line}`, await this.node(name).type(line, console, wait), expected);
    });
  }

  printed(name: string, console: number, expected: string): void {
    this.step(async () => same(name, await this.node(name).printed(console), expected));
  }

  sees(name: string, fields: Readonly<Record<string, string>>): void {
    const wanted = Object.entries(fields);
    this.step(async () => {
      const node = this.node(name);
      const section = wanted[0]![0].startsWith('rdb_') ? 'persistence' : 'replication';
      await node.until((info) => wanted.every(([field, value]) => info[field] === value), section);
      const info = await node.fields(section);
      for (const [field, value] of wanted) same(`${name}: ${field}`, info[field] ?? '', value);
    });
  }

  until(name: string, field: string, value: string): void {
    this.sees(name, { [field]: value });
  }

  follow(replica: string, master: string): void {
    this.following.set(replica, master);
    this.type(replica, `REPLICAOF 127.0.0.1 ${this.way(replica, master)}`);
  }

  attach(replica: string, master: string): void {
    this.follow(replica, master);
    this.online(replica);
  }

  online(name: string): void {
    const master = this.following.get(name)!;
    const [first = ''] = this.nodes.keys();
    const asks = `Replica 127.0.0.1:${this.way(first, name)} asks for`;
    const full = `Synchronization with replica 127.0.0.1:${this.way(first, name)} succeeded`;
    const partial = `request from 127.0.0.1:${this.way(first, name)} accepted`;
    this.step(async () => {
      await this.node(name).until((info) => info['master_link_status'] === 'up');
      await this.node(master).until(() => {
        const log = this.node(master).log();
        const done = Math.max(log.lastIndexOf(full), log.lastIndexOf(partial));
        return done > log.lastIndexOf(asks);
      });
      // A master that has told all this streams from the next acknowledgement on.
      const way = this.proxy(name, master);
      const before = acknowledgements(way);
      await this.node(master).until(() => acknowledgements(way) > before);
    });
  }

  kill(name: string): void {
    this.step(() => this.node(name).ended(this.node(name).server!, 'SIGKILL'));
  }

  shutdown(name: string): void {
    this.step(() => this.leave(name));
  }

  leaveUnheard(name: string): void {
    this.step(async () => {
      for (const from of this.nodes.keys()) this.proxy(from, name).hushed = true;
      const { server } = this.node(name);
      await this.leave(name, 'SHUTDOWN SAVE');
      await this.node(name).ended(server!);
    });
  }

  start(name: string): void {
    this.step(async () => {
      await this.node(name).start();
      for (const from of this.nodes.keys()) this.proxy(from, name).hushed = false;
    });
  }

  configure(name: string, conf: readonly string[]): void {
    this.step(() => this.setConf(name, conf));
    if (conf.some((line) => line.startsWith('replicaof'))) this.following.set(name, 'M');
  }

  private both(a: string, b: string, act: (proxy: Proxy) => void): void {
    this.step(() => {
      act(this.proxy(a, b));
      act(this.proxy(b, a));
    });
  }

  cut(a: string, b: string): void {
    this.both(a, b, (proxy) => {
      proxy.refusing = true;
      proxy.breakAll();
    });
  }

  heal(a: string, b: string): void {
    this.both(a, b, (proxy) => {
      proxy.refusing = false;
      proxy.release();
    });
  }

  breakOff(a: string, b: string): void {
    this.both(a, b, (proxy) => proxy.breakAll());
  }

  stall(a: string, b: string): void {
    this.both(a, b, (proxy) => proxy.stall());
  }

  lag(replica: string, master: string): void {
    this.step(() => this.proxy(replica, master).limit('up', 0));
  }

  holdUp(from: string, to: string): void {
    this.trickle(from, to, 0);
  }

  trickle(from: string, to: string, bytes: number): void {
    this.step(() => {
      this.proxy(to, from).limit('down', bytes);
      this.proxy(from, to).limit('up', bytes);
    });
  }

  flow(from: string, to: string): void {
    this.trickle(from, to, Infinity);
  }

  freeze(name: string): void {
    this.step(() => this.node(name).freeze(true));
  }

  thaw(name: string): void {
    this.step(() => this.node(name).freeze(false));
  }

  run(seconds: number): void {
    this.step(() => pause(seconds * 1_000));
  }

  overflow(name: string): void {
    for (let i = 0; i < 100; i++) this.type(name, `SET key${i} ${'x'.repeat(1_000)}`);
  }

  // ------------------------------------------------------------------ what is compared

  /** Lets the test itself ask a node that has a password. */
  async logIn(name: string, password: string): Promise<void> {
    await this.node(name).server!.command('AUTH', password);
  }

  /** What passed from a node that connects to another, and back. */
  passed(from: string, to: string): Readonly<Record<'up' | 'down', string>> {
    return this.proxy(from, to).passed;
  }

  entries(name: string): LogEntry[] {
    return this.node(name).entries();
  }

  /** From here on it counts. */
  forget(): void {
    for (const node of this.nodes.values()) node.forget();
    for (const proxy of this.proxies.values()) {
      proxy.asked = [];
      proxy.passed = { up: '', down: '' };
    }
  }

  /** Waits for what the capture began with; from here on it counts. */
  async begin(scenario: Scenario): Promise<void> {
    const wanted = normalise(scenario).before;
    const limit = performance.now() + BEFORE_MS;
    do {
      await pause(LOOK_AGAIN_MS);
      this.before = await this.infos();
    } while (
      performance.now() < limit &&
      !isDeepStrictEqual(normalise({ ...scenario, before: this.before }).before, wanted)
    );
    this.forget();
  }

  private async infos(): Promise<Record<string, string>> {
    const infos: Record<string, string> = {};
    for (const [name, node] of this.nodes) {
      // One that leaves meanwhile is asked in vain.
      const info = node.isRunning ? await node.info('replication').catch(() => null) : null;
      if (info !== null) infos[name] = info;
    }
    return infos;
  }

  /**
   * What it comes to: looked at until it is as captured, and again after a while. In the midst of an
   * attempt to connect, which some stories never end, it may be otherwise for a moment.
   */
  async outcome(scenario: Scenario, ignored: RegExp | null): Promise<Outcome> {
    await this.lookUntil(scenario, ignored, AFTER_MS);
    await pause(STAYS_MS);
    return this.lookUntil(scenario, ignored, AGAIN_MS);
  }

  private async lookUntil(
    scenario: Scenario,
    ignored: RegExp | null,
    patience: number,
  ): Promise<Outcome> {
    const wanted = normalise(scenario, ignored);
    for (const limit = performance.now() + patience; ;) {
      const seen = await this.look(scenario, ignored);
      if (performance.now() > limit || isDeepStrictEqual(seen, wanted)) return seen;
      await pause(LOOK_AGAIN_MS);
    }
  }

  private async look(scenario: Scenario, ignored: RegExp | null): Promise<Outcome> {
    const told = Object.keys(scenario.after).length > 0;
    const before = told ? this.before : {};
    const after = told ? await this.infos() : {};
    const stats: Record<string, Record<string, string>> = {};
    for (const [name, wanted] of Object.entries(scenario.stats)) {
      const info = await this.node(name).fields('stats');
      stats[name] = {};
      for (const field of Object.keys(wanted)) stats[name][field] = info[field] ?? '';
    }
    const logs: Record<string, LogEntry[]> = {};
    for (const name of Object.keys(scenario.logs)) logs[name] = this.node(name).entries();
    const psync: Record<string, Asked[]> = {};
    for (const link of Object.keys(scenario.psync)) {
      psync[link] = this.proxies.get(link.replace(/ .*/, ''))!.asked;
    }
    return normalise({ ...scenario, before, after, stats, logs, psync }, ignored);
  }
}

function acknowledgements({ passed }: Proxy): number {
  return passed.up.split('\r\nACK\r\n').length;
}

function same(what: string, seen: string, expected: string): void {
  if (seen !== expected) throw new Error(`${what}: ${seen}, not ${expected}`);
}
