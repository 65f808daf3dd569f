// WAIT: a client waits until enough replicas have acknowledged its last write.
//
// The offset waited for is the stream's end after the client's last command. If enough online
// replicas have acknowledged it, WAIT answers at once; otherwise the client blocks, and one GETACK
// goes into the stream before the event loop sleeps, however many clients began to wait.
import { integer } from '../../resp/reply.ts';
import { release } from './blockedClients.ts';
import type { RedisServer } from '../redisServer.ts';

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
    if (client.blocked?.kind !== 'wait') continue;
    const count = acknowledgedBy(server, client.blocked.offset);
    if (count < client.blocked.needed) continue;
    server.reply(client, integer(count));
    release(server, client);
  }
}
