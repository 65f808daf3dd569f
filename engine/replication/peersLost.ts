// MASTER: replicas that go.
import type { EventBody } from '../contract.ts';
import { leavePipe, readRdbPipe } from './rdbPipe.ts';
import { type ReplicaPeer, type ReplicationServer, replicaName } from './server.ts';

/** Takes a peer off the list after its connection ended. */
export function forgetPeer(server: ReplicationServer, peer: ReplicaPeer): void {
  const at = server.peers.indexOf(peer);
  if (at < 0) return;
  server.peers.splice(at, 1);
  server.log('#', `Connection with replica ${replicaName(peer)} lost.`);
  if (server.peers.length === 0) server.noReplicasSince = server.seconds;
  server.countGoodReplicas();
  if (peer.state === 'WAIT_BGSAVE_END') leaveChild(server, peer);
}

/** The child that wrote for this replica. One that writes to the disk goes on where its file is wanted anyway. */
function leaveChild(server: ReplicationServer, peer: ReplicaPeer): void {
  const { child } = server;
  if (child?.pipe) {
    leavePipe(child.pipe, peer);
    readRdbPipe(server, child.pipe);
  } else if (child?.kind === 'bgsave' && server.settings.text('save') === '') {
    const others = server.peers.some((one) => one.state === 'WAIT_BGSAVE_END');
    if (!others) server.killChild();
  }
}

/** Closes a replica's connection from this side. */
export function dropPeer(
  server: ReplicationServer,
  peer: ReplicaPeer,
  why: Extract<EventBody, { kind: 'replica-dropped' }>['why'],
): void {
  server.emit({
    kind: 'replica-dropped',
    node: String(server.port),
    replica: replicaName(peer),
    why,
  });
  server.close(peer.connection);
}

/** disconnectSlaves: they come back and find out what has changed. */
export function dropAllPeers(server: ReplicationServer): void {
  for (const peer of [...server.peers]) dropPeer(server, peer, 'closed');
}
