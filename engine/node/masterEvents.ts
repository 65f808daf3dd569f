// What the host tells of the connection to the master.
import { onHandshakeBytes } from '../replication/handshake.ts';
import { fail, giveUpAndReconnect, onMasterLost } from '../replication/masterLink.ts';
import { failDisklessLoad } from './later.ts';
import { applyMasterStream } from './masterStream.ts';
import type { RedisServer } from './redisServer.ts';

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

export function onMasterClosed(server: RedisServer): void {
  const { link } = server;
  if (link.isUp) {
    onMasterLost(server, 'closed');
  } else if (link.state === 'TRANSFER') {
    if (link.transfer?.loading) {
      link.transfer.closed = true;
      return;
    }
    if (link.transfer?.parsing) {
      failDisklessLoad(server);
      return;
    }
    link.connection = null;
    const why =
      link.transfer?.size === -1
        ? 'I/O error reading bulk count from MASTER: Success'
        : 'I/O error trying to sync with MASTER: connection lost';
    server.log('#', why);
    giveUpAndReconnect(server, why);
  } else {
    link.connection = null;
    server.log('#', 'Failed to read response from the server: Success');
    fail(server, 'Master did not respond to command during SYNC handshake');
  }
}

/** CLIENT KILL of the link to the master. */
export function loseMaster(server: RedisServer): void {
  const { connection } = server.link;
  if (connection !== null) server.host.close(connection);
  onMasterLost(server, 'closed');
}
