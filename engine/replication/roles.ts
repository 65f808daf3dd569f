// REPLICA, its two turning points: to follow a master, and to follow none.
import { connectToMaster, discardCachedMaster, enter } from './masterLink.ts';
import { cacheMaster, giveUp } from './masterLost.ts';
import { emitReplid } from './masterSide.ts';
import { dropAllPeers } from './peersLost.ts';
import type { ReplicationServer } from './server.ts';

/** replicationSetMaster: follow this master from now on. */
export function setMaster(server: ReplicationServer, host: string, port: number): void {
  const { link } = server;
  const wasMaster = link.host === null;
  link.host = null;
  dropLink(server);
  server.disconnectBlocked();
  link.host = host;
  link.port = port;
  if (wasMaster) {
    // Its own history is what it can ask the new master to continue.
    discardCachedMaster(server);
    server.log(
      '*',
      'Before turning into a replica, using my own master parameters to synthesize a cached master: I may be able to synchronize with the new master with just a partial transfer.',
    );
    const { replid, master_repl_offset } = server.stream;
    link.cached = { replid, offset: master_repl_offset, db: 0 };
  }
  link.trouble = '';
  enter(server, 'CONNECT');
  server.emit({
    kind: 'role-changed',
    node: String(server.port),
    role: 'replica',
    of: `${host}:${port}`,
  });
  server.log('*', `Connecting to MASTER ${host}:${port}`);
  connectToMaster(server);
}

/** The link to the former master goes, established or not; an established one is remembered. */
function dropLink(server: ReplicationServer): void {
  const { link } = server;
  const { connection } = link;
  if (link.state === 'CONNECTED') {
    server.log('#', 'Connection with master lost.');
    cacheMaster(server);
    link.downSince = server.seconds;
    link.connection = null;
    if (connection !== null) server.close(connection);
    link.state = 'CONNECT';
  } else if (link.state !== 'NONE') {
    giveUp(server, '');
  }
}

/** replicationUnsetMaster: REPLICAOF NO ONE. The history so far becomes the second ID. */
export function unsetMaster(server: ReplicationServer): void {
  const { link, stream } = server;
  if (link.host === null) return;
  link.host = null;
  dropLink(server);
  discardCachedMaster(server);
  stream.shiftId(server.dice.hex(40));
  server.log(
    '#',
    `Setting secondary replication ID to ${stream.replid2}, valid up to offset: ${stream.second_repl_offset}. New replication ID is ${stream.replid}`,
  );
  dropAllPeers(server);
  enter(server, 'NONE');
  stream.resetSelectedDb();
  server.noReplicasSince = server.seconds;
  link.downSince = 0;
  server.fullSync({ step: 'restart-aof' });
  emitReplid(server, 'promoted');
  server.emit({ kind: 'role-changed', node: String(server.port), role: 'master', of: '' });
}
