/**
 * Where a prompt stands: below what is written in a console, where nothing else is told. All in pixels
 * of the window. Pure.
 */
import type { Size } from '../../ui/useSize.ts';

export interface Box extends Size {
  x: number;
  y: number;
}

/** A console, and how much of its height is free below its last line. */
export interface Shelf {
  box: Box;
  free: number;
}

export interface Standing {
  /** The number of its shelf. */
  shelf: number;
  x: number;
  y: number;
}

/** To the last line, and to the console's lower edge; by so much it may reach into the gap below. */
const OFF = 5;
const SPILL = 9;
/** To the window's edges. */
const EDGE = 8;

/** On the nearest shelf to the thing that has room for it, or else on the one that has most. Null: there is none. */
export function onShelf(
  shelves: readonly Shelf[],
  thing: Box,
  own: Size,
  room: Size,
): Standing | null {
  const needed = own.height + OFF - SPILL;
  const ranked = shelves
    .map((shelf, index) => ({ ...shelf, index, fits: shelf.free >= needed }))
    .toSorted((a, b) => {
      if (a.fits !== b.fits) return a.fits ? -1 : 1;
      return a.fits ? distance(a.box, thing) - distance(b.box, thing) : b.free - a.free;
    });
  const best = ranked[0];
  if (best === undefined) return null;
  const { box, free } = best;
  const bottom = box.y + box.height;
  const lowest = Math.min(bottom + SPILL, room.height - EDGE) - own.height;
  const y = Math.max(bottom - OFF - own.height, bottom - free + OFF);
  return { shelf: best.index, x: inWindow(box, own, room), y: Math.max(EDGE, Math.min(y, lowest)) };
}

/** Above what is at the window's foot, as large as the window is wide. */
export function aboveFoot(foot: Box, own: Size, room: Size): Omit<Standing, 'shelf'> {
  return {
    x: inWindow({ ...foot, x: 0, width: room.width }, own, room),
    y: foot.y - own.height - OFF,
  };
}

function inWindow(box: Box, own: Size, room: Size): number {
  const x = box.x + (box.width - own.width) / 2;
  return Math.max(EDGE, Math.min(x, room.width - own.width - EDGE));
}

/** Between middles. */
function distance(a: Box, b: Box): number {
  return Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
}
