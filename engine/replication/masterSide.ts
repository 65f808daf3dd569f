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
import type { ReplicaPeer, ReplicationServer } from './server.ts';

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
    filter: 'none',
    prePsync: false,
    ackOffset: 0,
    ackSeconds: 0,
    heardSeconds: 0,
    startOffset: 0,
    cursor: 0,
    streaming: false,
    startOnAck: false,
    bulk: null,
    partialWriteSeconds: 0,
    softSince: 0,
  };
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

export function send(server: ReplicationServer, peer: ReplicaPeer, text: string): void {
  const bytes = latin1(text);
  server.write(peer.connection, bytes, 0, bytes.length);
}
