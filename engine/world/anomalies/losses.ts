// What clients were told OK for, and what no running node holds any more.
//
// An acknowledged write is *lost* when a client was told so, and at one of four moments no node of the
// surviving history has its effect, nor a later acknowledged write that made the key anew: a full resync
// has replaced the data set that held it, a master has started with less than it had, a replica was
// promoted without it while who acknowledged it is gone, or a node was removed. What survives, and what
// counts as its effect: survivors.ts. Keys whose time is over, or that were evicted or deleted before,
// are no case. A FLUSHALL or FLUSHDB is lost when keys that it removed are back, a SWAPDB when keys are
// back in the database that they had left (flushes.ts).
//
// An *empty master is copied* when a master starts with less than it had when it stopped, and a replica
// then gives up, in a full resync from it, keys that it had from that master. Born: at that start.
import { textOf } from '../../base/bytes.ts';
import { type Millis, unixMillis } from '../../base/units.ts';
import type { NodeId } from '../../contract.ts';
import { holdSame } from '../../keyspace/digest.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Machine } from '../machine.ts';
import { findDivergence } from './divergences.ts';
import { type HadBy, hadBy, KEYS_TOLD, tellFlushes, type Why } from './flushes.ts';
import type { Acknowledged, Flush } from './ledger.ts';
import { endOf, type Memory, topOf } from './memory.ts';
import { eachGone } from './prints.ts';
import { hasEffect, held, isMadeAnew, survivors } from './survivors.ts';

/** A full resync has replaced `before` at this node. */
export function afterFullSync(memory: Memory, machine: Machine, before: Keyspace): void {
  const { server } = machine;
  if (server === null) return;
  const now = unixMillis(memory.world.now);
  tellEmptyMaster(memory, machine, server, before, now);
  machine.poorer = null;
  const had = hadBy(memory, machine.id, server.stream.left);
  tellFlushes(memory, machine, server, 'full-resync', before, had);
  tellLost(memory, machine, 'full-resync', (entry) => had(entry) && held(before, entry, now));
  memory.steps.delete(machine.id);
  memory.written.delete(machine.id);
}

/** A process has read its data set and serves it; the one before it held `before`. */
export function afterStart(memory: Memory, machine: Machine, before: Keyspace | null): void {
  const { server } = machine;
  if (server === null) return;
  memory.written.delete(machine.id);
  memory.steps.get(machine.id)?.keep((step) => memory.ancestry.includes(endOf(server), step));
  if (before !== null) {
    const now = unixMillis(memory.world.now);
    // What another node acknowledged is this one's loss only if it had it from there.
    const had = hadBy(memory, machine.id, machine.heldEnd);
    tellFlushes(memory, machine, server, 'restart', before, had);
    cameBack(memory, server, had);
    tellLost(memory, machine, 'restart', (entry) => {
      if (!had(entry) || !held(before, entry, now)) return false;
      // A replica waits for its master, which may come back with it.
      return !server.isReplica || !sleeps(memory, entry, now);
    });
    if (!server.isReplica && firstGone(before, server.keyspace, now) !== null) {
      machine.poorer = { had: before, left: server.keyspace.size, since: machine.since };
    }
  }
  findDivergence(memory, machine);
}

/** Whether a node that does not run held it when it stopped, and so may come back with it. */
function sleeps({ world }: Memory, entry: Acknowledged, now: Millis): boolean {
  return world.machines.some((one) => {
    return one.server === null && one.held !== null && held(one.held, entry, now);
  });
}

/** A replica is a master now: what the one before had acknowledged and not sent is lost if that one is gone. */
export function afterPromotion(memory: Memory, machine: Machine): void {
  const { server } = machine;
  if (server === null) return;
  const { world, ledger } = memory;
  const now = unixMillis(world.now);
  const end = endOf(server);
  const goneWith = (one: Acknowledged | Flush): Keyspace | null => {
    const other = world.machine(one.node);
    if (other === null || other.server !== null || one.offset === Infinity) return null;
    return memory.ancestry.endOf(one.replid, end) === null ? null : other.held;
  };
  for (const { held: before, server: other } of world.machines) {
    if (other !== null || before === null) continue;
    tellFlushes(memory, machine, server, 'promotion', before, (one) => goneWith(one) === before);
  }
  tellLost(memory, machine, 'promotion', (entry) => {
    const there = goneWith(entry);
    return there !== null && held(there, entry, now);
  });
  // What clients wrote into it while it was a replica is part of its history from now on.
  ledger.carry(({ node, offset }) => node === machine.id && offset === Infinity, end);
  findDivergence(memory, machine);
}

/** A node, its process and its disk are gone for good. */
export function afterRemoval(memory: Memory, machine: Machine): void {
  const { held: before, heldEnd } = machine;
  if (before === null || !memory.ledger.isKnown) return;
  const { world } = memory;
  const now = unixMillis(world.now);
  const had = hadBy(memory, machine.id, heldEnd);
  for (const { server } of world.machines) {
    if (server === null || server.isReplica || server.loading !== null) continue;
    tellFlushes(memory, machine, server, 'removed', before, (flush) => {
      return had(flush) && survivors(memory, machine, flush).includes(server);
    });
  }
  tellLost(memory, machine, 'removed', (entry) => {
    return had(entry) && held(before, entry, now) && !sleeps(memory, entry, now);
  });
}

/** A master has its first backlog: its data set is the beginning of a history. */
export function beginHistory({ ledger }: Memory, { id, server }: Machine): void {
  if (server === null) return;
  const { left } = server.stream;
  const begun = (replid: string) => left !== null && replid === left.replid;
  ledger.carry(({ node, replid, offset, also }) => {
    if (node === id && offset === Infinity) return true;
    return begun(replid) || also.some((place) => begun(place.replid));
  }, endOf(server));
}

/** What a master's new process found on its disk is part of the history that it begins. */
function cameBack(memory: Memory, server: RedisServer, had: HadBy): void {
  const now = unixMillis(memory.world.now);
  const end = endOf(server);
  memory.ledger.carry((one) => {
    if (!('key' in one) || !had(one) || memory.includes(end, one)) return false;
    return held(server.keyspace, one, now);
  }, end);
}

function tellLost(
  memory: Memory,
  machine: Machine,
  why: Why,
  wasHeld: (entry: Acknowledged) => boolean,
): void {
  const { world, ledger } = memory;
  const now = unixMillis(world.now);
  const lost = new Map<NodeId, Acknowledged[]>();
  const over: Acknowledged[] = [];
  for (const entry of ledger.all()) {
    if (entry.expiresAt <= now || !wasHeld(entry)) continue;
    const ends = survivors(memory, machine, entry);
    if (ends.some((one) => hasEffect(memory, one, entry, now))) continue;
    over.push(entry);
    if (isMadeAnew(memory, ends, entry, now)) continue;
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
      back: false,
      keys: entries.slice(-KEYS_TOLD).map(({ key }) => key),
      count: entries.length,
      line: newest.line,
    });
  }
  for (const entry of over) ledger.drop(entry);
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

function firstGone(before: Keyspace, after: Keyspace, now: Millis): Uint8Array | null {
  let found: Uint8Array | null = null;
  eachGone(before, after, now, (_db, key) => {
    found = key;
    return false;
  });
  return found;
}
