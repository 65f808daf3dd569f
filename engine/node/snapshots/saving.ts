// Snapshots: BGSAVE and SAVE, for the disk and for replicas.
import { finishRewrite, noteSaved, writeFile } from '../later.ts';
import type { RedisServer } from '../redisServer.ts';
import { forkChild, rdbInfo } from './child.ts';
import { continueDiskless, forkDiskless } from './disklessChild.ts';
import { readRdbPipe } from '../../replication/rdbPipe.ts';
import type { RdbTarget } from '../../replication/server.ts';
import { onBgsaveDone } from '../../replication/snapshots.ts';

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
  const toDisk = target.to === 'disk';
  const { pid } = toDisk
    ? forkChild(server, { kind: 'bgsave', info: rdbInfo(server), forReplicas })
    : forkDiskless(server, target);
  if (toDisk) server.saves.triedSeconds = server.seconds;
  server.log('*', `Background ${toDisk ? 'saving' : 'RDB transfer'} started by pid ${pid}`);
  emitSnapshot(server, 'started', toDisk, forReplicas);
  return true;
}

function emitSnapshot(
  server: RedisServer,
  what: 'started' | 'finished' | 'failed',
  toDisk: boolean,
  forReplicas: boolean,
): void {
  const target = toDisk ? (forReplicas ? 'disk' : 'file') : 'socket';
  server.emit({ kind: 'snapshot', node: String(server.port), what, target });
}

/** The child's time is over: for its work, or for a piece of it. */
export function onChildDue(server: RedisServer): void {
  const { child } = server;
  if (child === null || child.end !== null || child.endsAt > server.now) return;
  if (child.kind === 'aof') finishRewrite(server, child);
  else if (child.kind === 'diskless') continueDiskless(server, child);
  else writeFile(server, child);
}

/** checkChildrenDone, from the cron: a child that has ended is noticed, and what waited for it goes on. */
export function reapChild(server: RedisServer): void {
  const { child } = server;
  if (child === null || child.end === null) return;
  if (child.end === 'killed' && child.pipe !== null) {
    child.pipe.ended = true;
    readRdbPipe(server, child.pipe);
  }
  server.child = null;
  const toDisk = child.kind === 'bgsave';
  if (child.end === 'killed') {
    const what = toDisk ? 'saving' : 'transfer';
    server.log('#', `Background ${what} terminated by signal 10`);
  } else if (child.end === 'failed') {
    server.log('#', 'Background saving error');
    server.stats.rdb_last_bgsave_ok = false;
  } else {
    const what = toDisk ? 'saving' : 'RDB transfer';
    server.log('*', `Background ${what} terminated with success`);
    if (toDisk) noteSaved(server, child.dirty, child.startedAt);
  }
  const done = child.end === 'done';
  emitSnapshot(server, done ? 'finished' : 'failed', toDisk, child.forReplicas);
  onBgsaveDone(server, done ? (child.rdb ?? 'sent') : null);
}
