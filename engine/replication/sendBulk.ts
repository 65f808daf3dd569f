// MASTER: a snapshot that lies on the disk is sent.
import { feedPeer } from './masterSide.ts';
import type { ReplicaPeer, ReplicationServer } from './server.ts';
import { putOnline } from './snapshots.ts';

/** Writes as much of a disk snapshot as the peer's socket takes. */
export function continueBulk(server: ReplicationServer, peer: ReplicaPeer): void {
  const { bulk } = peer;
  if (bulk === null || peer.state !== 'SEND_BULK') return;
  bulk.at += server.write(peer.connection, bulk.bytes, bulk.at, bulk.bytes.length);
  if (bulk.at < bulk.bytes.length) return;
  peer.bulk = null;
  if (!putOnline(server, peer)) return;
  peer.streaming = true;
  feedPeer(server, peer);
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
