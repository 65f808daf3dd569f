// WAIT: a client waits until enough replicas have acknowledged its last write.
//
// The offset waited for is the stream's end after the client's last command. If enough online
// replicas have acknowledged it, WAIT answers at once; otherwise the client blocks, and one GETACK
// goes into the stream before the event loop sleeps, however many clients began to wait.
import { integer } from '../resp/reply.ts';
import type { Client } from './client.ts';
import { processKept } from './processing.ts';
import type { RedisServer } from './redisServer.ts';

/** How many online replicas have acknowledged this offset. */
export function acknowledgedBy(server: RedisServer, offset: number): number {
  let count = 0;
  for (const peer of server.peers) {
    if (peer.state === 'ONLINE' && peer.ackOffset >= offset) count++;
  }
  return count;
}

/** Answers every waiting client whose replicas have acknowledged enough. */
export function answerWaits(server: RedisServer): void {
  for (const client of [...server.clients.values()]) {
    if (client.blocked === null) continue;
    const count = acknowledgedBy(server, client.blocked.offset);
    if (count >= client.blocked.needed) unblock(server, client, count);
  }
}

/** Answers those whose time is over with the number reached. */
export function timeOutWaits(server: RedisServer): void {
  for (const client of [...server.clients.values()]) {
    if (client.blocked === null || client.blocked.until > server.now) continue;
    unblock(server, client, acknowledgedBy(server, client.blocked.offset));
  }
}

function unblock(server: RedisServer, client: Client, count: number): void {
  client.blocked = null;
  server.waiting--;
  server.reply(client, integer(count));
  processKept(server, client);
}

/** CLIENT UNBLOCK: as if its time were over, or with an error. */
export function unblockByHand(server: RedisServer, client: Client, withError: boolean): void {
  if (client.blocked === null) return;
  const count = acknowledgedBy(server, client.blocked.offset);
  client.blocked = null;
  server.waiting--;
  if (withError) server.replyError(client, 'UNBLOCKED client unblocked via CLIENT UNBLOCK');
  else server.reply(client, integer(count));
  // What it sent meanwhile is read before the event loop sleeps, with what a pause held back.
  client.postponed = 'pause';
  client.heldAs = server.held++;
  server.pauses.eased = true;
}

/** disconnectAllBlockedClients: a server that becomes a replica has nothing to wait for. */
export function disconnectBlocked(server: RedisServer): void {
  for (const client of [...server.clients.values()]) {
    if (client.blocked === null) continue;
    client.blocked = null;
    server.waiting--;
    server.replyError(
      client,
      'UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)',
    );
    client.closing = true;
  }
}
