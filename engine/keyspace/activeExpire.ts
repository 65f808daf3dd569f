import type { Database } from './database.ts';
import type { Keyspace } from './keyspace.ts';

/** ACTIVE_EXPIRE_CYCLE_KEYS_PER_LOOP. */
const KEYS_PER_LOOP = 20;
/** Redis looks at 20 buckets for each key it hopes to sample. */
const SLOTS_PER_LOOP = KEYS_PER_LOOP * 20;
/** Redis stops when a quarter of the tick is used up; here a count stands for that time. */
const KEYS_PER_CYCLE = 25_000;

/**
 * Redis's activeExpireCycle, run by the cron of a master ten times a second: samples keys that have
 * an expiry time and removes the expired ones, again and again while more than a tenth of a sample
 * was expired. What it removed is in `keyspace.reaped`.
 */
export function activeExpireCycle(keyspace: Keyspace): void {
  if (keyspace.expiry !== 'delete') return;
  for (const database of keyspace.databases) {
    let budget = KEYS_PER_CYCLE;
    while (database.volatileSize > 0 && budget > 0) {
      const sample = sampleOnce(database);
      budget -= KEYS_PER_LOOP;
      if (sample.expired * 10 <= sample.keys) break;
    }
  }
}

function sampleOnce(database: Database): { keys: number; expired: number } {
  const { keyspace, timed } = database;
  const slots = timed.slotCount;
  const expired: Uint8Array[] = [];
  let keys = 0;
  let living = 0;
  let ttlSum = 0;
  let slot = database.expireCursor & (slots - 1);
  for (let seen = 0; seen < Math.min(slots, SLOTS_PER_LOOP) && keys < KEYS_PER_LOOP; seen++) {
    const entry = timed.entryInSlot(slot);
    slot = (slot + 1) & (slots - 1);
    if (entry === 0) continue;
    keys++;
    const ttl = database.timeOf(entry) - keyspace.now;
    if (ttl < 0) {
      const start = timed.keyStart(entry);
      expired.push(timed.bytes.slice(start, start + timed.keyLength(entry)));
    } else {
      living++;
      ttlSum += ttl;
    }
  }
  database.expireCursor = slot;
  // Only now: removing moves the slots that the sample walks over.
  for (const key of expired) database.reap(key);
  if (living > 0) noteTtl(database, Math.floor(ttlSum / living));
  return { keys, expired: expired.length };
}

/** The running average that INFO shows as avg_ttl: two parts in a hundred are new. */
function noteTtl(database: Database, ttl: number): void {
  if (database.averageTtl === 0) database.averageTtl = ttl;
  database.averageTtl = Math.floor(database.averageTtl / 50) * 49 + Math.floor(ttl / 50);
}
