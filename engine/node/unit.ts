// One execution unit: a command, or what EXEC runs.
import { latin1, textOf } from '../base/bytes.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import { isPaused } from './clients/pause.ts';
import type { RedisServer } from './redisServer.ts';

/** Every command of one unit sees the same time, and the same rules for expired keys. */
export function beginUnit(server: RedisServer): void {
  const { keyspace } = server;
  const now = server.unixMillis;
  server.context.now = now;
  keyspace.now = now;
  keyspace.at = server.now;
  // While writes are paused nothing is deleted, and so nothing propagated.
  keyspace.expiry = server.isReplica || isPaused(server) ? 'hide' : 'delete';
  // Nothing expires while another data set is loaded.
  if (server.loading !== null) keyspace.expiry = 'keep';
}

/** A key that some client watches was touched: its EXEC will answer nil. */
export function touchWatched(server: RedisServer): void {
  const { keyspace } = server;
  if (keyspace.modified.length === 0 && keyspace.replaced.length === 0) return;
  const touched = new Set(keyspace.modified.map(({ db, key }) => `${db}:${textOf(key)}`));
  for (const client of server.clients.values()) {
    for (const watched of client.watched) {
      const { db, key } = watched;
      if (touched.has(`${db}:${key}`) || replacedUnder(keyspace, db, latin1(key))) {
        client.dirtyCas = true;
      }
    }
  }
  keyspace.modified.length = 0;
  keyspace.replaced.length = 0;
}

/** A database was emptied or swapped, and held the key before, or holds it now. */
function replacedUnder(keyspace: Keyspace, db: number, key: Uint8Array): boolean {
  return keyspace.replaced.some(
    (one) => one.db === db && (one.before.held(key) !== 0 || keyspace.database(db).held(key) !== 0),
  );
}
