import type { RunState } from '../../../engine/contract.ts';

/** A process exists: it can be killed, and cannot be started. */
export function isUp(run: RunState): boolean {
  return run === 'running' || run === 'loading' || run === 'frozen';
}
