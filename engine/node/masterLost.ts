// The connection to the master has ended.
import { failDisklessLoad } from './later.ts';
import type { RedisServer } from './redisServer.ts';
import { fail, giveUpAndReconnect, onMasterLost } from '../replication/later.ts';

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
