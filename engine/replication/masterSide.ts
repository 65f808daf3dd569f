// MASTER
//
// What a server does for the replicas attached to it. A replica asks with PSYNC; the answer is
// partial (+CONTINUE and the backlog from its offset on) or full (+FULLRESYNC, an RDB made by a
// forked child, then the stream from the moment of the fork on). Each replica is a peer with a
// state in Redis's words and a cursor into the stream: what lies between the cursor and the
// stream's end is its output buffer. Mirrors replication.c of 7.0, section MASTER.
import { latin1 } from '../base/bytes.ts';
import type { ReplOffset } from '../base/units.ts';
import type { EventBody } from '../contract.ts';
import type { ConnectionRef } from './connectionRef.ts';
import { decidePsync } from './psync.ts';
import { announce, type Asked, logDecision } from './decisions.ts';
import { type ReplicaPeer, replicaName, type ReplicationServer } from './server.ts';

export function newPeer(connection: ConnectionRef, address: string): ReplicaPeer {
  return {
    connection,
    address,
    state: 'NONE',
    port: 0,
    announcedIp: '',
    capaEof: false,
    capaPsync2: false,
    rdbOnly: false,
    prePsync: false,
    ackOffset: 0,
    ackSeconds: 0,
    heardSeconds: 0,
    startOffset: 0,
    cursor: 0,
    streaming: false,
    startOnAck: false,
    bulk: null,
    softSince: 0,
  };
}

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
  attach(server, peer);
  send(server, peer, peer.capaPsync2 ? `+CONTINUE ${server.stream.replid}\r\n` : '+CONTINUE\r\n');
  server.log(
    '*',
    `Partial resynchronization request from ${replicaName(peer)} accepted. Sending ${bytes} bytes of backlog starting from offset ${offset}.`,
  );
  server.stats.sync_partial_ok++;
  server.countGoodReplicas();
  feedPeer(server, peer);
}

function attach(server: ReplicationServer, peer: ReplicaPeer): void {
  server.peers.push(peer);
}

/** A full resync: the peer waits for a snapshot that is being made, or one is begun. */
function serveFull(server: ReplicationServer, peer: ReplicaPeer): void {
  server.stats.sync_full++;
  peer.state = 'WAIT_BGSAVE_START';
  peer.streaming = false;
  peer.cursor = server.stream.master_repl_offset + 1;
  attach(server, peer);
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
      p.rdbOnly === peer.rdbOnly,
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

/** replicationSetupSlaveForFullResync: from this offset on the stream is kept for the peer. */
function setUpFull(
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

/** Starts a child for all replicas that wait for one. */
export function startBgsaveForReplicas(server: ReplicationServer): void {
  const waiting = server.peers.filter((peer) => peer.state === 'WAIT_BGSAVE_START');
  if (waiting.length === 0) return;
  const socket = server.settings.yes('repl-diskless-sync') && waiting.every((peer) => peer.capaEof);
  server.log('*', `Starting BGSAVE for SYNC with target: ${socket ? 'replicas sockets' : 'disk'}`);
  const offset = server.stream.master_repl_offset;
  if (!server.startBgsave(socket ? 'socket' : 'disk')) {
    server.log('#', 'BGSAVE for replication failed');
    for (const peer of waiting) dropPeer(server, peer, 'error');
    return;
  }
  if (!socket && server.settings.yes('rdb-del-sync-files')) server.rdbMadeForReplicas = true;
  for (const peer of waiting) setUpFull(server, peer, offset, true);
}

/** A disk snapshot is complete: it is sent as `$<length>` and that many bytes. */
export function onDiskSnapshot(server: ReplicationServer, rdb: Uint8Array | null): void {
  for (const peer of [...server.peers]) {
    if (peer.state !== 'WAIT_BGSAVE_END') continue;
    if (rdb === null) {
      server.log('#', 'SYNC failed. BGSAVE child returned an error');
      dropPeer(server, peer, 'error');
      continue;
    }
    peer.state = 'SEND_BULK';
    peer.bulk = { bytes: joined(latin1(`$${rdb.length}\r\n`), rdb), at: 0 };
    continueBulk(server, peer);
  }
  startBgsaveForReplicas(server);
}

/** The child of a diskless transfer has produced its bytes: `$EOF:<mark>`, the RDB, the mark again. */
export function onSocketSnapshot(server: ReplicationServer, rdb: Uint8Array, mark: string): void {
  const payload = joined(latin1(`$EOF:${mark}\r\n`), rdb, latin1(mark));
  for (const peer of [...server.peers]) {
    if (peer.state !== 'WAIT_BGSAVE_END') continue;
    peer.bulk = { bytes: payload, at: 0 };
    continueBulk(server, peer);
  }
}

/** All of a diskless transfer has left (or every taker is gone): the child ends. */
export function onSocketSnapshotSent(server: ReplicationServer): void {
  const takers = server.peers.filter((peer) => peer.state === 'WAIT_BGSAVE_END');
  server.log(
    '#',
    `Diskless rdb transfer, done reading from pipe, ${takers.length} replicas still up.`,
  );
  server.log('*', 'Background RDB transfer terminated with success');
  for (const peer of takers) {
    peer.bulk = null;
    server.log(
      '*',
      `Streamed RDB transfer with replica ${replicaName(peer)} succeeded (socket). Waiting for REPLCONF ACK from slave to enable streaming`,
    );
    if (!putOnline(server, peer)) continue;
    peer.startOnAck = true;
  }
  startBgsaveForReplicas(server);
}

/** Whether a diskless transfer still has bytes that some replica's socket did not take. */
export function bulkPending(server: ReplicationServer): boolean {
  return server.peers.some((peer) => peer.bulk !== null && peer.bulk.at < peer.bulk.bytes.length);
}

/** Writes as much of the RDB as the peer's socket takes. */
export function continueBulk(server: ReplicationServer, peer: ReplicaPeer): void {
  const { bulk } = peer;
  if (bulk === null) return;
  bulk.at += server.write(peer.connection, bulk.bytes, bulk.at, bulk.bytes.length);
  if (bulk.at < bulk.bytes.length || peer.state !== 'SEND_BULK') return;
  peer.bulk = null;
  if (!putOnline(server, peer)) return;
  peer.streaming = true;
  feedPeer(server, peer);
}

/** replicaPutOnline; false for a connection that only wanted the RDB and is closed. */
function putOnline(server: ReplicationServer, peer: ReplicaPeer): boolean {
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

/** REPLCONF ACK. */
export function onAck(server: ReplicationServer, peer: ReplicaPeer, offset: ReplOffset): void {
  if (offset > peer.ackOffset) peer.ackOffset = offset;
  peer.ackSeconds = server.seconds;
  if (peer.startOnAck && peer.state === 'ONLINE') {
    peer.startOnAck = false;
    peer.streaming = true;
    feedPeer(server, peer);
  }
}

/** Sends every replica what it lacks of the stream, as far as its socket takes it. */
export function feedPeers(server: ReplicationServer): void {
  const { peers, stream } = server;
  for (let i = 0; i < peers.length; i++) {
    const peer = peers[i]!;
    if (peer.streaming && peer.cursor <= stream.master_repl_offset) feedPeer(server, peer);
  }
}

export function feedPeer(server: ReplicationServer, peer: ReplicaPeer): void {
  const { backlog, master_repl_offset } = server.stream;
  if (backlog === null || !peer.streaming) return;
  while (peer.cursor <= master_repl_offset) {
    const block = backlog.blockAt(peer.cursor);
    if (block === null) return;
    const from = peer.cursor - block.from;
    const taken = server.write(peer.connection, block.bytes, from, block.used);
    peer.cursor += taken;
    if (taken < block.used - from) return;
  }
}

/** Replication bytes that wait in the server for this peer. */
export function outputBufferOf(server: ReplicationServer, peer: ReplicaPeer): number {
  return Math.max(0, server.stream.master_repl_offset + 1 - peer.cursor);
}

/** The smallest offset that some replica has still to be sent; Infinity without replicas. */
export function neededOffset(server: ReplicationServer): ReplOffset {
  let needed = Infinity;
  for (const peer of server.peers) needed = Math.min(needed, peer.cursor);
  return needed;
}

/** Takes a peer off the list after its connection ended. */
export function forgetPeer(server: ReplicationServer, peer: ReplicaPeer): void {
  const at = server.peers.indexOf(peer);
  if (at < 0) return;
  server.peers.splice(at, 1);
  server.log('#', `Connection with replica ${replicaName(peer)} lost.`);
  if (server.peers.length === 0) server.noReplicasSince = server.seconds;
  server.countGoodReplicas();
  const { child } = server;
  if (child === null || !child.forReplicas) return;
  const someone = server.peers.some((p) => p.state === 'WAIT_BGSAVE_END');
  if (!someone && child.kind === 'diskless') {
    server.log('#', 'Diskless rdb transfer, last replica dropped, killing fork child.');
    server.killChild();
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

export function emitReplid(
  server: ReplicationServer,
  why: Extract<EventBody, { kind: 'replid-changed' }>['why'],
): void {
  const { replid, replid2, second_repl_offset } = server.stream;
  server.emit({
    kind: 'replid-changed',
    node: String(server.port),
    replid,
    replid2,
    second_repl_offset,
    why,
  });
}

function send(server: ReplicationServer, peer: ReplicaPeer, text: string): void {
  const bytes = latin1(text);
  server.write(peer.connection, bytes, 0, bytes.length);
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
