// A FLUSHALL or FLUSHDB that a client was told OK for, and whose keys come back.
import { textOf } from '../../base/bytes.ts';
import { unixMillis } from '../../base/units.ts';
import type { Anomaly, NodeId } from '../../contract.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { Machine } from '../machine.ts';
import type { Position } from './ancestry.ts';
import type { Acknowledged, Flush } from './ledger.ts';
import { endOf, type Memory } from './memory.ts';
import { eachGone } from './prints.ts';

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
 * flushed databases that are there again, and that nobody wrote since, undo the flush.
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
      if (flush.db >= 0 && flush.db !== db) return true;
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
}

function wasWrittenSince(
  { world, ledger }: Memory,
  flush: Flush,
  db: number,
  key: string,
): boolean {
  return world.machines.some(({ id }) => (ledger.of(id, db, key)?.at ?? -1) >= flush.at);
}
