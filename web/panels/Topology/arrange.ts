/**
 * Where the cards stand. Several layouts are tried at several scales, and the one is taken in which
 * cards tell most in letters that are still large. Pure; units are pixels at zoom 1.
 */
import type { NodeId } from '../../../engine/contract.ts';
import { inColumns, inGrid, inRows, inSnake, onSpine, type Layout } from './layouts.ts';
import { NARROW, type Density } from './sizes.ts';
import { columnsOf, type Shape } from './tree.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Room {
  width: number;
  height: number;
}

export interface Placed {
  id: NodeId;
  box: Box;
  density: Density;
  /** The side at which the link to its master enters, where the boxes alone do not tell. */
  entry?: 'left' | 'right' | 'top';
}

export interface Arrangement {
  placed: readonly Placed[];
  /** All cards lie within. */
  width: number;
  height: number;
  /** What the picture is to be drawn at, so that it fills its room. */
  scale: number;
}

/** Beyond this, letters need not grow. */
const SCALE_MAX = 1.3824;
const SCALE_STEP = 0.96;
const SCALE_MIN = 0.2;
/** Down to this, letters of 12 pixels can be read with ease. */
const READABLE = 0.82;
/** How much each density tells, of all there is to tell. */
const TELLS: Readonly<Record<Density, number>> = {
  hero: 1,
  roomy: 0.95,
  medium: 0.8,
  compact: 0.42,
  mini: 0.26,
};
/** A narrow card breaks its lines: the same is harder to read. */
const SQUEEZED = 0.8;
/** A link that is shorter on the screen squeezes what travels on it. */
const GOOD_GAP = 280;
/** Replicas on both sides of their master are harder to read than all on its right. */
const SPLIT_COSTS = 0.88;
const SPLIT_FROM = 3;

/** `least`: the scale below which letters are too small for the screen that they are on. */
export function arrange(shapes: readonly Shape[], room: Room, least = 1): Arrangement {
  const empty = { placed: [], width: room.width, height: room.height, scale: 1 };
  if (shapes.length === 0 || room.width <= 0 || room.height <= 0) return empty;
  let best: Arrangement = empty;
  let bestScore = 0;
  for (let scale = SCALE_MAX; scale > SCALE_MIN; scale *= SCALE_STEP) {
    // No layout at this scale can tell more than all.
    if (legibility(scale / least) <= bestScore) break;
    const paper = { width: room.width / scale, height: room.height / scale };
    for (const layout of layoutsOf(shapes, paper)) {
      const score = scoreOf(layout, scale, least);
      if (score <= bestScore) continue;
      bestScore = score;
      best = { placed: layout.placed, ...paper, scale };
    }
  }
  return best;
}

function layoutsOf(shapes: readonly Shape[], paper: Room): Layout[] {
  const columns = columnsOf(shapes);
  const [masters = [], replicas] = columns;
  const found: (Layout | null)[] = [];
  if (replicas === undefined) {
    for (const count of [1, 2, 3, 4]) found.push(inGrid(masters, count, paper));
  } else {
    found.push(inColumns(columns, 0, paper), inRows(columns, paper));
  }
  if (replicas !== undefined && columns.length === 2 && masters.length === 1) {
    const half = Math.ceil(replicas.length / 2);
    // Few need not be split: all on one side, they have room for their buttons.
    if (replicas.length > SPLIT_FROM) {
      const split = [replicas.slice(half), masters, replicas.slice(0, half)];
      const layout = inColumns(split, 1, paper);
      found.push(layout && { ...layout, worth: SPLIT_COSTS });
    }
    if (replicas.length > 2) found.push(onSpine(masters, replicas, paper));
  }
  if (columns.length > 3 && columns.every((column) => column.length === 1)) {
    for (const count of [2, 3, 4, 5]) found.push(inSnake(columns.flat(), count, paper));
  }
  return found.filter((layout) => layout !== null);
}

function scoreOf({ placed, gap, worth }: Layout, scale: number, least: number): number {
  const told = placed.map(
    ({ density, box }) => TELLS[density] * (box.width < NARROW ? SQUEEZED : 1),
  );
  const tells = told.reduce((sum, part) => sum + part, 0) / placed.length;
  const way = Math.sqrt(Math.min(1, (gap * scale) / GOOD_GAP));
  // Large letters are no gain where much is left out.
  const large = tells >= TELLS.medium ? scale : Math.min(scale, 1 + (scale - 1) * 0.2);
  return legibility(large / least) * worth * (0.3 + 0.7 * tells) * (0.45 + 0.55 * way);
}

/** Letters below the readable cost much, large ones win little. */
function legibility(scale: number): number {
  if (scale < READABLE) return READABLE * (scale / READABLE) ** 2.2;
  return scale < 1 ? scale : 1 + (scale - 1) * 0.16;
}
