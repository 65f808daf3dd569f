// FAILOVER: a master hands its role to one of its replicas, and becomes that replica's replica.
//
// Writes are paused until the target has acknowledged everything (or, with FORCE, until the time is
// over). Then the master follows the target, and asks it with PSYNC … FAILOVER to promote itself. Any
// answer but a resync aborts, and the server is a master again. Mirrors replication.c of 7.0.
import type { EventBody } from '../contract.ts';
import { type Failover, noFailover } from './failoverState.ts';
import { setMaster, unsetMaster } from './roles.ts';
import type { ReplicaPeer, ReplicationServer } from './server.ts';

/** findReplica: the attached replica of this address, as it announced itself. */
export function findReplica(
  server: ReplicationServer,
  host: string,
  port: number,
): ReplicaPeer | null {
  const found = server.peers.find(
    (peer) => (peer.announcedIp || peer.address) === host && peer.port === port,
  );
  return found ?? null;
}

/** Begins to wait for the target; the caller has checked that it is an online replica. */
export function beginFailover(server: ReplicationServer, wanted: Omit<Failover, 'state'>): void {
  const { failover } = server;
  const whom = wanted.target === null ? 'any replica' : nameOf(wanted.target);
  server.log('*', `FAILOVER requested to ${whom}.`);
  Object.assign(failover, wanted, { state: 'waiting-for-sync' });
  tell(server, 'waiting');
  server.pauseForFailover(true);
}

function tell(
  server: ReplicationServer,
  what: Extract<EventBody, { kind: 'failover' }>['what'],
  why = '',
): void {
  const { target } = server.failover;
  const node = String(server.port);
  server.emit({ kind: 'failover', node, what, target: target === null ? '' : nameOf(target), why });
}

function nameOf({ host, port }: { readonly host: string; readonly port: number }): string {
  return `${host}:${port}`;
}

/** clearFailoverState: the handshake succeeded, or it was all given up. */
export function clearFailover(server: ReplicationServer): void {
  Object.assign(server.failover, noFailover());
  server.pauseForFailover(false);
}

export function abortFailover(server: ReplicationServer, why: string): void {
  const { state, target } = server.failover;
  if (state === 'no-failover') return;
  server.log(
    '*',
    `FAILOVER to ${target === null ? 'any replica' : nameOf(target)} aborted: ${why}`,
  );
  tell(server, 'aborted', why);
  if (state === 'failover-in-progress') unsetMaster(server);
  clearFailover(server);
}

/** updateFailoverStatus, from the cron and before the event loop sleeps. */
export function updateFailover(server: ReplicationServer): void {
  const { failover } = server;
  if (failover.state !== 'waiting-for-sync') return;
  const { target, endsAt, force } = failover;
  if (endsAt !== null && server.now >= endsAt) {
    if (!force || target === null) {
      abortFailover(server, 'Replica never caught up before timeout');
      return;
    }
    server.log('*', `FAILOVER to ${nameOf(target)} time out exceeded, failing over.`);
    failover.state = 'failover-in-progress';
    tell(server, 'switching', 'time out exceeded');
    setMaster(server, target.host, target.port);
    return;
  }
  const end = server.stream.master_repl_offset;
  const peer =
    target === null
      ? server.peers.find(({ ackOffset }) => ackOffset === end)
      : findReplica(server, target.host, target.port);
  if (!peer || peer.ackOffset !== end) return;
  failover.target = target ?? { host: peer.announcedIp || peer.address, port: peer.port };
  failover.state = 'failover-in-progress';
  server.log('*', `Failover target ${nameOf(failover.target)} is synced, failing over.`);
  tell(server, 'switching');
  setMaster(server, failover.target.host, failover.target.port);
}

/** The answer to PSYNC … FAILOVER, which is in progress, has come. False when it was a refusal: the handshake is over. */
export function onFailoverAnswer(server: ReplicationServer, accepted: boolean): boolean {
  if (accepted) {
    tell(server, 'done');
    clearFailover(server);
  } else abortFailover(server, 'Failover target rejected psync request');
  return accepted;
}

/** PSYNC … FAILOVER at the target: it becomes a master; an error text when it may not. */
export function promoteForFailover(
  server: ReplicationServer,
  replid: string,
  clientLine: () => string,
): string | null {
  server.log('#', `Failover request received for replid ${replid}.`);
  if (server.link.host === null) return "ERR PSYNC FAILOVER can't be sent to a master.";
  if (replid.toLowerCase() !== server.stream.replid) {
    return 'ERR PSYNC FAILOVER replid must match my replid.';
  }
  unsetMaster(server);
  server.log('*', `MASTER MODE enabled (failover request from '${clientLine()}')`);
  return null;
}
