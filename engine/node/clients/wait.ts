// WAIT: a client waits until enough replicas have acknowledged its last write.
//
// The offset waited for is the stream's end after the client's last command. If enough online
// replicas have acknowledged it, WAIT answers at once; otherwise the client blocks, and one GETACK
// goes into the stream before the event loop sleeps, however many clients began to wait.
import type { RedisServer } from '../redisServer.ts';

/** How many online replicas have acknowledged this offset. */
export function acknowledgedBy(server: RedisServer, offset: number): number {
  let count = 0;
  for (const peer of server.peers) {
    if (peer.state === 'ONLINE' && peer.ackOffset >= offset) count++;
  }
  return count;
}
