// What the host tells of the connection to the master.
import { applyMasterStream } from './masterStream.ts';
import type { RedisServer } from './redisServer.ts';
import { onHandshakeBytes } from '../replication/handshake.ts';

export function onMasterBytes(
  server: RedisServer,
  bytes: Uint8Array,
  from: number,
  to: number,
): void {
  const { link } = server;
  link.ioSeconds = server.seconds;
  server.stats.total_net_repl_input_bytes += to - from;
  server.stats.total_reads_processed++;
  const at = link.isUp ? from : onHandshakeBytes(server, bytes, from, to);
  if (at < to && link.isUp) applyMasterStream(server, bytes, at, to);
}
