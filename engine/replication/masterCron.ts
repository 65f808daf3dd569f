// MASTER, once a second: what replicationCron does for attached replicas.
import { latin1 } from '../base/bytes.ts';
import { holdsPings } from './failoverState.ts';
import { dropPeer } from './later.ts';
import { emitReplid, outputBufferOf } from './masterSide.ts';
import { type ReplicaPeer, type ReplicationServer, persists, replicaName } from './server.ts';
import { startPendingFork } from './snapshots.ts';
import { Request } from '../resp/request.ts';

const KEEPALIVE = latin1('\n');
const PING = commandOf('*1\r\n$4\r\nping\r\n', ['ping']);
const GETACK = commandOf('*3\r\n$8\r\nREPLCONF\r\n$6\r\nGETACK\r\n$1\r\n*\r\n', [
  'REPLCONF',
  'GETACK',
  '*',
]);

/** A command whose bytes are known, as a canonical request. */
function commandOf(text: string, words: readonly string[]): Request {
  const request = new Request();
  request.bytes = latin1(text);
  request.count = words.length;
  let at = 0;
  words.forEach((word, i) => {
    at = text.indexOf(`${word}\r\n`, at);
    request.starts[i] = at;
    request.lengths[i] = word.length;
    at += word.length;
  });
  request.to = text.length;
  request.canonical = true;
  return request;
}

/** Puts `REPLCONF GETACK *` in the stream: every replica answers with its offset at once. */
export function feedGetAck(server: ReplicationServer): void {
  server.stream.feed(-1, GETACK, server.now);
}

/** `cronSeconds`: how often the replication cron has run since the process started. */
export function masterCron(server: ReplicationServer, cronSeconds: number): void {
  const period = server.settings.number('repl-ping-replica-period');
  const isMaster = server.link.host === null;
  if (isMaster && server.peers.length > 0 && cronSeconds % period === 0 && !holdsPings(server)) {
    server.stream.feed(-1, PING, server.now);
  }
  keepWaitingAlive(server);
  dropSilent(server);
  if (isMaster) freeIdleBacklog(server);
  startPendingFork(server);
  removeSyncFile(server);
}

/** rdb-del-sync-files: without persistence no file may stay behind (removeRDBUsedToSyncReplicas). */
function removeSyncFile(server: ReplicationServer): void {
  const { settings } = server;
  if (!settings.yes('rdb-del-sync-files')) server.rdbMadeForReplicas = false;
  if (!server.rdbMadeForReplicas || persists(settings)) return;
  const needed = ['WAIT_BGSAVE_START', 'WAIT_BGSAVE_END', 'SEND_BULK'];
  if (server.peers.some((peer) => needed.includes(peer.state))) return;
  server.rdbMadeForReplicas = false;
  if (!server.removeFile(settings.text('dbfilename'))) return;
  server.log('*', 'Removing the RDB file used to feed replicas in a persistence-less instance');
}

/** How many replicas are online and have acknowledged something lately (refreshGoodSlavesCount). */
export function goodReplicas({ peers, seconds, settings }: ReplicationServer): number {
  const lag = settings.number('min-replicas-max-lag');
  return peers.filter((peer) => peer.state === 'ONLINE' && seconds - peer.ackSeconds <= lag).length;
}

/** One line feed a second tells a waiting replica that its master lives. */
function keepWaitingAlive(server: ReplicationServer): void {
  const socketChild = server.child?.kind === 'diskless';
  for (const peer of server.peers) {
    const waits =
      peer.state === 'WAIT_BGSAVE_START' || (peer.state === 'WAIT_BGSAVE_END' && !socketChild);
    if (waits) server.write(peer.connection, KEEPALIVE, 0, 1);
  }
}

function dropSilent(server: ReplicationServer): void {
  const timeout = server.settings.number('repl-timeout');
  for (const peer of [...server.peers]) {
    // One that takes nothing of a diskless RDB keeps the child, and all others, waiting.
    const stuck = peer.state === 'WAIT_BGSAVE_END' && peer.partialWriteSeconds > 0;
    if (stuck && server.seconds - peer.partialWriteSeconds > timeout) {
      server.log('#', `Disconnecting timedout replica (full sync): ${replicaName(peer)}`);
      dropPeer(server, peer, 'timeout');
    }
    if (peer.state !== 'ONLINE' || peer.prePsync) continue;
    if (server.seconds - peer.ackSeconds <= timeout) continue;
    server.log('#', `Disconnecting timedout replica (streaming sync): ${replicaName(peer)}`);
    dropPeer(server, peer, 'timeout');
  }
}

/** Without replicas for repl-backlog-ttl seconds the backlog goes, and with it the right to its ID. */
function freeIdleBacklog(server: ReplicationServer): void {
  const ttl = server.settings.number('repl-backlog-ttl');
  if (server.peers.length > 0 || ttl === 0 || server.stream.backlog === null) return;
  if (server.seconds - server.noReplicasSince <= ttl) return;
  server.stream.changeId(server.dice.hex(40));
  server.stream.clearId2();
  server.stream.freeBacklog();
  server.log('*', `Replication backlog freed after ${ttl} seconds without connected replicas.`);
  emitReplid(server, 'backlog-freed');
}

/** The limits of client-output-buffer-limit for replicas, in bytes and seconds; 0 = none. */
export interface OutputLimits {
  readonly hard: number;
  readonly soft: number;
  readonly softSeconds: number;
}

/** Drops replicas whose output buffer has passed its limits. `clientLine`: as CLIENT LIST prints it. */
export function checkOutputBuffers(
  server: ReplicationServer,
  limits: OutputLimits,
  clientLine: (peer: ReplicaPeer) => string,
): void {
  // A limit below the backlog's size would drop replicas that the backlog could serve (7.0).
  const size = server.settings.number('repl-backlog-size');
  const hard = limits.hard > 0 ? Math.max(limits.hard, size) : 0;
  for (const peer of [...server.peers]) {
    const waiting = outputBufferOf(server, peer);
    if (limits.soft > 0 && waiting >= limits.soft) peer.softSince ||= server.seconds;
    else peer.softSince = 0;
    const softOver = peer.softSince > 0 && server.seconds - peer.softSince > limits.softSeconds;
    if (!softOver && (hard === 0 || waiting < hard)) continue;
    server.log(
      '#',
      `Client ${clientLine(peer)} scheduled to be closed ASAP for overcoming of output buffer limits.`,
    );
    dropPeer(server, peer, 'output-buffer');
  }
}
