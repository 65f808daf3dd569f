// Clients that wait: for a key to appear (BLPOP and its like), for replicas (WAIT), for their time
// to be over (blocked.c and timeout.c of 7.0).
//
// A client that waits for keys stands in a queue for each of them, in the order in which clients
// began to wait. A key that appears is signalled at once, but served only after the command or the
// transaction that made it: so whoever pushes sees his own push, and the pop of the one who waited
// is a unit of its own in the stream, never part of the pusher's MULTI.
import { latin1, textOf } from '../../base/bytes.ts';
import { keyOfName } from './beginToWait.ts';
import { nameOfKey, release } from './blockedClients.ts';
import type { Blocked, BlockedOnKeys, Client } from './client.ts';
import { publishEvents } from './keyspaceEvents.ts';
import { acknowledgedBy } from './wait.ts';
import { findRow, settle } from '../processing.ts';
import { requestIn } from '../propagation.ts';
import type { RedisServer } from '../redisServer.ts';
import { collectReaped } from '../refusing.ts';
import { beginUnit } from '../unit.ts';
import { NIL_ARRAY, type Reply, error, integer } from '../../resp/reply.ts';

const ROLE_CHANGED = error(
  'UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)',
);
const UNBLOCKED = error('UNBLOCKED client unblocked via CLIENT UNBLOCK');

/** handleClientsBlockedOnKeys: after each command, until no key is ready any more. */
export function serveReady(server: RedisServer): void {
  const { keyspace } = server;
  for (;;) {
    signalSwapped(server);
    const { ready } = keyspace;
    if (ready.length === 0) return;
    keyspace.ready = [];
    const served = new Set<string>();
    for (const { db, key } of ready) {
      const name = nameOfKey(db, textOf(key));
      if (served.has(name)) continue;
      served.add(name);
      serveKey(server, db, key, server.blockedOn.get(name) ?? []);
    }
  }
}

/** scanDatabaseForReadyKeys: SWAPDB may have brought what somebody waits for. */
function signalSwapped({ keyspace, blockedOn }: RedisServer): void {
  for (const db of keyspace.swapped.splice(0)) {
    for (const name of blockedOn.keys()) {
      const awaited = keyOfName(name);
      if (awaited.db !== db) continue;
      const key = latin1(awaited.key);
      if (keyspace.database(db).held(key) !== 0) keyspace.ready.push({ db, key });
    }
  }
}

/** Serves those who wait for this key, first come first served, as long as there is something. */
function serveKey(
  server: RedisServer,
  db: number,
  key: Uint8Array,
  waiting: readonly Client[],
): void {
  const { keyspace, propagation } = server;
  beginUnit(server);
  for (const client of [...waiting]) {
    if (server.isReplica) keyspace.expiry = 'delete';
    const database = keyspace.database(db);
    const entry = database.lookup(key, 0, key.length);
    if (entry === 0) break;
    const { blocked } = client;
    if (blocked?.kind !== 'keys' || blocked.type !== database.type(entry)) continue;
    serveClient(server, client, blocked, key);
  }
  // The key was there when it was signalled, and its time is over.
  if (keyspace.reaped.length === 0) return;
  if (keyspace.events.length > 0) publishEvents(server);
  collectReaped(server);
  propagation.flush(server);
}

function serveClient(
  server: RedisServer,
  client: Client,
  blocked: BlockedOnKeys,
  key: Uint8Array,
): void {
  const { context } = server;
  const request = requestIn(blocked.command);
  const row = findRow(server, request)!;
  context.request = request;
  context.client = client;
  context.dbIndex = blocked.db;
  server.keyspace.reading = false;
  const outcome = row.serve?.(context, key) ?? null;
  if (server.keyspace.events.length > 0) publishEvents(server);
  if (outcome === null) return;
  server.reply(client, outcome.reply);
  release(server, client);
  settle(server, row, request, outcome);
}

/** What a client is told whose time is over. */
function timeoutReply(server: RedisServer, blocked: Blocked): Reply {
  return blocked.kind === 'wait' ? integer(acknowledgedBy(server, blocked.offset)) : NIL_ARRAY;
}

/** handleBlockedClientsTimeout: those whose time is over, the earliest first. */
export function timeOutBlocked(server: RedisServer): void {
  if (server.asleepUntil > server.now) return;
  const late = [...server.clients.values()].filter(
    ({ blocked }) => blocked !== null && blocked.until <= server.now,
  );
  late.sort((a, b) => a.blocked!.until - b.blocked!.until);
  for (const client of late) unblockClient(server, client, 'timeout');
}

/** CLIENT UNBLOCK: false when the client did not wait. */
export function unblockClient(
  server: RedisServer,
  client: Client,
  how: 'timeout' | 'error',
): boolean {
  const { blocked } = client;
  if (blocked === null) return false;
  server.reply(client, how === 'error' ? UNBLOCKED : timeoutReply(server, blocked));
  release(server, client);
  return true;
}

/** disconnectAllBlockedClients: a server that becomes a replica has nothing to wait for. */
export function disconnectBlocked(server: RedisServer): void {
  for (const client of [...server.clients.values()]) {
    if (client.blocked === null) continue;
    server.reply(client, ROLE_CHANGED);
    release(server, client);
    client.closing = true;
  }
}
