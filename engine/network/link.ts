import type { Micros } from '../base/units.ts';
import type { EndId } from './connection.ts';

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
}

export function linkKey(a: EndId, b: EndId): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}
