// Which nodes an acknowledged write may live on in, and whether it does.
import { latin1 } from '../../base/bytes.ts';
import type { Millis } from '../../base/units.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Machine } from '../machine.ts';
import type { Position } from './ancestry.ts';
import type { Acknowledged, Flush } from './ledger.ts';
import { endOf, type Memory, topOf } from './memory.ts';
import { printOf } from './prints.ts';

/**
 * The running nodes whose data could be expected to hold this: those that share a past with it, the node
 * where it is asked for, and that one's master. A node that happens to hold the same is none of them.
 */
export function survivors(
  memory: Memory,
  where: Machine,
  one: Acknowledged | Flush,
): RedisServer[] {
  const { world, ancestry } = memory;
  const top = topOf(world, where);
  const places: readonly Position[] = [one, ...one.also];
  const found: RedisServer[] = [];
  for (const machine of world.machines) {
    const { server } = machine;
    if (server === null || server.loading !== null) continue;
    const end = endOf(server);
    const isNear = machine === where || machine === top || machine.id === one.node;
    if (isNear || places.some((place) => ancestry.fork(end, place) !== null)) found.push(server);
  }
  return found;
}

/** Whether the key has the value that the write gave it. */
export function held(keyspace: Keyspace, { db, key, print }: Acknowledged, now: Millis): boolean {
  return printOf(keyspace, db, latin1(key), now) === print;
}

/**
 * Whether a node has what the write did: the write lies in its history (and may have been replaced there),
 * or the key has its value. The value alone proves nothing of a write that built on another (INCR), where
 * somebody else's write, which did not build on this one, gave the key the same.
 */
export function hasEffect(
  memory: Memory,
  server: RedisServer,
  entry: Acknowledged,
  now: Millis,
): boolean {
  const end = endOf(server);
  if (memory.includes(end, entry)) return true;
  if (!held(server.keyspace, entry, now)) return false;
  if (entry.anewAt === entry.at) return true;
  return !rivals(memory, entry).some((other) => {
    return other.print === entry.print && memory.includes(end, other);
  });
}

/** Whether a later acknowledged write, or a flush, made the key anew at a survivor: then nobody misses this one. */
export function isMadeAnew(
  memory: Memory,
  ends: readonly RedisServer[],
  entry: Acknowledged,
  now: Millis,
): boolean {
  const later = rivals(memory, entry).filter(({ anewAt }) => anewAt > entry.at);
  if (later.some((other) => ends.some((one) => hasEffect(memory, one, other, now)))) return true;
  return memory.ledger.flushes.some((flush) => {
    if (flush.swapped >= 0 || flush.at <= entry.at) return false;
    if (flush.db >= 0 && flush.db !== entry.db) return false;
    return ends.some((one) => memory.includes(endOf(one), flush));
  });
}

/** What other nodes acknowledged for the same key. */
function rivals({ world, ledger }: Memory, { node, db, key }: Acknowledged): Acknowledged[] {
  const found: Acknowledged[] = [];
  for (const { id } of world.machines) {
    const other = id === node ? undefined : ledger.of(id, db, key);
    if (other !== undefined) found.push(other);
  }
  return found;
}
