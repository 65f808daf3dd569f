// Pausing clients: CLIENT PAUSE, FAILOVER and SHUTDOWN each hold back writes, or everything.
//
// Each purpose has its own pause; the strictest one that lasts is in force. A client whose command
// may not run now keeps it unread, and reads it again when the pause ends: so it meets every check
// anew, and may be refused because the server has become a replica meanwhile. While a pause lasts
// nothing expires and nothing is evicted, for that would be propagated (networking.c of 7.0).
import type { Micros } from '../../base/units.ts';
import type { Client } from './client.ts';
import type { RedisServer } from '../redisServer.ts';
import { MAY_REPLICATE, type NodeRow, WRITE } from '../rows.ts';

export type PauseKind = 'off' | 'write' | 'all';
export type PausePurpose = 'command' | 'shutdown' | 'failover';

interface Pause {
  kind: PauseKind;
  until: Micros;
}

const STRICTNESS: Readonly<Record<PauseKind, number>> = { off: 0, write: 1, all: 2 };
const PURPOSES: readonly PausePurpose[] = ['command', 'shutdown', 'failover'];

/** What is paused, and for whom. Plain data: checkpoints copy it. */
export class Pauses {
  readonly of: Record<PausePurpose, Pause | null> = {
    command: null,
    shutdown: null,
    failover: null,
  };
  /** The strictest of them. */
  kind: PauseKind = 'off';
  until: Micros = 0;
  /** A pause has ended or become milder: what was held back is looked at again. */
  eased = false;
  /** The master's stream holds a command that may not run now. */
  holdsMaster = false;
}

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
function update(server: RedisServer): void {
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

/** checkClientPauseTimeoutAndReturnIfPaused. */
export function isPaused(server: RedisServer): boolean {
  const { pauses } = server;
  if (pauses.kind === 'off') return false;
  if (pauses.until < server.now) update(server);
  return server.pauses.kind !== 'off';
}

/** Whether a pause holds back this command. Replicas are never paused. */
export function holdsBack(server: RedisServer, client: Client, row: NodeRow): boolean {
  if (client.attached) return false;
  const queued = row.name === 'exec' ? (client.transaction?.anyMask ?? 0) : 0;
  return server.pauses.kind === 'all' || ((row.mask | queued) & (WRITE | MAY_REPLICATE)) !== 0;
}
