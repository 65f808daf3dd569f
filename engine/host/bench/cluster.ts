import { ByteBuffer } from '../../base/bytes.ts';
import { checkConservation } from '../../network/conservation.ts';
import { MICROS_PER_SECOND } from '../../base/units.ts';
import type { LabFile } from '../../lab/format.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Machine } from '../../world/machine.ts';
import { Recorder } from '../../world/recorder.ts';
import { World } from '../../world/world.ts';

/** One master and two replicas, as every comparison here has them. */
const MASTER = '7001';
const REPLICAS = ['7002', '7003'];
const CONF = ['save ""', 'repl-diskless-sync-delay 0'];

export const CLUSTER_LAB: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'Bench' },
  seed: 1,
  backlog: 'blocks',
  nodes: [
    { id: MASTER, conf: CONF },
    ...REPLICAS.map((id) => ({ id, conf: [...CONF, `replicaof 127.0.0.1 ${MASTER}`] })),
  ],
  actions: [],
};

export interface Cluster {
  readonly world: World;
  readonly machine: Machine;
  readonly master: RedisServer;
  readonly replicas: readonly RedisServer[];
}

/** A running cluster whose replicas are online. */
export function openCluster(watched: boolean): Cluster {
  const world = new World(CLUSTER_LAB, watched ? new Recorder() : null);
  const machine = world.machine(MASTER)!;
  const cluster = {
    world,
    machine,
    master: machine.server!,
    replicas: REPLICAS.map((id) => world.machine(id)!.server!),
  };
  settle(cluster);
  return cluster;
}

/** Runs until every replica has applied all that the master has produced. Throws when one does not. */
export function settle({ world, master, replicas }: Cluster): void {
  const limit = world.now + 120 * MICROS_PER_SECOND;
  const behind = (): boolean =>
    replicas.some(({ link }) => link.stream?.applied !== master.stream.master_repl_offset) ||
    master.peers.filter(({ streaming }) => streaming).length < replicas.length;
  while (behind()) {
    if (world.now > limit) throw new Error('the replicas did not catch up');
    world.step();
  }
}

/** No run counts that did not do the work: same data, same offset, `keys` keys on every node. */
export function verify({ world, master, replicas }: Cluster, keys: number): void {
  const digest = master.keyspace.digest();
  const offset = master.stream.master_repl_offset;
  for (const { keyspace, stream } of [master, ...replicas]) {
    if (keyspace.digest() !== digest) throw new Error('the data sets differ');
    if (stream.master_repl_offset !== offset) throw new Error('the offsets differ');
    if (keyspace.size !== keys) throw new Error(`${keyspace.size} keys instead of ${keys}`);
  }
  checkConservation(world.network);
}

const HEAD = '*3\r\n$3\r\nSET\r\n$16\r\nkey:';
const MIDDLE = '\r\n$3\r\nxx';
const HEAD_BYTES = Uint8Array.from(HEAD, (c) => c.charCodeAt(0));
const MIDDLE_BYTES = Uint8Array.from(MIDDLE, (c) => c.charCodeAt(0));
const DIGITS = 12;

/** Adds `SET key:<12 digits> xx<letter>`: a key of 16 bytes, a value of 3. */
export function appendSet(out: ByteBuffer, key: number, letter: number): void {
  out.reserve(64);
  const { bytes } = out;
  let at = out.end;
  for (let i = 0; i < HEAD_BYTES.length; i++) bytes[at++] = HEAD_BYTES[i]!;
  let rest = key | 0;
  for (let i = DIGITS - 1; i >= 0; i--) {
    const tenth = (rest / 10) | 0;
    bytes[at + i] = 48 + rest - tenth * 10;
    rest = tenth;
  }
  at += DIGITS;
  for (let i = 0; i < MIDDLE_BYTES.length; i++) bytes[at++] = MIDDLE_BYTES[i]!;
  bytes[at++] = 97 + (letter % 26);
  bytes[at++] = 13;
  bytes[at++] = 10;
  out.end = at;
}

/** Puts keys 0 to `count` - 1 straight into a server's keyspace, as SET would. */
export function fill(server: RedisServer, count: number): void {
  const db = server.keyspace.database(0);
  const bytes = new ByteBuffer(128);
  for (let key = 0; key < count; key++) {
    bytes.clear();
    appendSet(bytes, key, key);
    db.set(bytes.bytes, HEAD_BYTES.length - 4, 16, bytes.end - 5, 3);
  }
}
