// A FLUSHALL, FLUSHDB or SWAPDB that a client was told OK for, and whose keys come back.
import { textOf } from '../../base/bytes.ts';
import { unixMillis } from '../../base/units.ts';
import type { Anomaly, NodeId } from '../../contract.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Machine } from '../machine.ts';
import type { Position } from './ancestry.ts';
import { type Acknowledged, type Flush, swappedTo } from './ledger.ts';
import { endOf, type Memory } from './memory.ts';
import { eachGone } from './prints.ts';
import { held } from './survivors.ts';

export const KEYS_TOLD = 10;

export type Why = Extract<Anomaly, { name: 'lost-write' }>['why'];

/** Whether a data set that is replaced or gone had this. */
export type HadBy = (one: Acknowledged | Flush) => boolean;

/** What this node acknowledged, or had in its history when that ended at `end`. */
export function hadBy(memory: Memory, node: NodeId, end: Position | null): HadBy {
  return (one) => one.node === node || (end !== null && memory.includes(end, one));
}

/**
 * `before`, which had the effect of a flush, is gone from this machine, and `server` is what is left: keys of
 * flushed databases that are there again, and that nobody wrote since, undo the flush. So do keys that are
 * again in the database in which they had been before a SWAPDB.
 */
export function tellFlushes(
  memory: Memory,
  machine: Machine,
  server: RedisServer,
  why: Why,
  before: Keyspace,
  had: HadBy,
): void {
  const { world, ledger } = memory;
  const swaps: Flush[] = [];
  for (const flush of ledger.flushes) {
    if (!had(flush) || memory.includes(endOf(server), flush)) continue;
    // What was written since is not known any more: what is there may be new.
    if (ledger.forgotten >= flush.at) {
      ledger.dropFlush(flush);
      continue;
    }
    const keys: string[] = [];
    let count = 0;
    eachGone(server.keyspace, before, unixMillis(world.now), (db, key) => {
      const name = textOf(key);
      if (flush.db >= 0 && flush.db !== db && flush.swapped !== db) return true;
      if (wasWrittenSince(memory, flush, db, name)) return true;
      if (keys.length < KEYS_TOLD) keys.push(name);
      count++;
      return true;
    });
    if (count === 0 && why === 'restart') {
      ledger.carry((one) => one === flush, endOf(server));
      continue;
    }
    ledger.dropFlush(flush);
    if (flush.swapped >= 0) swaps.push(flush);
    if (count === 0) continue;
    const { at: bornAt, node: acknowledgedBy, line } = flush;
    const [node, back] = [machine.id, true];
    const name = 'lost-write';
    world.emit({
      kind: 'anomaly',
      name,
      bornAt,
      node,
      acknowledgedBy,
      why,
      back,
      keys,
      count,
      line,
    });
  }
  swapBack(memory, server, swaps);
}

/**
 * What is left has not swapped: writes that are part of its history, or whose value stands again in the
 * database in which they were written, are looked for there.
 */
function swapBack(memory: Memory, server: RedisServer, swaps: readonly Flush[]): void {
  if (swaps.length === 0) return;
  const { keyspace } = server;
  const end = endOf(server);
  const now = unixMillis(memory.world.now);
  memory.ledger.move((one) => {
    const isBefore = (swap: Flush) => one.at <= swap.at;
    const db = swaps.reduceRight((at, swap) => (isBefore(swap) ? swappedTo(at, swap) : at), one.db);
    if (db === one.db) return db;
    const stands = held(keyspace, { ...one, db }, now) && !held(keyspace, one, now);
    return stands || memory.includes(end, one) ? db : one.db;
  });
}

function wasWrittenSince(
  { world, ledger }: Memory,
  flush: Flush,
  db: number,
  key: string,
): boolean {
  return world.machines.some(({ id }) => (ledger.of(id, db, key)?.at ?? -1) >= flush.at);
}
