// Snapshots: made by a forked child, read at the start and after a full sync.
import { textOf } from '../base/bytes.ts';
import { MICROS_PER_SECOND, type Micros, unixSeconds } from '../base/units.ts';
import { holdSame } from '../keyspace/digest.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { type RdbReplication, readRdb } from '../persistence/rdbReader.ts';
import { type RdbInfo, writeRdb } from '../persistence/rdbWriter.ts';
import { onLoaded } from '../replication/handshake.ts';
import {
  bulkPending,
  emitReplid,
  onDiskSnapshot,
  onSocketSnapshot,
  onSocketSnapshotSent,
} from '../replication/masterSide.ts';
import { giveUp, onMasterLost } from '../replication/masterLink.ts';
import type { ChildProcess, RdbTarget } from '../replication/server.ts';
import { applyMasterStream } from './masterStream.ts';
import { propagateLoadedExpiries } from './processing.ts';
import type { RedisServer } from './redisServer.ts';
import { TIMER_CHILD, TIMER_LOADED } from './timers.ts';

/** Virtual cost of a fork, and of writing or reading a byte of a snapshot. */
const FORK: Micros = 2_000;
const BYTES_PER_MICRO = 200;
const BYTES_PER_KEY = 40;
/** The event loop hears of a child's death a moment later. */
const REAPED_AFTER: Micros = 1_000;

/** A child that writes the data set as it was at the fork. */
export interface Child extends ChildProcess {
  readonly fork: Keyspace;
  readonly info: RdbInfo;
  /** The 40 characters that end a diskless transfer. */
  readonly mark: string;
  /** Its bytes have all been handed to the replicas' connections, or wait there. */
  written: boolean;
  /** It got SIGUSR1 and will be reaped in a moment. */
  killed: boolean;
  /** Changes counted at the fork: what its end takes off rdb_changes_since_last_save. */
  readonly dirty: number;
}

/** A data set on its way into memory. */
export interface Loading {
  readonly why: 'start' | 'replication';
  readonly bytes: Uint8Array;
  readonly startedSeconds: number;
  readonly startedAt: Micros;
  readonly endsAt: Micros;
  /** What was there before, to tell what is lost. */
  readonly before: Keyspace;
}

/** The AUX fields of an RDB written now. */
export function rdbInfo(server: RedisServer): RdbInfo {
  const { stream, keyspace } = server;
  const base = {
    ctime: server.seconds,
    usedMem: usedMemory(server),
    aofBase: false,
  };
  if (stream.backlog === null && !server.isReplica) return { ...base, replication: null };
  // While a replica's link is down, the cached master knows the stream's database.
  const linkDb = server.link.stream?.db ?? server.link.cached?.db ?? 0;
  const db = server.isReplica ? linkDb : stream.selectedDb;
  const streamDb = Math.max(0, Math.min(db, keyspace.databases.length - 1));
  const { replid, master_repl_offset: offset } = stream;
  return { ...base, replication: { streamDb, replid, offset } };
}

function rdbOptions({ settings }: RedisServer): { compress: boolean; checksum: boolean } {
  return { compress: settings.yes('rdbcompression'), checksum: settings.yes('rdbchecksum') };
}

/** used_memory, near enough: what an empty 7.0 uses, and the data set. */
export function usedMemory(server: RedisServer): number {
  return 996_000 + server.keyspace.memory;
}

/** Forks a child. `forReplicas`: it serves a full sync; otherwise a BGSAVE. */
export function startChild(server: RedisServer, target: RdbTarget, forReplicas: boolean): boolean {
  if (server.child !== null) return false;
  const { keyspace, settings } = server;
  const keys = keyspace.size;
  const pace = settings.number('rdb-key-save-delay');
  const perKey = pace >= 0 ? pace : -1 / pace;
  const work = Math.round(keys * perKey + (keys * BYTES_PER_KEY) / BYTES_PER_MICRO);
  const pid = server.host.pid();
  server.child = {
    kind: target === 'disk' ? 'bgsave' : 'diskless',
    pid,
    startedAt: server.now,
    endsAt: server.now + FORK + work,
    forReplicas,
    fork: keyspace.capture(),
    info: rdbInfo(server),
    mark: target === 'socket' ? server.dice.hex(40) : '',
    written: false,
    killed: false,
    dirty: server.stats.dirty,
  };
  server.stats.total_forks++;
  server.stats.latest_fork_usec = FORK;
  const what = target === 'disk' ? 'saving' : 'RDB transfer';
  server.log('*', `Background ${what} started by pid ${pid}`);
  server.emit({
    kind: 'snapshot',
    node: String(server.port),
    what: 'started',
    target: target === 'socket' ? 'socket' : forReplicas ? 'disk' : 'file',
  });
  server.host.timer(server.child.endsAt, TIMER_CHILD);
  return true;
}

/** The child's time is over: its bytes are there. */
export function finishChild(server: RedisServer): void {
  const { child } = server;
  if (child?.killed) reapKilled(server, child);
  if (child === null || child.killed || child.written || child.endsAt > server.now) return;
  const rdb = writeRdb(child.fork, child.info, rdbOptions(server));
  const say = (text: string): void => server.host.log('C', '*', text, child.pid);
  if (child.kind === 'diskless') {
    say('Fork CoW for RDB: current 0 MB, peak 0 MB, average 0 MB');
    child.written = true;
    onSocketSnapshot(server, rdb, child.mark);
    endDisklessChild(server);
    return;
  }
  server.child = null;
  const trouble = server.writeFile(server.settings.text('dbfilename'), rdb);
  if (trouble === null) {
    say('DB saved on disk');
    say('Fork CoW for RDB: current 0 MB, peak 0 MB, average 0 MB');
    server.log('*', 'Background saving terminated with success');
    noteSaved(server, child.dirty, child.startedAt);
  } else {
    const file = `temp-${child.pid}.rdb`;
    server.host.log(
      'C',
      '#',
      `Failed opening the temp RDB file ${file} (in server root dir unknown) for saving: ${trouble}`,
      child.pid,
    );
    server.log('#', 'Background saving error');
    server.stats.rdb_last_bgsave_ok = false;
  }
  server.emit({
    kind: 'snapshot',
    node: String(server.port),
    what: trouble === null ? 'finished' : 'failed',
    target: child.forReplicas ? 'disk' : 'file',
  });
  onDiskSnapshot(server, trouble === null ? rdb : null);
}

/** FLUSHALL: a running child is killed, and with save points the empty data set is saved at once. */
export function flushedAll(server: RedisServer): void {
  const { child, settings } = server;
  if (child !== null) {
    child.killed = true;
    server.host.timer(server.now + REAPED_AFTER, TIMER_CHILD);
  }
  if (settings.text('save') !== '') saveNow(server);
}

/** A killed child's replicas are dropped; they come back and ask again. */
function reapKilled(server: RedisServer, child: Child): void {
  if (child.kind === 'diskless') {
    const up = server.peers.filter((peer) => peer.state === 'WAIT_BGSAVE_END').length;
    server.log('#', `Diskless rdb transfer, done reading from pipe, ${up} replicas still up.`);
  }
  server.killChild();
  onDiskSnapshot(server, null);
}

function noteSaved(server: RedisServer, dirtyThen: number, startedAt: Micros): void {
  const { stats } = server;
  stats.dirty = Math.max(0, stats.dirty - dirtyThen);
  stats.rdb_last_save_time = server.seconds;
  stats.rdb_last_bgsave_ok = true;
  stats.rdb_last_bgsave_time_sec = server.seconds - unixSeconds(startedAt);
  stats.rdb_saves++;
}

/** SAVE: in the foreground. Returns the disk's complaint, or null. */
export function saveNow(server: RedisServer): string | null {
  const rdb = writeRdb(server.keyspace, rdbInfo(server), rdbOptions(server));
  const trouble = server.writeFile(server.settings.text('dbfilename'), rdb);
  if (trouble !== null) {
    server.log(
      '#',
      `Failed opening the temp RDB file temp-${server.pid}.rdb (in server root dir unknown) for saving: ${trouble}`,
    );
    return trouble;
  }
  server.log('*', 'DB saved on disk');
  noteSaved(server, server.stats.dirty, server.now);
  return null;
}

/** Reads dump.rdb at the start, if there is one. */
export function loadFromDisk(server: RedisServer): void {
  server.stats.rdb_last_save_time = server.seconds;
  const bytes = server.host.disk.read(server.settings.text('dbfilename'));
  if (bytes === null) {
    afterStart(server);
    return;
  }
  startLoad(server, bytes, 'start');
}

export function startLoad(server: RedisServer, bytes: Uint8Array, why: Loading['why']): void {
  const pace = server.settings.number('key-load-delay');
  const perKey = pace >= 0 ? pace : -1 / pace;
  const work = Math.round(
    bytes.length / BYTES_PER_MICRO + (pace === 0 ? 0 : countKeys(bytes) * perKey),
  );
  const before = server.keyspace.capture();
  if (why === 'replication') {
    server.keyspace.expiry = 'keep';
    server.keyspace.flushAll();
    server.localExpiries.clear();
  }
  const endsAt = server.now + 1_000 + work;
  server.loading = {
    why,
    bytes,
    startedSeconds: server.seconds,
    startedAt: server.now,
    endsAt,
    before,
  };
  server.host.timer(endsAt, TIMER_LOADED);
  // A server that starts has no cron yet; it ticks while a replica loads.
  server.cronTicks = why === 'start' ? 0 : server.cronTicks;
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
  const { keyspace } = server;
  keyspace.expiry = 'keep';
  const asMaster = loading.why === 'start' && !server.isReplica;
  const result = readRdb(loading.bytes, keyspace, {
    now: server.unixMillis,
    role: asMaster ? 'master' : 'replica',
  });
  for (const { level, text } of result.log) server.log(level, text);
  if (!result.ok) {
    failLoading(server, loading, result.reason);
    return;
  }
  server.stats.rdb_last_load_keys_loaded = result.keysLoaded;
  server.stats.rdb_last_load_keys_expired = result.expired.length;
  tellLost(server, loading.before);
  if (loading.why === 'replication') {
    afterTransfer(server, result.replication?.streamDb ?? 0);
    return;
  }
  const took = (server.now - loading.startedAt) / MICROS_PER_SECOND;
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

function failLoading(server: RedisServer, loading: Loading, reason: string): void {
  server.log('#', `${reason}. Terminating server after rdb file reading failure.`);
  if (loading.why === 'replication') giveUp(server, reason);
  server.host.exit('crashed');
}

/** What the RDB tells of a replication history (rdbLoadIODelayed… in main(), 7.0). */
function adoptHistory(
  server: RedisServer,
  { replid, offset, streamDb }: RdbReplication,
  expired: readonly { db: number; key: Uint8Array }[],
): void {
  const { stream, link } = server;
  if (server.isReplica) {
    stream.replid = replid;
    stream.master_repl_offset = offset;
    server.log(
      '*',
      'Before turning into a replica, using my own master parameters to synthesize a cached master: I may be able to synchronize with the new master with just a partial transfer.',
    );
    link.cached = { replid, offset, db: streamDb };
  } else {
    // As a master it continues under a new ID, and honours the old one up to the saved offset.
    stream.replid2 = replid;
    stream.second_repl_offset = offset + 1;
    stream.master_repl_offset = offset;
    stream.createBacklog(server.backlogModel, server.settings.number('repl-backlog-size'));
    server.noReplicasSince = server.seconds;
    propagateLoadedExpiries(server, expired);
  }
  emitReplid(server, 'restart');
}

function afterStart(server: RedisServer): void {
  server.ready();
}

/** Keys that this load took away, so that the picture can name them. */
function tellLost(server: RedisServer, before: Keyspace): void {
  const names: string[] = [];
  let count = 0;
  for (const old of before.databases) {
    const now = server.keyspace.databases[old.index];
    old.each((key) => {
      if (now !== undefined && holdSame(now, old, key)) return;
      count++;
      if (names.length < 50) names.push(textOf(key));
    });
  }
  if (count === 0) return;
  server.emit({
    kind: 'keys-lost',
    node: String(server.port),
    keys: names,
    count,
    why: 'full-resync',
  });
}

/** The child ends before its time, and leaves nothing. */
export function killChild(server: RedisServer): void {
  if (server.child === null) return;
  const { kind } = server.child;
  server.child = null;
  server.log(
    '#',
    `Background ${kind === 'diskless' ? 'transfer' : 'saving'} terminated by signal 10`,
  );
  server.emit({
    kind: 'snapshot',
    node: String(server.port),
    what: 'failed',
    target: kind === 'diskless' ? 'socket' : 'disk',
  });
}

/** The diskless child ends once every replica's socket has taken all of its bytes. */
export function endDisklessChild(server: RedisServer): void {
  if (server.child === null || bulkPending(server)) return;
  server.child = null;
  server.emit({ kind: 'snapshot', node: String(server.port), what: 'finished', target: 'socket' });
  onSocketSnapshotSent(server);
}
