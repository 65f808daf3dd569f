import { ByteBuffer } from '../base/bytes.ts';
import { MICROS_PER_SECOND, type Micros } from '../base/units.ts';
import type { NodeId } from '../contract.ts';
import type { ConnectionId, EndId } from '../network/connection.ts';
import type { Receiver } from '../network/receiver.ts';
import { ReplyReader } from '../resp/replyReader.ts';
import { splitArguments } from '../resp/split.ts';
import { encodeCommand } from '../resp/writer.ts';
import type { Asker, PendingWrite } from './anomalies/anomalies.ts';
import { ELLIPSIS } from './describe.ts';
import type { World } from './world.ts';

/** A client that has so many replies to come sends no more until some are there. */
const PENDING_MAX = 10_000;
const VALUE_BYTES = 3;
const TOLD_MAX = 60;

/** How much came in each second of virtual time; it tells of the last whole one. */
class Meter {
  private second = -1;
  private current = 0;
  private before = 0;

  count(now: Micros): void {
    this.turnTo(now);
    this.current++;
  }

  perSecond(now: Micros): number {
    const second = Math.floor(now / MICROS_PER_SECOND);
    if (second === this.second) return this.before;
    return second === this.second + 1 ? this.current : 0;
  }

  private turnTo(now: Micros): void {
    const before = this.perSecond(now);
    const second = Math.floor(now / MICROS_PER_SECOND);
    if (second === this.second) return;
    this.second = second;
    this.before = before;
    this.current = 0;
  }
}

/** What a load does, as the action `load` of a lab file tells it. */
export interface LoadPlan {
  readonly nodes: readonly NodeId[];
  readonly template: string;
  /** Commands per second, all nodes together. */
  readonly rate: number;
  readonly until: Micros;
  /** `{n}` starts over after so many; 0: never. */
  readonly keys: number;
  readonly valueBytes: number;
  /** Commands that are sent at once. */
  readonly pipeline: number;
}

export const LOAD_DEFAULTS = { keys: 0, valueBytes: VALUE_BYTES, pipeline: 1 } as const;

/** Types a template at a steady rate: a connection of its own to each of its nodes, in turn. */
export class LoadGenerator {
  readonly plan: LoadPlan;
  readonly startedAt: Micros;
  /** When it was stopped; before that, when it will end. */
  endsAt: Micros;
  sent = 0;
  /** Commands that were due while too many replies had not come. */
  held = 0;
  /** It sends no more. */
  finished = false;
  private due = 0;
  readonly clients: readonly LoadClient[];

  constructor(world: World, plan: LoadPlan) {
    this.plan = plan;
    this.startedAt = world.now;
    this.endsAt = plan.until;
    this.clients = plan.nodes.map((node) => new LoadClient(world, node));
  }

  get answered(): number {
    return this.clients.reduce((sum, client) => sum + client.answered, 0);
  }

  get errors(): number {
    return this.clients.reduce((sum, client) => sum + client.errors, 0);
  }

  /** Replies that were neither nil nor an error. */
  get found(): number {
    return this.clients.reduce((sum, client) => sum + client.found, 0);
  }

  /** Commands that were sent and have no reply yet. */
  get waiting(): number {
    return this.clients.reduce((sum, client) => sum + client.pending, 0);
  }

  /** Replies that came in the last whole second of virtual time. */
  perSecond(now: Micros): number {
    return this.clients.reduce((sum, { meter }) => sum + meter.perSecond(now), 0);
  }

  /** It sends to this node, among others or alone. */
  loads(node: NodeId): boolean {
    return this.plan.nodes.includes(node);
  }

  /** Sends what is due now; returns when it has to be asked again, or null when it is done. */
  tick(world: World): Micros | null {
    const { plan, clients } = this;
    if (this.finished || world.now > this.endsAt) return this.finish(world);
    const alive = clients.filter(({ node }) => world.machine(node) !== null);
    if (alive.length === 0) return this.finish(world);
    const client = alive[Math.floor(this.due / plan.pipeline) % alive.length]!;
    if (client.pending < PENDING_MAX) {
      for (let i = 0; i < plan.pipeline; i++) client.take(this.line(this.sent++));
      client.send();
    } else this.held += plan.pipeline;
    this.due += plan.pipeline;
    return this.startedAt + Math.round((this.due * MICROS_PER_SECOND) / plan.rate);
  }

  /** No more from now on. */
  finish(world: World): null {
    const wasFinished = this.finished;
    this.finished = true;
    this.endsAt = Math.min(this.endsAt, world.now);
    for (const client of this.clients) client.leave();
    if (!wasFinished) this.tell(world, 'ended');
    return null;
  }

  tell(world: World, change: 'began' | 'ended'): void {
    const { nodes, template, rate } = this.plan;
    const node = nodes[0] ?? '';
    const isLong = template.length > TOLD_MAX;
    const line = isLong ? template.slice(0, TOLD_MAX) + ELLIPSIS : template;
    world.emit({ kind: 'load', node, nodes, change, line, rate, answered: this.answered });
  }

  private line(count: number): string {
    const { template, keys, valueBytes } = this.plan;
    const n = keys === 0 ? count : count % keys;
    const line = template.replaceAll('{n}', String(n));
    if (!line.includes('{value}')) return line;
    return line.replaceAll('{value}', String(count).padStart(valueBytes, '0').slice(-valueBytes));
  }
}

/** One connection of a load. It counts the replies and looks at none of them but for errors and nils. */
export class LoadClient implements Receiver, Asker {
  readonly node: NodeId;
  answered = 0;
  found = 0;
  errors = 0;
  /** Commands on their way whose reply has not come. */
  pending = 0;
  readonly meter = new Meter();
  readonly isRead = false;
  readonly writes: PendingWrite[] = [];
  private readonly world: World;
  private readonly end: EndId;
  private connection: ConnectionId | null = null;
  private established = false;
  /** It hangs up when the last reply is there. */
  private leaving = false;
  private readonly input = new ByteBuffer(256);
  private readonly output = new ByteBuffer(64);

  constructor(world: World, node: NodeId) {
    this.world = world;
    this.node = node;
    this.end = world.network.addEnd(this, false);
    this.open();
  }

  /** One more command to send; latin-1, one character per byte. */
  take(line: string): void {
    const args = splitArguments(line);
    if (args === null || args.length === 0) {
      this.errors++;
      return;
    }
    this.output.append(encodeCommand(args));
    this.pending++;
  }

  send(): void {
    if (this.connection === null) this.open();
    else if (this.established) this.flush();
  }

  leave(): void {
    this.leaving = true;
    this.hangUp();
  }

  private hangUp(): void {
    if (!this.leaving || this.pending > 0 || this.connection === null) return;
    this.world.network.close(this.connection, this.end);
    this.connection = null;
  }

  private open(): void {
    const { network } = this.world;
    const port = Number(this.node);
    const target = this.world.resolve('127.0.0.1', port);
    this.established = false;
    this.input.clear();
    this.connection = target === null ? null : network.connect(this.end, target, port);
    if (this.connection === null) this.lose();
  }

  /** What was not answered never will be. */
  private lose(): void {
    this.connection = null;
    this.established = false;
    this.errors += this.pending;
    this.pending = 0;
    this.writes.length = 0;
    this.output.clear();
  }

  private flush(): void {
    if (this.connection === null || this.output.length === 0) return;
    const { bytes, start, end } = this.output;
    this.output.take(this.world.network.write(this.connection, this.end, bytes, start, end));
  }

  reading(): boolean {
    return true;
  }

  answers(): 'refuse' {
    return 'refuse';
  }

  onAccepted(): void {
    // Nobody connects to a load.
  }

  onConnected(): void {
    this.established = true;
    this.flush();
  }

  onRefused(): void {
    this.lose();
  }

  onBytes(_id: ConnectionId, bytes: Uint8Array, from: number, to: number): void {
    const { input } = this;
    input.append(bytes, from, to);
    const reader = new ReplyReader();
    while (input.length > 0) {
      const next = reader.read(input.bytes, input.start, input.end);
      if (next < 0) break;
      input.take(next - input.start);
      this.answered++;
      this.meter.count(this.world.now);
      const { kind } = reader.reply;
      if (kind === 'error') this.errors++;
      else if (kind !== 'nil' && kind !== 'nil-array') this.found++;
      this.pending = Math.max(0, this.pending - 1);
    }
    if (this.writes.length > 0) this.world.anomalies.answered(this, this.connection);
    this.hangUp();
  }

  onClosed(): void {
    this.lose();
  }

  onWritable(): void {
    this.flush();
  }
}
