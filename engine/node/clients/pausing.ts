// Pauses begin, change and end.
import type { Micros } from '../../base/units.ts';
import type { Client } from './client.ts';
import type { PauseKind, PausePurpose } from './pause.ts';
import type { RedisServer } from '../redisServer.ts';
import { MAY_REPLICATE, type NodeRow, WRITE } from '../rows.ts';

const STRICTNESS: Readonly<Record<PauseKind, number>> = { off: 0, write: 1, all: 2 };

const PURPOSES: readonly PausePurpose[] = ['command', 'shutdown', 'failover'];

/** pauseClients: two pauses for the same purpose become the stricter and longer one. */
export function pause(
  server: RedisServer,
  purpose: PausePurpose,
  kind: PauseKind,
  until: Micros,
): void {
  const { of } = server.pauses;
  const before = of[purpose];
  if (before === null && until >= server.now) tellHold(server, 'began', purpose, until);
  of[purpose] = {
    kind: before !== null && STRICTNESS[before.kind] > STRICTNESS[kind] ? before.kind : kind,
    until: Math.max(until, before?.until ?? 0),
  };
  update(server);
}

export function unpause(server: RedisServer, purpose: PausePurpose): void {
  const before = server.pauses.of[purpose];
  if (before === null) return;
  if (before.until > 0) tellHold(server, 'ended', purpose, null);
  server.pauses.of[purpose] = null;
  update(server);
}

/** A FAILOVER tells of itself, and with it of its pause. */
function tellHold(
  server: RedisServer,
  change: 'began' | 'ended',
  purpose: PausePurpose,
  until: Micros | null,
): void {
  if (purpose === 'failover') return;
  const by = purpose === 'command' ? 'pause' : 'shutdown';
  const node = String(server.port);
  server.emit({ kind: 'clients-held', node, change, by, until: until === Infinity ? null : until });
}

/** updateClientPauseTypeAndEndTime. */
export function update(server: RedisServer): void {
  const { pauses } = server;
  const before = pauses.kind;
  pauses.kind = 'off';
  pauses.until = 0;
  for (const purpose of PURPOSES) {
    const one = pauses.of[purpose];
    if (one !== null && one.until < server.now) {
      pauses.of[purpose] = null;
      // One of no length (CLIENT PAUSE 0) never began.
      if (one.until > 0) tellHold(server, 'ended', purpose, null);
    } else if (one !== null && STRICTNESS[one.kind] > STRICTNESS[pauses.kind])
      pauses.kind = one.kind;
  }
  for (const purpose of PURPOSES) {
    const one = pauses.of[purpose];
    if (one?.kind === pauses.kind) pauses.until = Math.max(pauses.until, one.until);
  }
  if (STRICTNESS[pauses.kind] < STRICTNESS[before]) pauses.eased = true;
}

/** Whether a pause holds back this command. Replicas are never paused. */
export function holdsBack(server: RedisServer, client: Client, row: NodeRow): boolean {
  if (client.attached) return false;
  const queued = row.name === 'exec' ? (client.transaction?.anyMask ?? 0) : 0;
  return server.pauses.kind === 'all' || ((row.mask | queued) & (WRITE | MAY_REPLICATE)) !== 0;
}

/** Writes wait from the beginning of a FAILOVER to its end. */
export function pauseForFailover(server: RedisServer, begin: boolean): void {
  if (begin) pause(server, 'failover', 'write', Infinity);
  else unpause(server, 'failover');
}
