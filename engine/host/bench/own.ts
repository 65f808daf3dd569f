// Figures of the engine that have no rival in the same run, except where bench.ts says so.
import { runInNewContext } from 'node:vm';
import { serialize, setFlagsFromString } from 'node:v8';
import { ByteBuffer } from '../../base/bytes.ts';
import { MICROS_PER_SECOND } from '../../base/units.ts';
import { Engine } from '../../engine.ts';
import { Crc64 } from '../../persistence/crc64.ts';
import { INCOMPLETE, RequestParser } from '../../resp/parser.ts';
import { Request } from '../../resp/request.ts';
import { World } from '../../world/world.ts';
import { appendSet, CLUSTER_LAB, fill, openCluster, verify } from './cluster.ts';
import { type Figures, median } from './figures.ts';

const FRAME_MICROS = 16_700;

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Two replicas start and take a full copy of `keys` keys: milliseconds of real time until both have it. */
export function fullSync(keys: number): Figures {
  const nodes = CLUSTER_LAB.nodes.map((node, i) => ({ ...node, running: i === 0 }));
  const world = new World({ ...CLUSTER_LAB, nodes }, null);
  const [machine, ...others] = world.machines;
  const master = machine!.server!;
  fill(master, keys);
  const ms = timed(() => {
    for (const other of others) other.start();
    while (master.peers.filter(({ streaming }) => streaming).length < others.length) world.step();
  });
  const replicas = others.map(({ server }) => server!);
  verify({ world, machine: machine!, master, replicas }, keys);
  return { [fullSyncCase(keys)]: ms };
}

export const fullSyncCase = (keys: number): string => `full sync of ${keys} keys to 2 replicas, ms`;

/** Bytes of memory for a 16-byte key with a 3-byte value, on each of three nodes. */
export function memoryPerKey(keys: number): Figures {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    for (let i = 0; i < 4; i++) collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const cluster = openCluster(false);
  const before = used();
  for (const server of [cluster.master, ...cluster.replicas]) fill(server, keys);
  const bytes = used() - before;
  verify(cluster, keys);
  return { [`memory, bytes per key and node, ${keys} keys`]: bytes / (3 * keys) };
}

/** What a frame of the page costs while a load generator types: 600 frames of 16.7 ms. */
export function frames(rate: number): Figures {
  const engine = new Engine();
  const load = { do: 'load', node: '7001', rate, template: 'SET key:{n} v', untilMs: 60_000 };
  engine.load({ ...CLUSTER_LAB, actions: [{ atMs: 1000, ...load }] });
  engine.advance(2 * MICROS_PER_SECOND);
  const costs: number[] = [];
  const sizes: number[] = [];
  for (let i = 0; i < 600; i++) {
    const began = performance.now();
    const frame = engine.advance(FRAME_MICROS);
    costs.push(performance.now() - began);
    sizes.push(serialize(frame).length);
    if (frame.failure !== null) throw new Error(frame.failure.message);
  }
  const slow = costs.toSorted((a, b) => a - b)[Math.floor(costs.length * 0.95)]!;
  return {
    [`frame at ${rate} commands/s, ms`]: median(costs),
    [`frame at ${rate} commands/s, ms at the 95th of 100`]: slow,
    [`frame at ${rate} commands/s, bytes`]: median(sizes),
  };
}

/** Seeks to and fro in a ten-minute lab with 20 commands per second: milliseconds for one. */
export function seeks(): Figures {
  const engine = new Engine();
  const load = { do: 'load', node: '7001', rate: 20, template: 'SET key:{n} v', untilMs: 600_000 };
  engine.load({ ...CLUSTER_LAB, actions: [{ atMs: 1000, ...load }] });
  const run = timed(() => {
    engine.advance(600 * MICROS_PER_SECOND);
  });
  const costs: number[] = [];
  for (let i = 0; i < 40; i++) {
    // Steps of a golden ratio visit the ten minutes evenly, without an order.
    const at = Math.round(((i * 0.618_034) % 1) * 600 * MICROS_PER_SECOND);
    costs.push(timed(() => engine.seek(at)));
  }
  return {
    'ten minutes of a lab, ms': run,
    'seek in ten minutes, ms': median(costs),
    'seek in ten minutes, ms at most': Math.max(...costs),
  };
}

/** Three idle nodes: virtual hours in a second of real time. */
export function idle(hours: number): Figures {
  const world = new World(CLUSTER_LAB, null);
  const ms = timed(() => world.runUntil(hours * 3600 * MICROS_PER_SECOND));
  return { 'idle, virtual hours per second': (hours / ms) * 1000 };
}

/** Megabytes per second through the request parser and through CRC-64. */
export function primitives(): Figures {
  const sets = new ByteBuffer(1 << 20);
  for (let i = 0; i < 20_000; i++) appendSet(sets, i, i);
  const parser = new RequestParser();
  const request = new Request();
  const parse = (): void => {
    let count = 0;
    for (let at = 0; at < sets.end; count++) {
      at = parser.parse(sets.bytes, at, sets.end, request);
      if (at <= INCOMPLETE || request.count !== 3) throw new Error('not a SET');
    }
    if (count !== 20_000) throw new Error('commands are missing');
  };
  const check = (): void => {
    const crc = new Crc64();
    crc.add(sets.bytes, 0, sets.end);
  };
  const rate = (work: () => void, times: number): number => {
    for (let i = 0; i < 20; i++) work();
    const ms = timed(() => {
      for (let i = 0; i < times; i++) work();
    });
    return (sets.end * times) / ms / 1000;
  };
  return {
    'request parser, MB/s': rate(parse, 200),
    'CRC-64, MB/s': rate(check, 200),
  };
}
