// SHUTDOWN and SIGTERM: wait for lagging replicas, save, leave (prepareForShutdown, finishShutdown).
import { MICROS_PER_SECOND } from '../base/units.ts';
import { pause, unpause } from './clients/pausing.ts';
import { finishAof } from './finalWrites.ts';
import type { RedisServer } from './redisServer.ts';
import { saveNow } from './snapshots/savingToDisk.ts';
import { feedGetAck } from '../replication/masterCron.ts';
import { replicaName } from '../replication/server.ts';

export interface ShutdownOptions {
  readonly save: 'default' | 'save' | 'nosave';
  /** Do not wait for replicas. */
  readonly now: boolean;
  /** Leave even when saving fails. */
  readonly force: boolean;
}

/** Begins to shut down. True when the process has ended, or waits to; false when saving failed. */
export function beginShutdown(server: RedisServer, options: ShutdownOptions): boolean {
  server.log('#', 'User requested shutdown...');
  server.shutdownSave = options.save;
  server.shutdownForced = options.force;
  const timeout = server.settings.number('shutdown-timeout');
  const lagging = server.peers.some(
    (peer) => peer.state === 'ONLINE' && peer.ackOffset !== server.stream.master_repl_offset,
  );
  if (!options.now && timeout > 0 && lagging && !server.isReplica) {
    server.log('*', 'Waiting for replicas before shutting down.');
    server.shutdownUntil = server.now + timeout * MICROS_PER_SECOND;
    pause(server, 'shutdown', 'write', Infinity);
    feedGetAck(server);
    return true;
  }
  return finishShutdown(server);
}

/** SIGTERM. */
export function terminate(server: RedisServer): void {
  server.wake();
  server.log('#', 'Received SIGTERM scheduling shutdown...');
  beginShutdown(server, { save: 'default', now: false, force: false });
  server.beforeSleep();
}

/** SHUTDOWN ABORT: what was postponed goes on, and who typed SHUTDOWN is told. */
export function abortShutdown(server: RedisServer): void {
  server.shutdownUntil = null;
  server.log('*', 'Shutdown manually aborted.');
  refuseShutdown(server);
}

/** It did not come to pass: those who asked are told, and writes go on. */
function refuseShutdown(server: RedisServer): void {
  for (const client of [...server.clients.values()]) {
    if (client.postponed !== 'shutdown') continue;
    server.replyError(client, 'ERR Errors trying to SHUTDOWN. Check logs.');
    // What it typed behind SHUTDOWN is read with what the pause held back.
    client.postponed = 'pause';
    client.heldAs = server.held++;
  }
  unpause(server, 'shutdown');
}

/** From the cron, and after each ACK: all replicas have caught up, or the time is over. */
export function continueShutdown(server: RedisServer): void {
  if (server.shutdownUntil === null) return;
  const lagging = server.peers.some((peer) => peer.ackOffset !== server.stream.master_repl_offset);
  if (lagging && server.now < server.shutdownUntil) return;
  server.shutdownUntil = null;
  if (!finishShutdown(server)) refuseShutdown(server);
}

function finishShutdown(server: RedisServer): boolean {
  const { stream, peers } = server;
  let inSync = 0;
  for (const peer of peers) {
    if (peer.ackOffset === stream.master_repl_offset) {
      inSync++;
      continue;
    }
    const lag = peer.state === 'ONLINE' ? server.seconds - peer.ackSeconds : 0;
    server.log(
      '#',
      `Lagging replica ${replicaName(peer)} reported offset ${stream.master_repl_offset - peer.ackOffset} behind master, lag=${lag}, state=${peer.state === 'ONLINE' ? 'online' : 'wait_bgsave'}.`,
    );
  }
  if (peers.length > 0) {
    server.log('*', `${inSync} of ${peers.length} replicas are in sync when shutting down.`);
  }
  if (!finishAof(server, server.shutdownForced)) return shutdownFailed(server);
  const wanted =
    server.shutdownSave === 'save' ||
    (server.shutdownSave === 'default' && server.settings.text('save') !== '');
  if (wanted) {
    server.log('*', 'Saving the final RDB snapshot before exiting.');
    if (saveNow(server) !== null) {
      const what = server.shutdownForced ? '. Exit anyway.' : ", can't exit.";
      server.log('#', `Error trying to save the DB${what}`);
      if (!server.shutdownForced) return shutdownFailed(server);
    }
  }
  server.host.system?.leave(server);
  server.log('#', 'Redis is now ready to exit, bye bye...');
  server.host.exit('shut-down');
  return true;
}

function shutdownFailed(server: RedisServer): false {
  server.log('#', 'Errors trying to shut down the server. Check the logs for more information.');
  return false;
}
