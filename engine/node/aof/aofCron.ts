// When the append-only file is rewritten, begun anew or switched: the cron, a full sync, CONFIG SET.
import type { RedisServer } from '../redisServer.ts';
import { FAILURES_MAX, startAof, startRewrite, stopAof } from './aofRewriting.ts';

const DELAY_MINUTES_MAX = 60;
/** restartAOFAfterSYNC tries so often. */
const RESTART_TRIES = 10;

/** A rewrite that had to wait, when no other child is at work. */
export function startScheduledRewrite(server: RedisServer): void {
  if (server.child === null && server.aof.rewriteScheduled && !isLimited(server)) {
    startRewrite(server);
  }
}

/** auto-aof-rewrite-percentage: the file has grown by so much since the last rewrite. */
export function rewriteWhenGrown(server: RedisServer): void {
  const { aof, settings } = server;
  const percentage = settings.number('auto-aof-rewrite-percentage');
  if (aof.state !== 'on' || server.child !== null || percentage === 0) return;
  if (aof.currentSize <= settings.number('auto-aof-rewrite-min-size')) return;
  const growth = Math.trunc((aof.currentSize * 100) / (aof.rewriteBaseSize || 1)) - 100;
  if (growth < percentage || isLimited(server)) return;
  server.log('*', `Starting automatic rewriting of AOF on ${growth}% growth`);
  startRewrite(server);
}

/** aofRewriteLimited: after three failures in a row the next rewrite waits a minute, then two, up to an hour. */
function isLimited(server: RedisServer): boolean {
  const { aof } = server;
  if (aof.consecutiveFailures < FAILURES_MAX) {
    aof.delayMinutes = 0;
    aof.nextRewriteSeconds = 0;
    return false;
  }
  if (aof.nextRewriteSeconds !== 0) {
    if (server.seconds < aof.nextRewriteSeconds) return true;
    aof.nextRewriteSeconds = 0;
    return false;
  }
  aof.delayMinutes = Math.min(DELAY_MINUTES_MAX, aof.delayMinutes === 0 ? 1 : aof.delayMinutes * 2);
  aof.nextRewriteSeconds = server.seconds + aof.delayMinutes * 60;
  server.log(
    '#',
    `Background AOF rewrite has repeatedly failed and triggered the limit, will retry in ${aof.delayMinutes} minutes`,
  );
  return true;
}

/** restartAOFAfterSYNC: the data set is another one, so the file begins anew. */
export function restartAof(server: RedisServer): void {
  for (let tries = 0; tries < RESTART_TRIES; tries++) {
    if (startAof(server)) return;
    server.log(
      '#',
      'Failed enabling the AOF after successful master synchronization! Trying it again in one second.',
    );
  }
  server.log(
    '#',
    "FATAL: this replica instance finished the synchronization with its master, but the AOF can't be turned on. Exiting now.",
  );
  server.host.exit('crashed');
}

/** updateAppendonly: CONFIG SET appendonly. False when it could not be turned on. While loading, the end of it decides. */
export function switchAof(server: RedisServer, inExec: boolean): boolean {
  if (server.loading !== null) return true;
  const wanted = server.settings.yes('appendonly');
  if (wanted && server.aof.state === 'off') return startAof(server, inExec);
  if (!wanted && server.aof.state !== 'off') stopAof(server);
  return true;
}
