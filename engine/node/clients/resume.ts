// What a pause held back goes on.
import { applyPending } from '../masterStream.ts';
import { processKept } from '../processing.ts';
import type { RedisServer } from '../redisServer.ts';

/** Before the event loop sleeps: clients whose pause has ended read on, in the order they were held. */
export function resumePaused(server: RedisServer): void {
  server.pauses.eased = false;
  const held = [...server.clients.values()].filter((client) => client.postponed === 'pause');
  held.sort((a, b) => a.heldAs - b.heldAs);
  for (const client of held) client.postponed = 'no';
  for (const client of held) if (!client.gone) processKept(server, client);
  if (!server.pauses.holdsMaster) return;
  server.pauses.holdsMaster = false;
  applyPending(server);
}
