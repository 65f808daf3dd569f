/** Whether a node is written to so fast that no single write can be followed. Pure. */
import type { NodeView } from '../../../engine/contract.ts';

/** So many keys written within this time (microseconds) are no longer single writes. */
const MANY = 4;
const WITHIN = 500_000;

/** Then nothing flashes: a picture that flashes everywhere, always, tells nothing, and costs frames. */
export function isBusy({ recent }: Pick<NodeView['keys'], 'recent'>): boolean {
  const newest = Math.max(...recent.map(({ writtenAt }) => writtenAt));
  return recent.filter(({ writtenAt }) => writtenAt > newest - WITHIN).length >= MANY;
}
