// repl-diskless-load: a replica reads the RDB of a full sync from its socket (readSyncBulkPayload of 7.0).
import { failDisklessLoad } from './badRdb.ts';
import { beginLoading, loadWork } from './loading.ts';
import { touchWatched } from '../unit.ts';
import type { RedisServer } from '../redisServer.ts';

const NOTHING = new Uint8Array(0);

/** The first bytes are here; when the last ones come, nobody knows. */
export function beginDisklessLoad(server: RedisServer, swap: boolean, async: boolean): void {
  const { keyspace, link } = server;
  const before = keyspace.capture();
  if (!swap) {
    keyspace.expiry = 'keep';
    keyspace.flushAll();
    server.localExpiries.clear();
    touchWatched(server);
  }
  const total = link.transfer?.size ?? 0;
  const what = { why: 'replication', bytes: NOTHING, total, before } as const;
  beginLoading(server, { ...what, diskless: true, swap, async }, Infinity);
}

export function finishDisklessLoad(server: RedisServer, bytes: Uint8Array): void {
  const { loading } = server;
  if (loading === null) return;
  beginLoading(server, { ...loading, bytes, total: bytes.length }, loadWork(server, bytes));
}

/** From the cron: the socket is read with a timeout of its own, and its end may have gone unnoticed. */
export function watchDisklessLoad(server: RedisServer): void {
  const { loading, link } = server;
  if (loading === null || !loading.diskless || loading.endsAt < Infinity) return;
  const silent = server.seconds - link.ioSeconds > server.settings.number('repl-timeout');
  if (link.transfer === null) server.loading = null;
  else if (silent) failDisklessLoad(server);
}
