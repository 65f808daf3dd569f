// REPLICA: the RDB of a full sync comes in, to the disk or straight into memory (readSyncBulkPayload).
import type { ByteBuffer } from '../base/bytes.ts';
import { beginParsing, dropAllPeers, giveUp, sendLineFeed } from './later.ts';
import { discardCachedMaster } from './masterLink.ts';
import type { ReplicationServer } from './server.ts';

/** useDisklessLoad: whether the RDB is read from the socket and never lies on the disk. */
export function usesDisklessLoad(server: ReplicationServer): boolean {
  const how = server.settings.text('repl-diskless-load');
  return how === 'swapdb' || (how === 'on-empty-db' && server.keyspace.size === 0);
}

/** Bytes of the RDB. Returns how far they were used: the stream follows. */
export function onPayload(
  server: ReplicationServer,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  const { link } = server;
  const transfer = link.transfer!;
  link.ioSeconds = server.seconds;
  if (transfer.diskless && !transfer.parsing) beginParsing(server);
  const until = transfer.mark === null ? Math.min(to, from + transfer.size - transfer.read) : to;
  transfer.data.append(bytes, from, until);
  transfer.read += until - from;
  if (transfer.mark !== null) {
    if (!endsWith(transfer.data, transfer.mark)) return until;
    transfer.data.end -= transfer.mark.length;
  } else if (transfer.read < transfer.size) {
    return until;
  }
  if (transfer.diskless) {
    transfer.loading = true;
    server.fullSync({ step: 'parse', bytes: transfer.data.slice() });
  } else {
    beginLoading(server);
  }
  return until;
}

function endsWith(data: ByteBuffer, mark: Uint8Array): boolean {
  const from = data.end - mark.length;
  if (from < data.start) return false;
  for (let i = 0; i < mark.length; i++) if (data.bytes[from + i] !== mark[i]) return false;
  return true;
}

/** The RDB is complete: it becomes this server's own dump.rdb, and replaces the data set. */
function beginLoading(server: ReplicationServer): void {
  const transfer = server.link.transfer!;
  const rdb = transfer.data.slice();
  const trouble = server.writeFile(server.settings.text('dbfilename'), rdb);
  if (trouble !== null) {
    const why = `Opening the temp file needed for MASTER <-> REPLICA synchronization: ${trouble}`;
    server.log('#', why);
    giveUp(server, why);
    return;
  }
  transfer.loading = true;
  server.fullSync({ step: 'end-persistence', diskless: false });
  attachToNewMaster(server);
  server.log('*', 'MASTER <-> REPLICA sync: Flushing old data');
  if (server.keyspace.size > 0) sendLineFeed(server);
  server.log('*', 'MASTER <-> REPLICA sync: Loading DB in memory');
  server.fullSync({ step: 'load', bytes: rdb });
}

/** replicationAttachToNewMaster: sub-replicas may be given an entirely different data set, so they must sync again as well. */
export function attachToNewMaster(server: ReplicationServer): void {
  discardCachedMaster(server);
  if (server.peers.length > 0) dropAllPeers(server);
  server.stream.freeBacklog();
}
