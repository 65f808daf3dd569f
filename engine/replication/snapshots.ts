// MASTER: the snapshots of full syncs, from the fork of a child to the moment at which its replicas
// are online (startBgsaveForReplication and updateSlavesWaitingBgsave of 7.0).
import { latin1 } from '../base/bytes.ts';
import type { ReplOffset } from '../base/units.ts';
import { continueBulk, dropPeer, joined } from './later.ts';
import { send } from './masterSide.ts';
import { type RdbFilter, type ReplicaPeer, type ReplicationServer, replicaName } from './server.ts';

/** replicationSetupSlaveForFullResync: from this offset on the stream is kept for the peer. */
export function setUpFull(
  server: ReplicationServer,
  peer: ReplicaPeer,
  offset: ReplOffset,
  fresh: boolean,
): void {
  peer.startOffset = offset;
  peer.state = 'WAIT_BGSAVE_END';
  if (fresh) peer.cursor = offset + 1;
  // The RDB does not tell in which database the stream is: the next command says it anew.
  server.stream.resetSelectedDb();
  if (!peer.prePsync) send(server, peer, `+FULLRESYNC ${server.stream.replid} ${offset}\r\n`);
}

/** Starts a child for the replicas that wait for one and want of the RDB what the first of them wants. */
export function startBgsaveForReplicas(server: ReplicationServer): void {
  const first = server.peers.find((peer) => peer.state === 'WAIT_BGSAVE_START');
  if (first === undefined) return;
  const { filter } = first;
  const waiting = waitingFor(server, filter);
  // A filtered RDB must not take the place of the file on the disk.
  const wanted = server.settings.yes('repl-diskless-sync') || filter !== 'none';
  const socket = wanted && waiting.every((peer) => peer.capaEof);
  server.log('*', `Starting BGSAVE for SYNC with target: ${socket ? 'replicas sockets' : 'disk'}`);
  const offset = server.stream.master_repl_offset;
  if (!server.startBgsave(socket ? { to: 'sockets', takers: waiting, filter } : { to: 'disk' })) {
    server.log('#', 'BGSAVE for replication failed');
    for (const peer of waitingForAny(server)) dropPeer(server, peer, 'error');
    return;
  }
  if (!socket && server.settings.yes('rdb-del-sync-files')) server.rdbMadeForReplicas = true;
  for (const peer of waiting) setUpFull(server, peer, offset, true);
}

function waitingForAny({ peers }: ReplicationServer): ReplicaPeer[] {
  return peers.filter((peer) => peer.state === 'WAIT_BGSAVE_START');
}

function waitingFor(server: ReplicationServer, filter: RdbFilter): ReplicaPeer[] {
  return waitingForAny(server).filter((peer) => peer.filter === filter);
}

/**
 * replicationStartPendingFork, once a second and whenever a child has ended. A diskless sync starts
 * when its first waiter has waited long enough, or when enough of them wait.
 */
export function startPendingFork(server: ReplicationServer): void {
  if (server.child !== null) return;
  const first = server.peers.find((peer) => peer.state === 'WAIT_BGSAVE_START');
  if (first === undefined) return;
  const waiting = waitingFor(server, first.filter);
  const idle = Math.max(...waiting.map((peer) => server.seconds - peer.heardSeconds));
  const enough = server.settings.number('repl-diskless-sync-max-replicas');
  const due =
    !server.settings.yes('repl-diskless-sync') ||
    (enough > 0 && waiting.length >= enough) ||
    idle >= server.settings.number('repl-diskless-sync-delay');
  if (due) startBgsaveForReplicas(server);
}

/**
 * A child has ended (updateSlavesWaitingBgsave). `rdb`: what it wrote to the disk, which is sent as
 * `$<length>` and that many bytes; 'sent': it went to the replicas' sockets; null: it failed.
 */
export function onBgsaveDone(server: ReplicationServer, rdb: Uint8Array | 'sent' | null): void {
  for (const peer of [...server.peers]) {
    if (peer.state !== 'WAIT_BGSAVE_END') continue;
    if (rdb === null) {
      server.log('#', 'SYNC failed. BGSAVE child returned an error');
      dropPeer(server, peer, 'error');
    } else if (rdb === 'sent') {
      onStreamed(server, peer);
    } else {
      peer.state = 'SEND_BULK';
      peer.bulk = { bytes: joined(latin1(`$${rdb.length}\r\n`), rdb), at: 0 };
      continueBulk(server, peer);
    }
  }
  startPendingFork(server);
}

function onStreamed(server: ReplicationServer, peer: ReplicaPeer): void {
  server.log(
    '*',
    `Streamed RDB transfer with replica ${replicaName(peer)} succeeded (socket). Waiting for REPLCONF ACK from slave to enable streaming`,
  );
  if (putOnline(server, peer)) peer.startOnAck = true;
}

/** replicaPutOnline; false for a connection that only wanted the RDB and is closed. */
export function putOnline(server: ReplicationServer, peer: ReplicaPeer): boolean {
  if (peer.rdbOnly) {
    server.log(
      '*',
      `RDB transfer completed, rdb only replica (${replicaName(peer)}) should be disconnected asap`,
    );
    dropPeer(server, peer, 'closed');
    return false;
  }
  peer.state = 'ONLINE';
  peer.ackSeconds = server.seconds;
  server.log('*', `Synchronization with replica ${replicaName(peer)} succeeded`);
  server.countGoodReplicas();
  return true;
}
