// MASTER: the answer to PSYNC and SYNC (syncCommand and masterTryPartialResynchronization of 7.0).
import { type Asked, announce, logDecision } from './decisions.ts';
import { servePartial, shareBgsave } from './later.ts';
import { emitReplid } from './masterSide.ts';
import { decidePsync } from './psync.ts';
import { type ReplicaPeer, type ReplicationServer, replicaName } from './server.ts';
import { startBgsaveForReplicas } from './snapshots.ts';

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
