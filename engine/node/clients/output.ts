// What waits to be written to clients: replies, and for replicas the RDB and the stream.
import type { Client } from './client.ts';
import { recount } from '../later.ts';
import type { RedisServer } from '../redisServer.ts';
import { continuePipe } from '../snapshots/disklessChild.ts';
import { continueBulk } from '../../replication/later.ts';
import { feedPeer } from '../../replication/masterSide.ts';

/** Writes as much of a client's output as its socket takes. */
function flush(server: RedisServer, client: Client): void {
  const { out } = client;
  if (out.length === 0) return;
  const taken = server.host.write(client.connection, out.bytes, out.start, out.end);
  server.stats.total_net_output_bytes += taken;
  server.stats.total_writes_processed++;
  out.take(taken);
  if (client.blocks.seen > 0) recount(client);
}

/** handleClientsWithPendingWrites: everybody who was answered in this turn. */
export function writePending(server: RedisServer, pending: Client[]): void {
  for (let i = 0; i < pending.length; i++) {
    const client = pending[i]!;
    client.listed = false;
    if (client.doomed) client.out.clear();
    flush(server, client);
    if (client.closing && client.out.length === 0) server.close(client.connection);
  }
  // Setting the length would cost more than the writing.
  while (pending.length > 0) pending.pop();
}

/** Its socket takes bytes again. */
export function continueWriting(server: RedisServer, client: Client): void {
  flush(server, client);
  if (client.closing && client.out.length === 0) {
    server.close(client.connection);
    return;
  }
  const { peer } = client;
  if (peer === null || !client.attached) return;
  continueBulk(server, peer);
  feedPeer(server, peer);
  continuePipe(server, peer);
}
