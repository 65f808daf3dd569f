// MASTER: the answer to PSYNC and SYNC (syncCommand and masterTryPartialResynchronization of 7.0).
import type { ReplOffset } from '../base/units.ts';
import { announce, type Asked, logDecision } from './decisions.ts';
import { emitReplid, feedPeer, send } from './masterSide.ts';
import { decidePsync } from './psync.ts';
import { type ReplicaPeer, replicaName, type ReplicationServer } from './server.ts';
import { setUpFull, startBgsaveForReplicas } from './snapshots.ts';

/** PSYNC and SYNC, after the checks that can refuse them. `asked`: null for SYNC. */
export function serveSync(server: ReplicationServer, peer: ReplicaPeer, asked: Asked | null): void {
  server.log('*', `Replica ${replicaName(peer)} asks for synchronization`);
  peer.heardSeconds = server.seconds;
  if (asked) {
    const decision = decidePsync(server.stream, asked.replid, asked.offset);
    logDecision(server, peer, asked, decision);
    announce(server, peer, asked, decision);
    if (decision.kind === 'partial') {
      servePartial(server, peer, asked.offset, decision.bytes);
      return;
    }
    if (asked.replid !== '?') server.stats.sync_partial_err++;
  } else {
    peer.prePsync = true;
    announce(server, peer, { replid: '?', offset: -1 }, { kind: 'full', reason: 'no-history' });
  }
  serveFull(server, peer);
}

function servePartial(
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

/** A full resync: the peer waits for a snapshot that is being made, or one is begun. */
function serveFull(server: ReplicationServer, peer: ReplicaPeer): void {
  server.stats.sync_full++;
  peer.state = 'WAIT_BGSAVE_START';
  peer.streaming = false;
  peer.cursor = server.stream.master_repl_offset + 1;
  server.peers.push(peer);
  if (server.stream.backlog === null && server.peers.length === 1) {
    createFirstBacklog(server);
  }
  const { child } = server;
  if (child?.kind === 'bgsave') {
    shareBgsave(server, peer);
  } else if (child?.kind === 'diskless') {
    server.log('*', 'Current BGSAVE has socket target. Waiting for next BGSAVE for SYNC');
  } else if (
    server.settings.yes('repl-diskless-sync') &&
    peer.capaEof &&
    server.settings.number('repl-diskless-sync-delay') > 0
  ) {
    server.log('*', 'Delay next BGSAVE for diskless SYNC');
  } else if (child !== null) {
    server.log(
      '*',
      'No BGSAVE in progress, but another BG operation is active. BGSAVE for replication delayed',
    );
  } else {
    startBgsaveForReplicas(server);
  }
}

/** The first replica ever: the backlog is created, and with it a history that starts with a new ID. */
function createFirstBacklog(server: ReplicationServer): void {
  const { stream } = server;
  stream.changeId(server.dice.hex(40));
  stream.clearId2();
  stream.createBacklog(server.backlogModel, server.settings.number('repl-backlog-size'));
  server.log(
    '*',
    `Replication backlog created, my new replication IDs are '${stream.replid}' and '${stream.replid2}'`,
  );
  emitReplid(server, 'backlog-created');
}

/** A disk BGSAVE runs: one that began for another replica serves this one too, from the same offset. */
function shareBgsave(server: ReplicationServer, peer: ReplicaPeer): void {
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
