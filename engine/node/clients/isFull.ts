import type { RedisServer } from '../redisServer.ts';

/** maxclients; the link to the master is a client too. */
export function isFullOfClients({ clients, link, settings }: RedisServer): boolean {
  return clients.size + (link.isUp ? 1 : 0) >= settings.number('maxclients');
}
