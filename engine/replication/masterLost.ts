// REPLICA: an attempt fails, or the established link is lost.
import { connectToMaster, enter, sendRaw } from './masterLink.ts';
import type { ReplicationServer } from './server.ts';

/** `why`: in the words of strerror(). */
export function onMasterRefused(server: ReplicationServer, why: string): void {
  fail(server, `Error condition on socket for SYNC: ${why}`);
  server.emit({
    kind: 'master-link-lost',
    node: String(server.port),
    of: `${server.link.host}:${server.link.port}`,
    why: 'refused',
  });
}

/** The attempt is over: log why, close, and let the cron try again. */
export function fail(server: ReplicationServer, why: string): void {
  server.log('#', why);
  giveUp(server, why);
}

/** Back to CONNECT without a log line. */
export function giveUp(server: ReplicationServer, why: string): void {
  const { link } = server;
  link.trouble = why;
  const { connection } = link;
  link.connection = null;
  link.transfer = null;
  if (connection !== null) server.close(connection);
  enter(server, 'CONNECT');
}

/** The same, then one attempt at once (cancelReplicationHandshake(1)). */
export function giveUpAndReconnect(server: ReplicationServer, why: string): void {
  const { link } = server;
  giveUp(server, why);
  server.log('*', `Reconnecting to MASTER ${link.host}:${link.port} after failure`);
  connectToMaster(server);
}

/** The established link is gone: what is known is kept for PSYNC, and one attempt follows at once. */
export function onMasterLost(server: ReplicationServer, why: 'closed' | 'timeout'): void {
  const { link } = server;
  server.log('#', 'Connection with master lost.');
  cacheMaster(server);
  link.connection = null;
  server.emit({
    kind: 'master-link-lost',
    node: String(server.port),
    of: `${link.host}:${link.port}`,
    why,
  });
  enter(server, 'CONNECT');
  link.downSince = server.seconds;
  if (link.host === null) return;
  server.log('*', `Reconnecting to MASTER ${link.host}:${link.port}`);
  connectToMaster(server);
}

/** replicationCacheMaster: the link's stream becomes the cached master. */
export function cacheMaster(server: ReplicationServer): void {
  const { link } = server;
  if (link.stream === null) return;
  server.log('*', 'Caching the disconnected master state.');
  link.cached = { replid: server.stream.replid, offset: link.stream.applied, db: link.stream.db };
  link.stream = null;
}

/** An empty line that tells the master we live while we flush and load. */
export function sendLineFeed(server: ReplicationServer): void {
  if (server.link.lastLineFeed === server.seconds) return;
  server.link.lastLineFeed = server.seconds;
  sendRaw(server, '\n');
}
