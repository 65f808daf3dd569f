// Pausing clients: CLIENT PAUSE, FAILOVER and SHUTDOWN each hold back writes, or everything.
//
// Each purpose has its own pause; the strictest one that lasts is in force. A client whose command
// may not run now keeps it unread, and reads it again when the pause ends: so it meets every check
// anew, and may be refused because the server has become a replica meanwhile. While a pause lasts
// nothing expires and nothing is evicted, for that would be propagated (networking.c of 7.0).
import type { Micros } from '../../base/units.ts';
import { update } from '../later.ts';
import type { RedisServer } from '../redisServer.ts';

export type PauseKind = 'off' | 'write' | 'all';
/** Whose turn it is, in place of a client's ID: the stream of the master. */
export const MASTER = 0;

export type PausePurpose = 'command' | 'shutdown' | 'failover';

interface Pause {
  kind: PauseKind;
  until: Micros;
}

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
  /** At a command that takes time (busy.ts), not asleep. */
  busy = false;
  /** Whose turn it is then, by the client's ID, and bytes that still belong to the turn. */
  turn = { of: 0, left: 0 };
}

/** checkClientPauseTimeoutAndReturnIfPaused. */
export function isPaused(server: RedisServer): boolean {
  const { pauses } = server;
  if (pauses.kind === 'off') return false;
  if (pauses.until < server.now) update(server);
  return server.pauses.kind !== 'off';
}
