/** Where a prompt stands beside the thing it speaks of. All in pixels of the window. */
import type { Size } from '../../ui/useSize.ts';

export interface Box extends Size {
  x: number;
  y: number;
}

export type Side = 'top' | 'bottom';

export interface Standing {
  side: Side;
  x: number;
  y: number;
  /** How far from its left edge its arrow points at the thing. */
  arrow: number;
}

/** Between the two: the arrow stands in it. */
const GAP = 10;
/** To the window's edges. */
const EDGE = 8;
/** The arrow keeps off its corners. */
const CORNER = 16;

/** On that side of the thing, or on the other where only there is room; all of it in the window. */
export function beside(thing: Box, own: Size, room: Size, wished: Side): Standing {
  const above = thing.y - GAP - own.height;
  const below = thing.y + thing.height + GAP;
  const fitsAbove = above >= EDGE;
  const fitsBelow = below + own.height <= room.height - EDGE;
  const isFree = wished === 'top' ? fitsAbove || !fitsBelow : fitsBelow || !fitsAbove;
  const side = isFree ? wished : wished === 'top' ? 'bottom' : 'top';
  const x = within(thing.x, EDGE, room.width - own.width - EDGE);
  const y = within(side === 'top' ? above : below, EDGE, room.height - own.height - EDGE);
  const arrow = within(thing.x + thing.width / 2 - x, CORNER, own.width - CORNER);
  return { side, x, y, arrow };
}

/** The lower end counts where there is no room between the two. */
function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
