import { release } from './blockedClients.ts';
import { acknowledgedBy } from './wait.ts';
import type { RedisServer } from '../redisServer.ts';
import { integer } from '../../resp/reply.ts';

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
