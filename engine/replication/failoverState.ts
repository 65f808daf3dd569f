// How far a FAILOVER is (failover.ts).
import type { Micros } from '../base/units.ts';
import type { ReplicationServer } from './server.ts';

/** master_failover_state of INFO, in its words. */
export type FailoverState = 'no-failover' | 'waiting-for-sync' | 'failover-in-progress';

/** A failover under way. Plain data: checkpoints copy it. */
export interface Failover {
  state: FailoverState;
  /** null: any replica that has caught up first. */
  target: { readonly host: string; readonly port: number } | null;
  /** When the wait is over; null: it has no end. */
  endsAt: Micros | null;
  /** At the end of the wait fail over to a target that lags. */
  force: boolean;
}

export function noFailover(): Failover {
  return { state: 'no-failover', target: null, endsAt: null, force: false };
}

/** Pings would move the offset away from the target's while a limited wait goes on. */
export function holdsPings(server: ReplicationServer): boolean {
  return server.failover.endsAt !== null;
}
