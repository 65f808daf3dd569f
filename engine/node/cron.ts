// serverCron, ten times a second; replicationCron on every tenth tick.
import { OWN_BUFFER } from './clients/client.ts';
import { isPaused } from './clients/pause.ts';
import {
  closeIdleClients,
  collectReaped,
  continueShutdown,
  expireLocalKeys,
  limitOutputs,
  nextCommand,
  publishEvents,
  rewriteWhenGrown,
  startScheduledRewrite,
  timeOutBlocked,
  watchDisklessLoad,
} from './later.ts';
import { applyPending } from './masterStream.ts';
import { processKept } from './processing.ts';
import type { RedisServer } from './redisServer.ts';
import { reapChild, startChild } from './snapshots/saving.ts';
import { beginUnit, touchWatched } from './unit.ts';
import { sendLineFeed, updateFailover } from '../replication/later.ts';
import { masterCron } from '../replication/masterCron.ts';
import { replicaCron } from '../replication/replicaCron.ts';

const TICKS_PER_SECOND = 10;
/** A failed background save is tried again after so many seconds (CONFIG_BGSAVE_RETRY_DELAY). */
const SAVE_RETRY_SECONDS = 5;

export function cron(server: RedisServer): void {
  if (server.asleepUntil > server.now && !server.pauses.busy) return;
  awake(server);
  if (server.loading === null) {
    expireSome(server);
    if (server.aof.rewriteScheduled) startScheduledRewrite(server);
  } else if (server.cronTicks % TICKS_PER_SECOND === 0 && server.loading.why === 'replication') {
    if (server.loading.diskless) watchDisklessLoad(server);
    sendLineFeed(server);
  }
  if (server.child !== null) {
    reapChild(server);
  } else if (server.loading === null) {
    saveWhenDue(server);
    if (server.aof.isOn) rewriteWhenGrown(server);
  }
  if (server.settings.number('timeout') > 0) closeIdleClients(server);
  if (someoneReadsSlowly(server)) limitOutputs(server);
  server.rates.sample(server);
  if (server.shutdownUntil !== null) continueShutdown(server);
  isPaused(server);
  const failingOver = server.failover.state !== 'no-failover';
  if (server.cronTicks++ % TICKS_PER_SECOND === 0 || failingOver) replicationCron(server);
  startScheduledSave(server);
}

function someoneReadsSlowly({ clients }: RedisServer): boolean {
  for (const { out } of clients.values()) if (out.length > OWN_BUFFER) return true;
  return false;
}

function replicationCron(server: RedisServer): void {
  if (server.loading !== null) return;
  if (server.failover.state !== 'no-failover') updateFailover(server);
  replicaCron(server);
  masterCron(server, server.cronSeconds++);
  server.countGoodReplicas();
}

/** DEBUG SLEEP is over: what arrived meanwhile is worked off. */
export function awake(server: RedisServer): void {
  if (server.asleepUntil === 0 || server.asleepUntil > server.now) return;
  server.asleepUntil = 0;
  if (server.pauses.busy) {
    nextCommand(server);
    return;
  }
  const node = String(server.port);
  server.emit({ kind: 'clients-held', node, change: 'ended', by: 'sleep', until: null });
  timeOutBlocked(server);
  applyPending(server);
  for (const client of [...server.clients.values()]) {
    if (client.blocked === null && client.postponed === 'no') processKept(server, client);
  }
}

/** Only a master expires keys by itself; each becomes a DEL of its own. */
function expireSome(server: RedisServer): void {
  const paused = !server.activeExpire || isPaused(server);
  const idle = server.isReplica ? server.localExpiries.size === 0 : paused;
  if (idle) return;
  beginUnit(server);
  if (server.isReplica) {
    expireLocalKeys(server);
  } else {
    server.keyspace.activeExpireCycle();
    touchWatched(server);
  }
  if (server.keyspace.reaped.length === 0) return;
  if (server.keyspace.events.length > 0) publishEvents(server);
  collectReaped(server);
  server.propagation.flush(server, false);
}

/** Save points: so many changes within so many seconds. */
function saveWhenDue(server: RedisServer): void {
  const { stats } = server;
  if (server.child !== null || stats.dirty === 0) return;
  const since = server.seconds - stats.rdb_last_save_time;
  const retry = mayRetry(server);
  for (const [seconds, changes] of server.settings.savePoints) {
    if (stats.dirty < changes || since <= seconds || !retry) continue;
    server.log('*', `${changes} changes in ${seconds} seconds. Saving...`);
    startChild(server, { to: 'disk' }, false);
    return;
  }
}

/** Whether a save may be tried now: after a failure not at once. */
function mayRetry({ stats, saves, seconds }: RedisServer): boolean {
  return stats.rdb_last_bgsave_ok || seconds - saves.triedSeconds > SAVE_RETRY_SECONDS;
}

/** BGSAVE SCHEDULE, once the other child has ended. It comes after a sync that waits for its own. */
function startScheduledSave(server: RedisServer): void {
  if (server.child !== null || !server.saves.scheduled || !mayRetry(server)) return;
  if (startChild(server, { to: 'disk' }, false)) server.saves.scheduled = false;
}
