// MASTER: a replica that continues, or that shares a snapshot with another.
import type { ReplOffset } from '../base/units.ts';
import { feedPeer, send } from './masterSide.ts';
import { type ReplicaPeer, type ReplicationServer, replicaName } from './server.ts';
import { setUpFull } from './snapshots.ts';

export function servePartial(
  server: ReplicationServer,
  peer: ReplicaPeer,
  offset: ReplOffset,
  bytes: number,
): void {
  peer.state = 'ONLINE';
  peer.ackSeconds = server.seconds;
  peer.startOnAck = false;
  peer.streaming = true;
  peer.cursor = offset;
  server.peers.push(peer);
  send(server, peer, peer.capaPsync2 ? `+CONTINUE ${server.stream.replid}\r\n` : '+CONTINUE\r\n');
  server.log(
    '*',
    `Partial resynchronization request from ${replicaName(peer)} accepted. Sending ${bytes} bytes of backlog starting from offset ${offset}.`,
  );
  server.stats.sync_partial_ok++;
  server.countGoodReplicas();
  feedPeer(server, peer);
}

/** A disk BGSAVE runs: one that began for another replica serves this one too, from the same offset. */
export function shareBgsave(server: ReplicationServer, peer: ReplicaPeer): void {
  const other = server.peers.find(
    (p) =>
      p !== peer &&
      p.state === 'WAIT_BGSAVE_END' &&
      (!p.capaEof || peer.capaEof) &&
      p.filter === peer.filter,
  );
  if (!other) {
    server.log(
      '*',
      "Can't attach the replica to the current BGSAVE. Waiting for next BGSAVE for SYNC",
    );
    return;
  }
  peer.cursor = other.cursor;
  setUpFull(server, peer, other.startOffset, false);
  server.log('*', 'Waiting for end of BGSAVE for SYNC');
}
