// What clients were told OK for, and what no running node holds any more.
//
// An acknowledged write is *lost* when a client was told so, and at one of three moments no running
// node holds it: a full resync has replaced the data set that held it, a master has started with less
// than it had, or a replica was promoted without it while who acknowledged it is gone. A node holds a
// write when the key has the value that the write gave it, or when the write lies in its history,
// and so was replaced by a later one. Keys whose time is over, or that were evicted or deleted
// before, are no case. A FLUSHALL, FLUSHDB or SWAPDB that is lost is not told.
//
// An *empty master is copied* when a master starts with less than it had when it stopped, and a replica
// then gives up, in a full resync from it, keys that it had from that master. Born: at that start.
import { latin1, textOf } from '../../base/bytes.ts';
import { type Millis, unixMillis } from '../../base/units.ts';
import type { Anomaly, NodeId } from '../../contract.ts';
import { holdSame } from '../../keyspace/digest.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Machine } from '../machine.ts';
import { findDivergence } from './divergences.ts';
import type { Acknowledged } from './ledger.ts';
import { endOf, type Memory, topOf } from './memory.ts';
import { livingEntry, printOf } from './prints.ts';

const KEYS_TOLD = 10;

type Why = Extract<Anomaly, { name: 'lost-write' }>['why'];

/** A full resync has replaced `before` at this node. */
export function afterFullSync(memory: Memory, machine: Machine, before: Keyspace): void {
  const { server } = machine;
  if (server === null) return;
  const now = unixMillis(memory.world.now);
  tellEmptyMaster(memory, machine, server, before, now);
  machine.poorer = null;
  tellLost(memory, machine, 'full-resync', (entry) => held(before, entry, now));
  memory.steps.delete(machine.id);
  memory.written.delete(machine.id);
}

/** A process has read its data set and serves it; the one before it held `before`. */
export function afterStart(memory: Memory, machine: Machine, before: Keyspace | null): void {
  const { server } = machine;
  if (server === null) return;
  memory.written.delete(machine.id);
  memory.steps.get(machine.id)?.keep((step) => memory.ancestry.includes(endOf(server), step));
  if (server.isReplica) return;
  const now = unixMillis(memory.world.now);
  const { heldEnd } = machine;
  const isOf = ({ replid }: Acknowledged) =>
    heldEnd !== null && memory.ancestry.endOf(replid, heldEnd) !== null;
  if (before !== null) {
    if (firstGone(before, server.keyspace, now) !== null) {
      machine.poorer = { had: before, left: server.keyspace.size, since: machine.since };
    }
    tellLost(memory, machine, 'restart', (entry) => {
      // What another node acknowledged is this one's loss only if it had it from there.
      return (entry.node === machine.id || isOf(entry)) && held(before, entry, now);
    });
  }
  findDivergence(memory, machine);
}

/** A replica is a master now: what the one before had acknowledged and not sent is lost if that one is gone. */
export function afterPromotion(memory: Memory, machine: Machine): void {
  const { server } = machine;
  if (server === null) return;
  const now = unixMillis(memory.world.now);
  tellLost(memory, machine, 'promotion', (entry) => {
    const other = memory.world.machine(entry.node);
    if (other === null || other.server !== null || other.held === null) return false;
    const related = memory.ancestry.endOf(entry.replid, endOf(server)) !== null;
    return related && entry.offset < Infinity && held(other.held, entry, now);
  });
  findDivergence(memory, machine);
}

function tellLost(
  { world, ledger, ancestry }: Memory,
  machine: Machine,
  why: Why,
  wasHeld: (entry: Acknowledged) => boolean,
): void {
  const now = unixMillis(world.now);
  const lost = new Map<NodeId, Acknowledged[]>();
  for (const entry of ledger.all()) {
    if (entry.expiresAt <= now || !wasHeld(entry) || isHeld({ world, ancestry }, entry, now))
      continue;
    const list = lost.get(entry.node);
    if (list === undefined) lost.set(entry.node, [entry]);
    else list.push(entry);
  }
  for (const [acknowledgedBy, entries] of lost) {
    const newest = entries[entries.length - 1]!;
    world.emit({
      kind: 'anomaly',
      name: 'lost-write',
      bornAt: entries[0]!.at,
      node: machine.id,
      acknowledgedBy,
      why,
      keys: entries.slice(-KEYS_TOLD).map(({ key }) => key),
      count: entries.length,
      line: newest.line,
    });
    for (const entry of entries) ledger.drop(entry);
  }
}

function isHeld(
  { world, ancestry }: Pick<Memory, 'world' | 'ancestry'>,
  entry: Acknowledged,
  now: Millis,
): boolean {
  return world.machines.some(({ server }) => {
    if (server === null || server.loading !== null) return false;
    const { replid, master_repl_offset: offset } = server.stream;
    return held(server.keyspace, entry, now) || ancestry.includes({ replid, offset }, entry);
  });
}

function tellEmptyMaster(
  { world, ledger }: Memory,
  machine: Machine,
  server: RedisServer,
  before: Keyspace,
  now: Millis,
): void {
  const master = topOf(world, machine);
  const poorer = master?.poorer ?? null;
  if (master === null || poorer === null) return;
  const keys: string[] = [];
  let count = 0;
  eachGone(before, server.keyspace, now, (db, key) => {
    const had = poorer.had.existing(db);
    if (had === null || !holdSame(had, before.database(db), key)) return true;
    // What the master wrote after it had started is no loss.
    const written = ledger.of(master.id, db, textOf(key));
    if (written !== undefined && written.at >= poorer.since) return true;
    if (keys.length < KEYS_TOLD) keys.push(textOf(key));
    count++;
    return true;
  });
  if (count === 0) return;
  world.emit({
    kind: 'anomaly',
    name: 'empty-master',
    bornAt: poorer.since,
    node: master.id,
    replica: machine.id,
    keys,
    count,
    left: poorer.left,
  });
}

function held(keyspace: Keyspace, { db, key, print }: Acknowledged, now: Millis): boolean {
  return printOf(keyspace, db, latin1(key), now) === print;
}

/** Visits keys that `before` held and `after` does not hold with the same value; ends when `visit` says false. */
function eachGone(
  before: Keyspace,
  after: Keyspace,
  now: Millis,
  visit: (db: number, key: Uint8Array) => boolean,
): void {
  for (const old of before.databases) {
    const present = after.existing(old.index);
    for (let entry = old.next(0); entry !== 0; entry = old.next(entry)) {
      const key = old.key(entry);
      if (livingEntry(old, key, now) === 0) continue;
      if (present !== null && holdSame(present, old, key)) continue;
      if (!visit(old.index, key)) return;
    }
  }
}

function firstGone(before: Keyspace, after: Keyspace, now: Millis): Uint8Array | null {
  let found: Uint8Array | null = null;
  eachGone(before, after, now, (_db, key) => {
    found = key;
    return false;
  });
  return found;
}
