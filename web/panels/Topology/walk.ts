/** Which card lies next to another in the direction of an arrow key. Pure. */
import type { NodeId } from '../../../engine/contract.ts';
import type { Box } from './arrange.ts';

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** To the side counts so much more than ahead. */
const SIDEWAYS = 2;

/** Null: the key is no arrow, or nothing lies there. */
export function neighbourOf(
  boxes: ReadonlyMap<NodeId, Pick<Box, 'x' | 'y' | 'width' | 'height'>>,
  from: NodeId,
  key: string,
): NodeId | null {
  const arrow = ARROWS[key];
  const own = boxes.get(from);
  if (arrow === undefined || own === undefined) return null;
  const [dx, dy] = arrow;
  let best: NodeId | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, box] of boxes) {
    const right = box.x + box.width / 2 - own.x - own.width / 2;
    const down = box.y + box.height / 2 - own.y - own.height / 2;
    const ahead = right * dx + down * dy;
    if (id === from || ahead <= 1) continue;
    const far = ahead + SIDEWAYS * Math.abs(right * dy + down * dx);
    if (far >= least) continue;
    least = far;
    best = id;
  }
  return best;
}
