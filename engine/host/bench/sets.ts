import { ByteBuffer } from '../../base/bytes.ts';
import { Dice } from '../../base/dice.ts';
import type { ConnectionId, EndId } from '../../network/connection.ts';
import type { Network } from '../../network/network.ts';
import type { Receiver } from '../../network/receiver.ts';
import { appendSet, type Cluster, openCluster, settle, verify } from './cluster.ts';

export const CLIENTS = 50;
/** Commands that a client sends at once. */
export const PIPELINES = [1, 16, 100];

export const setsCase = (keys: number, pipeline: number): string =>
  `SET, 2 replicas, ${keys} keys, P=${pipeline}, per second`;

/** `+OK` and its line end. */
const REPLY_BYTES = 5;

export interface SetLoad {
  /** How many different keys. */
  readonly keys: number;
  /** Commands that a client sends at once. */
  readonly pipeline: number;
  readonly count: number;
  /** With the recorder that the page needs. */
  readonly watched: boolean;
}

/** What all clients of a run share. */
class Load {
  readonly dice = new Dice(7);
  readonly touched: Uint8Array;
  readonly keys: number;
  readonly pipeline: number;
  left: number;
  replied = 0;

  constructor({ keys, pipeline, count }: SetLoad) {
    this.touched = new Uint8Array(keys);
    this.keys = keys;
    this.pipeline = pipeline;
    this.left = count;
  }
}

/** A closed loop: it sends its commands, waits for all replies, and sends the next ones. */
class Caller implements Receiver {
  private readonly end: EndId;
  private readonly network: Network;
  private readonly load: Load;
  private readonly out = new ByteBuffer(64);
  private awaited = 0;

  constructor({ world, machine }: Cluster, load: Load) {
    this.network = world.network;
    this.load = load;
    this.end = world.network.addEnd(this, false, 100 + load.dice.below(64));
    world.network.connect(this.end, machine.end, machine.port);
  }

  onConnected(id: ConnectionId): void {
    this.send(id);
  }

  private send(id: ConnectionId): void {
    const { load, out } = this;
    const count = Math.min(load.pipeline, load.left);
    if (count === 0) return;
    load.left -= count;
    out.clear();
    for (let i = 0; i < count; i++) {
      const chance = load.dice.next();
      const key = chance % load.keys;
      load.touched[key] = 1;
      appendSet(out, key, chance & 255);
    }
    this.awaited = count;
    this.network.write(id, this.end, out.bytes, out.start, out.end);
  }

  onBytes(id: ConnectionId, bytes: Uint8Array, from: number, to: number): void {
    const count = (to - from) / REPLY_BYTES;
    if (bytes[from] !== 43 || !Number.isInteger(count)) throw new Error('not an OK');
    this.awaited -= count;
    this.load.replied += count;
    if (this.awaited === 0) this.send(id);
  }

  reading(): boolean {
    return true;
  }
  answers(): 'refuse' {
    return 'refuse';
  }
  onAccepted(): void {}
  onRefused(): void {
    throw new Error('refused');
  }
  onClosed(): void {
    throw new Error('closed');
  }
  onWritable(): void {}
}

/** A new client that begins as soon as it is connected. */
const call = (cluster: Cluster, load: Load): Caller => new Caller(cluster, load);

/**
 * SETs of a closed loop of 50 clients, replicated to two replicas. Every hop is an entry of the queue
 * with a latency of 100 to 163 microseconds: each client's own, and on the links always another. Returns commands per second of real time, until
 * the last replica has applied the last one.
 */
export function replicatedSets(setLoad: SetLoad): number {
  const cluster = openCluster(setLoad.watched);
  const { world } = cluster;
  const { network } = world;
  const load = new Load(setLoad);
  const links = [...network.links.values()];
  let jitter = 0x12345;
  const began = performance.now();
  for (let i = 0; i < CLIENTS; i++) call(cluster, load);
  while (load.replied < setLoad.count) {
    jitter ^= jitter << 13;
    jitter ^= jitter >>> 17;
    jitter ^= jitter << 5;
    for (let i = 0; i < links.length; i++) links[i]!.latency = 100 + ((jitter >> (6 * i)) & 63);
    world.step();
  }
  settle(cluster);
  const seconds = (performance.now() - began) / 1000;
  verify(
    cluster,
    load.touched.reduce((sum, one) => sum + one, 0),
  );
  return setLoad.count / seconds;
}
