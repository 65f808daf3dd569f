import type { VerdictView } from '../contract.ts';
import { Config, readConfig } from '../node/config/config.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { readRdb, type RdbReplication } from '../persistence/rdbReader.ts';
import { decidePsync } from '../replication/psync.ts';
import type { Machine } from './machine.ts';
import type { World } from './world.ts';

interface Ask {
  readonly replid: string;
  readonly offset: number;
}

const NO_HISTORY: Ask = { replid: '?', offset: -1 };

/**
 * "If this replica came back now": what it would ask, and what its master would answer. Null for a
 * node that has no master to come back to.
 */
export function verdictOf(world: World, machine: Machine): VerdictView | null {
  const { server } = machine;
  if (server !== null) {
    const { link } = server;
    if (link.host === null) return null;
    const known = link.stream ?? link.cached;
    const offset = link.stream?.applied ?? link.cached?.offset;
    const replid = link.stream !== null ? server.stream.replid : (link.cached?.replid ?? '?');
    const ask =
      known === null || offset === undefined ? NO_HISTORY : { replid, offset: offset + 1 };
    return answer(world, machine, link.host, link.port, ask);
  }
  const config = new Config(world.backlogModel);
  readConfig(config, machine.conf);
  const [host, port] = config.text('replicaof').split(' ');
  if (host === undefined || port === undefined) return null;
  const saved = savedHistory(machine, config.text('dbfilename'));
  const ask = saved === null ? NO_HISTORY : { replid: saved.replid, offset: saved.offset + 1 };
  return answer(world, machine, host, Number(port), ask);
}

function answer(world: World, machine: Machine, host: string, port: number, ask: Ask): VerdictView {
  const end = world.resolve(host, port);
  const master = world.machines.find((one) => one.end === end) ?? null;
  const view = {
    bytes: 0,
    askedReplid: ask.replid,
    askedOffset: ask.offset,
    firstByteOffset: 0,
    endOffset: 0,
    ids: null,
    roomLeft: null,
  };
  if (master === null) return { ...view, kind: 'cannot', reason: 'master-unknown' };
  const there = master.server;
  if (there === null) return { ...view, kind: 'cannot', reason: 'master-not-running' };
  const { stream } = there;
  const firstByteOffset = stream.backlog?.first_byte_offset ?? 0;
  const { replid, replid2, second_repl_offset } = stream;
  const ids = { replid, replid2, second_repl_offset };
  const held = { ...view, firstByteOffset, endOffset: stream.master_repl_offset, ids };
  if (there.isReplica && (!there.link.isUp || master === machine)) {
    return { ...held, kind: 'cannot', reason: 'master-link-down' };
  }
  const decision = decidePsync(stream, ask.replid, ask.offset);
  if (decision.kind === 'full') return { ...held, kind: 'full', reason: decision.reason };
  const { backlog } = stream;
  const roomLeft =
    backlog === null
      ? null
      : Math.max(0, backlog.size - backlog.histlen) + (ask.offset - backlog.first_byte_offset);
  return { ...held, kind: 'partial', reason: decision.reason, bytes: decision.bytes, roomLeft };
}

const KNOWN = new WeakMap<Uint8Array, { history: RdbReplication | null }>();

/** Where the dump file on a stopped node's disk stands in a replication history. */
function savedHistory(machine: Machine, file: string): RdbReplication | null {
  const bytes = machine.disk.read(file);
  if (bytes === null) return null;
  const known = KNOWN.get(bytes);
  if (known !== undefined) return known.history;
  const result = readRdb(bytes, new Keyspace(64), { now: 0, role: 'replica' });
  const history = result.ok ? result.replication : null;
  KNOWN.set(bytes, { history });
  return history;
}
