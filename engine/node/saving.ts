// Snapshots: BGSAVE and SAVE, for the disk and for replicas.
import { type Micros, unixSeconds } from '../base/units.ts';
import { writeRdb } from '../persistence/rdbWriter.ts';
import {
  bulkPending,
  onDiskSnapshot,
  onSocketSnapshot,
  onSocketSnapshotSent,
} from '../replication/masterSide.ts';
import type { RdbTarget } from '../replication/server.ts';
import { finishRewrite } from './aofRewriting.ts';
import { type Child, forkChild, rdbInfo, rdbOptions } from './child.ts';
import type { RedisServer } from './redisServer.ts';
import { TIMER_CHILD } from './timers.ts';

/** The event loop hears of a child's death a moment later. */
const REAPED_AFTER: Micros = 1_000;

/** What is remembered of attempts to save. */
export interface Saves {
  /** Unix seconds of the last BGSAVE, whatever became of it (lastbgsave_try). */
  triedSeconds: number;
  /** BGSAVE SCHEDULE: to be started when no other child is at work. */
  scheduled: boolean;
}

/** Forks a child. `forReplicas`: it serves a full sync; otherwise a BGSAVE (rdbSaveBackground). */
export function startChild(server: RedisServer, target: RdbTarget, forReplicas: boolean): boolean {
  if (server.child !== null) return false;
  const kind = target === 'disk' ? 'bgsave' : 'diskless';
  const { pid } = forkChild(server, { kind, info: rdbInfo(server), forReplicas });
  if (target === 'disk') server.saves.triedSeconds = server.seconds;
  const what = target === 'disk' ? 'saving' : 'RDB transfer';
  server.log('*', `Background ${what} started by pid ${pid}`);
  server.emit({
    kind: 'snapshot',
    node: String(server.port),
    what: 'started',
    target: target === 'socket' ? 'socket' : forReplicas ? 'disk' : 'file',
  });
  return true;
}

/** The child's time is over: its bytes are there. */
export function finishChild(server: RedisServer): void {
  const { child } = server;
  if (child?.killed) reapKilled(server, child);
  if (child === null || child.killed || child.written || child.endsAt > server.now) return;
  if (child.kind === 'aof') {
    finishRewrite(server, child);
    return;
  }
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
  if (child !== null && child.kind !== 'aof') {
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
