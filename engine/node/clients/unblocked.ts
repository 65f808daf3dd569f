import { processKept } from '../processing.ts';
import type { RedisServer } from '../redisServer.ts';

/** processUnblockedClients: what they sent while they waited. */
export function processUnblocked(server: RedisServer): void {
  const { unblocked } = server;
  for (;;) {
    const client = unblocked.shift();
    if (client === undefined) return;
    const waits = client.blocked !== null || client.postponed !== 'no';
    if (client.gone || client.closing || waits || server.asleepUntil > server.now) continue;
    processKept(server, client);
  }
}
