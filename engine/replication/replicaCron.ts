// REPLICA, once a second.
import { sendAck } from './handshake.ts';
import { giveUpAndReconnect, onMasterLost } from './later.ts';
import { connectToMaster } from './masterLink.ts';
import type { ReplicationServer } from './server.ts';

/** The replica's half of replicationCron, in its order. */
export function replicaCron(server: ReplicationServer): void {
  const { link } = server;
  if (link.host === null) return;
  const silent = server.seconds - link.ioSeconds > server.settings.number('repl-timeout');
  if (link.inHandshake && silent) {
    server.log('#', 'Timeout connecting to the MASTER...');
    giveUpAndReconnect(server, 'Timeout connecting to the MASTER...');
  } else if (link.state === 'TRANSFER' && silent && !link.transfer?.loading) {
    const why =
      "Timeout receiving bulk data from MASTER... If the problem persists try to set the 'repl-timeout' parameter in redis.conf to a larger value.";
    server.log('#', why);
    giveUpAndReconnect(server, why);
  } else if (link.state === 'CONNECTED' && silent) {
    server.log('#', 'MASTER timeout: no data nor PING received...');
    const { connection } = link;
    if (connection !== null) server.close(connection);
    onMasterLost(server, 'timeout');
  }
  if (link.state === 'CONNECT') {
    server.log('*', `Connecting to MASTER ${link.host}:${link.port}`);
    connectToMaster(server);
  }
  if (link.state === 'CONNECTED') sendAck(server);
}
