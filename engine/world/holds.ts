// What keeps the commands of a node's clients waiting.
import type { Micros } from '../base/units.ts';
import type { HoldView } from '../contract.ts';
import { keepsWaiting } from '../node/later.ts';
import type { PausePurpose } from '../node/clients/pause.ts';
import type { RedisServer } from '../node/redisServer.ts';

/** CLIENT PAUSE is the pause of a command (pause.ts). */
const PURPOSES: readonly (readonly [PausePurpose, HoldView['by']])[] = [
  ['shutdown', 'shutdown'],
  ['command', 'pause'],
  ['failover', 'failover'],
];

/** A sleeping process does nothing; else the strictest pause counts, of equals the first. */
export function holdOf(server: RedisServer, now: Micros): HoldView | null {
  if (server.pauses.busy) {
    if (keepsWaiting(server)) return { by: 'busy', what: 'all', until: null };
  } else if (server.asleepUntil > now) {
    return { by: 'sleep', what: 'all', until: server.asleepUntil };
  }
  let found: HoldView | null = null;
  for (const [purpose, by] of PURPOSES) {
    const pause = server.pauses.of[purpose];
    if (pause === null || pause.kind === 'off' || pause.until < now) continue;
    if (found !== null && (found.what === 'all' || pause.kind === 'write')) continue;
    const until = by === 'failover' ? server.failover.endsAt : pause.until;
    found = { by, what: pause.kind, until };
  }
  return found;
}
