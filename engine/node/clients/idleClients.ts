import { isSubscriber } from './listeners.ts';
import type { RedisServer } from '../redisServer.ts';

/** `timeout`: who has said nothing for longer is closed (clientsCronHandleTimeout). */
export function closeIdleClients(server: RedisServer): void {
  const limit = server.settings.number('timeout');
  for (const client of [...server.clients.values()]) {
    // Replicas and those that wait for something are not expected to speak.
    const waits =
      client.attached || client.monitor || client.blocked !== null || isSubscriber(client);
    if (waits || client.postponed !== 'no') continue;
    if (server.seconds - client.lastSeconds <= limit) continue;
    server.log('-', 'Closing idle client');
    server.close(client.connection);
  }
}
