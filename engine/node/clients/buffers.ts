import { checkOutputBuffers } from '../../replication/masterCron.ts';
import { describeClient } from '../later.ts';
import type { RedisServer } from '../redisServer.ts';

/** Drops replicas that are too far behind for client-output-buffer-limit. */
export function checkBuffers(server: RedisServer): void {
  // 7.0 looks when a block was added; the classroom's exact ring looks each time.
  if (!server.stream.grown && server.backlogModel === 'blocks') return;
  checkOutputBuffers(server, server.settings.replicaLimits, (peer) => {
    const client = server.clientOf(peer);
    return client === null ? '' : describeClient(server, client);
  });
}
