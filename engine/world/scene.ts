// The language in which tests tell their stories: who replicates from whom, what is typed, what
// breaks, how much time passes, and what is to be seen then.
import { textOf } from '../base/bytes.ts';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../base/units.ts';
import type { Action, EventRecord, NodeId, Refusal } from '../contract.ts';
import type { LabFile } from '../lab/format.ts';
import { infoText } from '../node/info/info.ts';
import type { RedisServer } from '../node/redisServer.ts';
import { perform } from './actions.ts';
import { Console } from './console.ts';

import { Recorder } from './recorder.ts';
import { Witness } from './witness.ts';
import { World } from './world.ts';

export interface SceneOptions {
  readonly master: NodeId;
  /** Nodes that follow the master by their configuration file. */
  readonly replicas?: readonly NodeId[];
  /** Masters of their own, that nobody follows. */
  readonly alone?: readonly NodeId[];
  /** More lines of redis.conf: for every node, or per node. */
  readonly conf?: readonly string[] | Readonly<Record<NodeId, readonly string[]>>;
  /** One way between nodes; 1 unless told. */
  readonly latencyMs?: number;
  /** Bytes per second each way; unlimited unless told. */
  readonly bandwidth?: number;
  readonly backlog?: 'exact' | 'blocks';
  readonly seed?: number;
  /** False: the story begins at the first moment, not once all replicas are online. */
  readonly synced?: boolean;
}

type EventOf<Kind extends EventRecord['kind']> = Extract<EventRecord, { kind: Kind }>;

const PATIENCE: Micros = 60 * MICROS_PER_SECOND;

/** Sets a scene: nodes that are running, and replicas that are online. */
export function scene(options: SceneOptions): Scene {
  const { master, replicas = [], alone = [], conf = [], seed = 1 } = options;
  const own = (id: NodeId): readonly string[] => (isList(conf) ? conf : (conf[id] ?? []));
  const node = (id: NodeId, more: readonly string[]) => ({
    id,
    conf: [`port ${id}`, 'repl-diskless-sync-delay 0', ...more, ...own(id)],
  });
  const t = new Scene({
    format: 'psync-lab/1',
    name: { en: 'Scene' },
    seed,
    backlog: options.backlog ?? 'exact',
    network: { latencyMs: options.latencyMs ?? 1, bandwidth: options.bandwidth ?? 0 },
    nodes: [
      node(master, []),
      ...replicas.map((id) => node(id, [`replicaof 127.0.0.1 ${master}`])),
      ...alone.map((id) => node(id, [])),
    ],
    actions: [],
  });
  if (options.synced !== false) for (const id of replicas) t.untilOnline(id);
  return t;
}

function isList<T>(value: readonly T[] | object): value is readonly T[] {
  return Array.isArray(value);
}

/** A world, its recorder, and the invariants, which are checked after every step. */
export class Scene {
  readonly recorder = new Recorder();
  readonly world: World;
  readonly witness: Witness;

  constructor(lab: LabFile) {
    this.world = new World(lab, this.recorder);
    this.witness = new Witness(this.world);
  }

  // ------------------------------------------------------------------ what happens

  /** Carries out an action; one that is refused ends the story. */
  act(action: Action): void {
    const refused = this.tryTo(action);
    if (refused !== null) throw new Error(`${refused.code}: ${refused.message}`);
  }

  tryTo(action: Action): Refusal | null {
    const refused = perform(this.world, action);
    this.witness.checkAction();
    return refused;
  }

  type(node: NodeId, line: string, console = 1): void {
    this.act({ do: 'type', node, line, console });
  }

  kill(node: NodeId): void {
    this.act({ do: 'kill', node });
  }

  start(node: NodeId): void {
    this.act({ do: 'start', node });
  }

  shutdown(node: NodeId): void {
    this.act({ do: 'shutdown', node });
  }

  freeze(node: NodeId): void {
    this.act({ do: 'freeze', node });
  }

  thaw(node: NodeId): void {
    this.act({ do: 'thaw', node });
  }

  cut(a: NodeId, b: NodeId): void {
    this.act({ do: 'cut', between: [a, b] });
  }

  stall(a: NodeId, b: NodeId): void {
    this.act({ do: 'stall', between: [a, b] });
  }

  heal(a: NodeId, b: NodeId): void {
    this.act({ do: 'heal', between: [a, b] });
  }

  /** Lets so many virtual seconds pass. */
  run(seconds: number): void {
    this.runUntil(this.world.now + Math.round(seconds * MICROS_PER_SECOND));
  }

  runMs(millis: number): void {
    this.runUntil(this.world.now + Math.round(millis * MICROS_PER_MILLI));
  }

  private runUntil(until: Micros): void {
    const { world } = this;
    while (world.due.nextAt <= until) {
      world.step();
      this.witness.checkStep();
    }
    world.runUntil(until);
  }

  /** Runs until `what` is so; a story in which it never becomes so has failed. */
  until(what: () => boolean, name = what.toString()): void {
    const limit = this.world.now + PATIENCE;
    while (!what()) {
      if (this.world.due.nextAt > limit) throw new Error(`in a minute it did not happen: ${name}`);
      this.world.step();
      this.witness.checkStep();
    }
  }

  /** Runs until the replica's link is up and its master streams to it. */
  untilOnline(replica: NodeId): void {
    this.until(() => {
      const link = this.world.machine(replica)?.server?.link;
      if (link === undefined || !link.isUp) return false;
      const master = this.world.machine(String(link.port))?.server;
      return master?.peers.some((p) => p.port === Number(replica) && p.streaming) === true;
    }, `${replica} online`);
  }

  // ------------------------------------------------------------------ what is seen

  server(node: NodeId): RedisServer {
    const server = this.world.machine(node)?.server ?? null;
    if (server === null) throw new Error(`${node} is not running`);
    return server;
  }

  /** What redis-cli would print for this line, typed over a connection of its own. */
  reply(node: NodeId, line: string): string {
    const probe = new Console(this.world, node, 0, true);
    probe.type(line);
    this.world.settle();
    this.witness.checkAction();
    if (probe.printed === null) this.until(() => probe.printed !== null, `a reply to ${line}`);
    this.world.network.removeEnd(probe.end);
    return probe.printed ?? '';
  }

  /** What the node's console printed after the line typed last. */
  printed(node: NodeId, console = 1): string {
    const lines = this.recorder.lines
      .slice(0)
      .filter((line) => line.node === node && line.console === console);
    const typed = lines.findLastIndex((line) => line.kind === 'typed');
    return lines
      .slice(typed + 1)
      .map((line) => line.text)
      .join('\n');
  }

  /** Every field of INFO, by name. */
  info(node: NodeId): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const line of infoText(this.server(node), ['everything']).split('\r\n')) {
      const colon = line.indexOf(':');
      if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1);
    }
    return fields;
  }

  offset(node: NodeId): number {
    return this.server(node).stream.master_repl_offset;
  }

  digest(node: NodeId): string {
    return this.server(node).keyspace.digest();
  }

  /** The bytes that the node's backlog holds, as text. */
  backlog(node: NodeId): string {
    const { backlog } = this.server(node).stream;
    return backlog === null ? '' : textOf(backlog.slice(backlog.first_byte_offset, Infinity));
  }

  events<Kind extends EventRecord['kind']>(kind: Kind): EventOf<Kind>[] {
    return this.recorder.events
      .slice(0)
      .filter((event): event is EventOf<Kind> => event.kind === kind);
  }

  resyncs(replica: NodeId): EventOf<'resync'>[] {
    return this.events('resync').filter((event) => event.replica === replica);
  }

  lastResync(replica: NodeId): EventOf<'resync'> | undefined {
    return this.resyncs(replica).at(-1);
  }

  /** The node's log, each line without its process, role and time: `* Ready to accept connections`. */
  log(node: NodeId): string[] {
    return this.recorder.logs
      .slice(0)
      .filter((line) => line.node === node)
      .map(({ text }) => text.replace(/^\d+:[MSC] .*?\.\d{3} /, ''));
  }

  /** What `from` has sent to `to`, message by message; connecting and closing as `(connect)`, `(close)`. */
  sent(from: NodeId, to: NodeId): string[] {
    const { messages } = this.recorder;
    const [a, b] = [from, to].map((id) => this.world.machine(id)?.end);
    const found: string[] = [];
    for (let id = messages.first; id <= messages.last; id++) {
      const row = messages.get(id);
      if (row === null || row.from !== a || row.to !== b) continue;
      found.push(row.bytes === 0 ? `(${row.kind})` : textOf(messages.bytesOf(id).bytes));
    }
    return found;
  }
}
