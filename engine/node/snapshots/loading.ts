// A data set comes into memory: at the start, and after a full sync.
import { type ByteCount, MICROS_PER_SECOND, type Micros } from '../../base/units.ts';
import { Keyspace } from '../../keyspace/keyspace.ts';
import { deleteHistory, loadManifest } from '../aof/aof.ts';
import {
  adoptHistory,
  failLoading,
  finishLoadingAof,
  loadAofOnStart,
  openAofOnStart,
  swapIn,
  tellLost,
} from '../later.ts';
import { applyMasterStream } from '../masterStream.ts';
import type { RedisServer } from '../redisServer.ts';
import { TIMER_LOADED } from '../timers.ts';
import { readRdb } from '../../persistence/rdbReader.ts';
import { onLoaded } from '../../replication/handshake.ts';
import { onMasterLost } from '../../replication/later.ts';

/** Virtual cost of beginning to read, and of reading. */
const BEGIN_MICROS: Micros = 1_000;
const BYTES_PER_MICRO = 200;

/** A data set on its way into memory. */
export interface Loading {
  readonly why: 'start' | 'aof' | 'replication';
  /** The RDB; empty for an append-only file, which is of several. */
  readonly bytes: Uint8Array;
  /** Bytes to be read, for INFO. */
  readonly total: ByteCount;
  readonly startedSeconds: number;
  readonly startedAt: Micros;
  readonly endsAt: Micros;
  /** What was there before, to tell what is lost. */
  readonly before: Keyspace;
  /** It comes from a socket; its end has not come yet while `endsAt` is Infinity. */
  readonly diskless: boolean;
  /** It comes beside the old data set, and then takes its place. */
  readonly swap: boolean;
  /** The old data set may be read meanwhile (async_loading). */
  readonly async: boolean;
}

/** Reads what is on the disk at the start: the append-only file where that is on, else dump.rdb. */
export function loadFromDisk(server: RedisServer): void {
  server.stats.rdb_last_save_time = server.seconds;
  if (!loadManifest(server)) return;
  if (server.settings.yes('appendonly')) {
    loadAofOnStart(server);
    return;
  }
  const bytes = server.host.disk.read(server.settings.text('dbfilename'));
  if (bytes === null) {
    afterStart(server);
    return;
  }
  startLoad(server, bytes, 'start');
}

export function startLoad(server: RedisServer, bytes: Uint8Array, why: Loading['why']): void {
  const work = loadWork(server, bytes);
  const before = server.keyspace.capture();
  if (why === 'replication') {
    server.keyspace.expiry = 'keep';
    server.keyspace.flushAll();
    server.localExpiries.clear();
  }
  beginLoading(server, { why, bytes, total: bytes.length, before }, work);
}

/** startLoading: from now on, and for so long, clients are told to wait. */
export function beginLoading(
  server: RedisServer,
  what: Pick<Loading, 'why' | 'bytes' | 'total' | 'before'> & Partial<Loading>,
  work: Micros,
): void {
  const endsAt = server.now + work;
  server.loading = {
    diskless: false,
    swap: false,
    async: false,
    startedSeconds: server.seconds,
    startedAt: server.now,
    ...what,
    endsAt,
  };
  if (endsAt < Infinity) server.host.timer(endsAt, TIMER_LOADED);
  // A server that starts has no cron yet; it ticks while a replica loads.
  server.cronTicks = what.why === 'replication' ? server.cronTicks : 0;
}

/** How long it takes to read this RDB. */
export function loadWork(server: RedisServer, bytes: Uint8Array): Micros {
  const pace = server.settings.number('key-load-delay');
  const perKey = pace >= 0 ? pace : -1 / pace;
  const delay = pace === 0 ? 0 : countKeys(bytes) * perKey;
  return Math.round(readingTime(server, bytes.length) + delay);
}

/** A process of a real system takes its time by itself. */
export function readingTime({ host }: RedisServer, size: ByteCount): Micros {
  return host.system === undefined ? BEGIN_MICROS + size / BYTES_PER_MICRO : 0;
}

function countKeys(bytes: Uint8Array): number {
  const result = readRdb(bytes, new Keyspace(64), { now: 0, role: 'replica' });
  return result.ok ? result.keysLoaded : 0;
}

/** The file has been read: it becomes the data set, or the process ends. */
export function finishLoading(server: RedisServer): void {
  const { loading } = server;
  if (loading === null || loading.endsAt > server.now) return;
  server.loading = null;
  if (loading.why === 'aof') {
    finishLoadingAof(server, loading);
    return;
  }
  const keyspace = loading.swap ? new Keyspace(server.keyspace.databaseCount) : server.keyspace;
  keyspace.expiry = 'keep';
  const asMaster = loading.why === 'start' && !server.isReplica;
  const result = readRdb(loading.bytes, keyspace, {
    now: server.unixMillis,
    role: asMaster ? 'master' : 'replica',
    checksum: server.settings.yes('rdbchecksum'),
  });
  if (!result.ok) {
    failLoading(server, loading, result);
    return;
  }
  for (const { level, text } of result.log) server.log(level, text);
  server.stats.rdb_last_load_keys_loaded = result.keysLoaded;
  server.stats.rdb_last_load_keys_expired = result.expired.length;
  if (loading.swap) swapIn(server, keyspace);
  if (loading.diskless) server.stats.dirty++;
  if (loading.before.size > 0) tellLost(server, loading.before);
  if (loading.why === 'replication') {
    afterTransfer(server, result.replication?.streamDb ?? 0);
    server.host.dataLoaded?.(loading.before);
    return;
  }
  const took = (server.host.now - loading.startedAt) / MICROS_PER_SECOND;
  server.log('*', `DB loaded from disk: ${took.toFixed(3)} seconds`);
  if (result.replication !== null) adoptHistory(server, result.replication, result.expired);
  afterStart(server);
}

/** The full sync is done: what waited in the socket meanwhile is read now. */
function afterTransfer(server: RedisServer, streamDb: number): void {
  const { link } = server;
  const { transfer } = link;
  if (transfer === null) return;
  onLoaded(server, streamDb);
  const { late } = transfer;
  if (late.length > 0) applyMasterStream(server, late.bytes, late.start, late.end);
  if (transfer.closed && link.isUp) onMasterLost(server, 'closed');
}

/** The data set is there: on with the files that are to be written. */
export function afterStart(server: RedisServer): void {
  if (server.settings.yes('appendonly') && !openAofOnStart(server)) return;
  deleteHistory(server);
  server.ready();
  server.host.dataLoaded?.(null);
}
