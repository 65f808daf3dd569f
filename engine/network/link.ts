import type { Micros } from '../base/units.ts';
import type { EndId } from './connection.ts';
import type { Hold } from './holds.ts';

/**
 * No way between machines is faster, and a machine reaches itself in this time: two servers that
 * answer each other without a pause would otherwise stop the clock.
 */
export const LATENCY_MIN: Micros = 20;
export const LOOPBACK_LATENCY: Micros = 50;

/** The way between two machines. */
export interface Link {
  readonly between: readonly [EndId, EndId];
  state: 'up' | 'cut' | 'stalled';
  /** One way, in microseconds. */
  latency: Micros;
  /** Bytes per second each way; 0 = unlimited. */
  bandwidth: number;
  /** Per direction: when the last byte handed over will have left (serialisation). */
  freeAt: [Micros, Micros];
  /** Number of the segment that was sent over it last; 0 = none yet. */
  newest: number;
  /** Per direction, as `freeAt`: a message that is waited for or kept. */
  readonly holds: [Hold | null, Hold | null];
  /** Segments and bytes sent over it so far, per direction. */
  readonly segments: [number, number];
  readonly bytes: [number, number];
}

export function linkKey(a: EndId, b: EndId): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}
