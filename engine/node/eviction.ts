// maxmemory: which keys go when there is no room, and what may not be done without it (evict.c).
import { latin1, textOf } from '../base/bytes.ts';
import type { Database } from '../keyspace/database.ts';
import { EVENT } from '../keyspace/events.ts';
import { decayedCounter } from '../keyspace/frequency.ts';
import type { Client } from './clients/client.ts';
import { publishEvents } from './clients/keyspaceEvents.ts';
import { isPaused } from './clients/pause.ts';
import { EVICTED } from '../replication/stream.ts';
import { beginUnit, touchWatched } from './unit.ts';
import { requestOf } from './propagation.ts';
import type { RedisServer } from './redisServer.ts';
import { DENY_OOM, type NodeRow } from './rows.ts';
import { usedMemory } from './snapshots/child.ts';

export const OUT_OF_MEMORY = "OOM command not allowed when used memory > 'maxmemory'.";

const POOL_SIZE = 16;
const KEYS_TOLD = 10;
const DEL = latin1('DEL');
const UNLINK = latin1('UNLINK');

/** A key that was sampled and might be the next to go. */
interface Candidate {
  readonly db: number;
  /** Latin-1, one character per byte. */
  readonly key: string;
  /** The larger, the sooner it goes. */
  readonly score: number;
}

/** What eviction remembers from one time to the next. */
export interface Eviction {
  /** The best candidates of all samples so far, best last (the eviction pool). */
  pool: Candidate[];
  /** The random policies take the databases in turn. */
  lastDb: number;
}

/** Commands that a client within MULTI may give although there is no memory to queue others. */
const NEVER_QUEUED = ['exec', 'discard', 'multi', 'watch', 'quit', 'reset'];

/** processCommand's part: makes room, or says why the command is refused. `any`: masks of all that would run. */
export function refuseForMemory(
  server: RedisServer,
  client: Client,
  row: NodeRow,
  any: number,
): string | null {
  if (performEvictions(server)) return null;
  const queueing = client.transaction !== null && !NEVER_QUEUED.includes(row.name);
  return (any & DENY_OOM) !== 0 || queueing ? OUT_OF_MEMORY : null;
}

/** Evicts until the memory fits; false when nothing is left that may go. */
export function performEvictions(server: RedisServer): boolean {
  const { settings, maxmemory } = server;
  if (maxmemory === 0 || server.loading !== null || isPaused(server)) return true;
  if (server.isReplica && settings.yes('replica-ignore-maxmemory')) return true;
  if (usedMemory(server) <= maxmemory) return true;
  const policy = settings.text('maxmemory-policy');
  if (policy === 'noeviction') return false;
  beginUnit(server);
  const evicted: Uint8Array[] = [];
  while (usedMemory(server) > maxmemory) {
    const found = policy.endsWith('random') ? randomKey(server, policy) : bestKey(server, policy);
    if (found === null) break;
    evict(server, found.db, found.key);
    evicted.push(found.key);
  }
  if (evicted.length > 0) tellEvicted(server, evicted, policy);
  return usedMemory(server) <= maxmemory;
}

function tellEvicted(server: RedisServer, evicted: readonly Uint8Array[], policy: string): void {
  const keys = evicted.slice(0, KEYS_TOLD).map((key) => textOf(key));
  const node = String(server.port);
  server.emit({ kind: 'evicted', node, keys, count: evicted.length, policy });
}

/** Each key goes as a command of its own, never within MULTI. */
function evict(server: RedisServer, db: number, key: Uint8Array): void {
  const { keyspace, propagation, settings } = server;
  keyspace.database(db).removeKey(key);
  server.stats.evicted_keys++;
  keyspace.database(db).notify(EVENT.evicted, 'evicted', key);
  if (keyspace.events.length > 0) publishEvents(server);
  touchWatched(server);
  const name = settings.yes('lazyfree-lazy-eviction') ? UNLINK : DEL;
  propagation.add(db, requestOf([name, key]), EVICTED);
  propagation.flush(server, false);
}

interface Found {
  readonly db: number;
  readonly key: Uint8Array;
}

function randomKey(server: RedisServer, policy: string): Found | null {
  const { eviction, keyspace, dice } = server;
  const { databaseCount } = keyspace;
  for (let i = 0; i < databaseCount; i++) {
    eviction.lastDb = (eviction.lastDb + 1) % databaseCount;
    const [key] = keyspace.database(eviction.lastDb).sample(dice, 1, isVolatile(policy));
    if (key !== undefined) return { db: eviction.lastDb, key };
  }
  return null;
}

/** The best key of the pool, after some keys of each database were sampled into it. */
function bestKey(server: RedisServer, policy: string): Found | null {
  const { eviction, keyspace, dice, settings } = server;
  const samples = settings.number('maxmemory-samples');
  for (;;) {
    let sampled = 0;
    for (const database of keyspace.databases) {
      for (const key of database.sample(dice, samples, isVolatile(policy))) {
        sampled++;
        consider(eviction, database, key, scoreOf(server, database, key, policy));
      }
    }
    if (sampled === 0) return null;
    for (let best = eviction.pool.pop(); best !== undefined; best = eviction.pool.pop()) {
      const key = latin1(best.key);
      const database = keyspace.database(best.db);
      const held = database.held(key);
      // A key that has gone since, or expires no more, is a ghost.
      const ghost = held === 0 || (isVolatile(policy) && database.expiresAt(held) < 0);
      if (!ghost) return { db: best.db, key };
    }
  }
}

const isVolatile = (policy: string): boolean => policy.startsWith('volatile-');

/** evictionPoolPopulate: the pool stays in order of score, and keeps the largest. */
function consider(eviction: Eviction, database: Database, key: Uint8Array, score: number): void {
  const { pool } = eviction;
  const name = textOf(key);
  if (pool.some((one) => one.db === database.index && one.key === name)) return;
  let at = 0;
  while (at < pool.length && pool[at]!.score < score) at++;
  if (at === 0 && pool.length === POOL_SIZE) return;
  pool.splice(at, 0, { db: database.index, key: name, score });
  if (pool.length > POOL_SIZE) pool.shift();
}

function scoreOf(server: RedisServer, database: Database, key: Uint8Array, policy: string): number {
  const { keyspace } = server;
  const entry = database.held(key);
  if (policy === 'volatile-ttl') return 0 - database.expiresAt(entry);
  const stamp = database.accessedAt(entry);
  if (policy.endsWith('lru')) return keyspace.second - stamp;
  return 255 - decayedCounter(stamp, keyspace.second, keyspace.lfu?.decayMinutes ?? 1);
}

/** CONFIG SET maxmemory. */
export function warnOfMemory(server: RedisServer): void {
  const used = usedMemory(server);
  if (server.maxmemory === 0 || used <= server.maxmemory) return;
  server.log(
    '#',
    `WARNING: the new maxmemory value set via CONFIG SET (${server.maxmemory}) is smaller than the current memory usage (${used}). This will result in key eviction and/or the inability to accept new write commands depending on the maxmemory-policy.`,
  );
}
