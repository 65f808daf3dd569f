// Who waits for what: a client begins to wait, and is let go.
import type { Client } from './client.ts';
import type { RedisServer } from '../redisServer.ts';

/** A key as `server.blockedOn` names it. `key` is latin-1. */
export function nameOfKey(db: number, key: string): string {
  return `${db}:${key}`;
}

/**
 * unblockClient: the client waits no more. It was answered before, or has gone; what it sent
 * meanwhile is read before the event loop sleeps.
 */
export function release(server: RedisServer, client: Client): void {
  const { blocked } = client;
  if (blocked === null) return;
  client.blocked = null;
  if (client.replyMode === 'skip') client.replyMode = 'on';
  server.unblocked.push(client);
  if (blocked.kind === 'wait') {
    server.waiting--;
    return;
  }
  server.keyspace.blocking--;
  for (const key of blocked.keys) {
    const name = nameOfKey(blocked.db, key);
    const waiting = server.blockedOn.get(name)!;
    waiting.splice(waiting.indexOf(client), 1);
    if (waiting.length === 0) server.blockedOn.delete(name);
  }
}
