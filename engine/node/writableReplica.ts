// Keys that were written on a replica itself (replica-read-only no). Its master knows nothing of them,
// so nobody would send their DEL: the replica expires those that it gave an expiry time (slaveKeysWithExpire).
import { latin1, textOf } from '../base/bytes.ts';
import type { Request } from '../resp/request.ts';
import type { RedisServer } from './redisServer.ts';
import type { NodeRow } from './rows.ts';

/** After a client's write on a replica: remembers which of its keys now expire. */
export function rememberLocalExpiries(
  server: RedisServer,
  row: NodeRow,
  request: Request,
  db: number,
): void {
  const [first, last, step] = row.keys;
  if (first === 0) return;
  const database = server.keyspace.database(db);
  const end = last < 0 ? request.count + last : last;
  for (let i = first; i <= end && i < request.count; i += step) {
    const key = request.arg(i);
    const entry = database.held(key);
    if (entry !== 0 && database.expiresAt(entry) >= 0) {
      server.localExpiries.set(`${db}:${textOf(key)}`, { db, key: textOf(key) });
    }
  }
}

/** expireSlaveKeys, from the cron, which has set the time. They were never the master's: no replica is told. */
export function expireLocalKeys(server: RedisServer): void {
  server.keyspace.expiry = 'delete';
  for (const [name, { db, key }] of server.localExpiries) {
    const bytes = latin1(key);
    const database = server.keyspace.database(db);
    const entry = database.held(bytes);
    const expired = database.isExpired(bytes);
    if (expired) database.lookup(bytes, 0, bytes.length);
    if (expired || entry === 0 || database.expiresAt(entry) < 0) server.localExpiries.delete(name);
  }
  server.keyspace.expiry = 'hide';
}
