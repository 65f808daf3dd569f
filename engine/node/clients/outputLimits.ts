// client-output-buffer-limit for clients that are no replicas: who does not read what it asked for, or
// what is published to it, is closed (checkClientOutputBufferLimits of networking.c, 7.0).
import { sizeClass } from '../../replication/backlog.ts';
import type { OutputLimits } from '../../replication/masterCron.ts';
import { type Client, OWN_BUFFER } from './client.ts';
import { describeClient } from './clientLine.ts';
import { isSubscriber } from './listeners.ts';
import type { RedisServer } from '../redisServer.ts';

const BLOCK_HEADER = 16;
const LIST_NODE = 24;

function limitsOf({ settings }: RedisServer, client: Client): OutputLimits {
  return isSubscriber(client) ? settings.pubsubLimits : settings.normalLimits;
}

/** What was just answered may be too much. The client is closed without getting any of it. */
export function limitOutput(server: RedisServer, client: Client): void {
  if (client.attached || client.doomed) return;
  const { blocks } = client;
  const { length } = client.out;
  const added = length - Math.max(blocks.seen, OWN_BUFFER);
  blocks.seen = length;
  if (added <= blocks.room) {
    blocks.room -= Math.max(0, added);
    return;
  }
  const piece = Math.max(added - blocks.room, OWN_BUFFER);
  const block = sizeClass(piece + BLOCK_HEADER) - BLOCK_HEADER;
  blocks.room = block - (added - blocks.room);
  blocks.count++;
  blocks.memory += block + BLOCK_HEADER + LIST_NODE;
  if (!passes(server, client)) return;
  server.log(
    '#',
    `Client ${describeClient(server, client)} scheduled to be closed ASAP for overcoming of output buffer limits.`,
  );
  client.doomed = true;
  client.closing = true;
  client.replyMode = 'off';
  client.out.clear();
}

/** Some of it was written. What is left is taken for one block. */
export function recount({ blocks, out }: Client): void {
  const left = out.length > 0;
  blocks.seen = out.length;
  blocks.count = left ? 1 : 0;
  blocks.memory = left ? sizeClass(out.length + BLOCK_HEADER) + LIST_NODE : 0;
  blocks.room = 0;
}

/** The hard limit at once; the soft one when it is passed for longer than its seconds. */
function passes(server: RedisServer, client: Client): boolean {
  const { hard, soft, softSeconds } = limitsOf(server, client);
  const { memory } = client.blocks;
  if (soft > 0 && memory >= soft) {
    if (client.softSince === 0) client.softSince = server.seconds;
    else if (server.seconds - client.softSince > softSeconds) return true;
  } else {
    client.softSince = 0;
  }
  return hard > 0 && memory >= hard;
}

/** From the cron: the soft limit passes without anything being said (clientsCron). */
export function limitOutputs(server: RedisServer): void {
  for (const client of [...server.clients.values()]) {
    if (client.attached || client.doomed || client.out.length <= OWN_BUFFER) continue;
    if (!passes(server, client)) continue;
    const line = describeClient(server, client);
    server.close(client.connection);
    server.log('#', `Client ${line} closed for overcoming of output buffer limits.`);
  }
}
