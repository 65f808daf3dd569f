/** What a card of some size has room to say. Pure; pixels at zoom 1. */

/** From the most to the least: `hero` holds the large ring, `mini` two lines. */
export type Density = 'hero' | 'roomy' | 'medium' | 'compact' | 'mini';

/** A narrower card breaks its lines in two. */
export const NARROW = 210;
/** Less cannot hold a card's lines. */
export const WIDTH_MIN = { hero: 272, wide: NARROW, mini: 226, narrow: 124 } as const;
/** The least height at which a card of that density shows all it must. */
export const HEIGHT_MIN = { hero: 236, roomy: 190, medium: 127, compact: 82, mini: 48 } as const;
const NARROW_MIN = { roomy: 250, medium: 182, compact: 124 } as const;
export const HEIGHT_MAX = { hero: 430, plain: 250 } as const;

/** Null: not even the least a card must show has room. */
export function densityOf(width: number, height: number, hero: boolean): Density | null {
  if (width < NARROW) {
    if (width < WIDTH_MIN.narrow || height < NARROW_MIN.compact) return null;
    if (height >= NARROW_MIN.roomy) return 'roomy';
    return height >= NARROW_MIN.medium ? 'medium' : 'compact';
  }
  if (hero && width >= WIDTH_MIN.hero && height >= HEIGHT_MIN.hero) return 'hero';
  for (const density of ['roomy', 'medium', 'compact', 'mini'] as const) {
    if (height < HEIGHT_MIN[density]) continue;
    return density === 'mini' && width < WIDTH_MIN.mini ? null : density;
  }
  return null;
}

export function leastHeight(width: number): number {
  return width < NARROW ? NARROW_MIN.compact : HEIGHT_MIN.mini;
}

/** Of a card's height: its head and edges, a line of facts, a row of keys, the line at its foot. */
const HEAD = 42;
/** On narrow screens the head's buttons are made for fingers. */
const HEAD_NARROW = 52;
const LINE = 17;
const KEY_ROW = 17;
const FOOT = 22;
const KEYS_MAX = 8;
/** The least and the best height of the large ring where keys stand below it. */
const RING_LEAST = 150;
/** A lower card has its keys beside the large ring. */
const STACKED_MIN = 345;

export interface Fits {
  keys: number;
  /** The line of the disk. */
  foot: boolean;
  /** The large ring stands above the keys, not beside them. */
  stacked: boolean;
  /** There is room for the small ring. */
  ring: boolean;
}

/** `extra`: lines that this node needs besides (a child at work, a transfer), `tanks`: rows of tanks. */
export function fitsOf(
  density: Density,
  width: number,
  height: number,
  extra: number,
  tanks: number,
): Fits {
  const nothing = { keys: 0, foot: false, stacked: false, ring: false };
  if (density === 'mini') return nothing;
  const facts = width < NARROW ? 4 : 2;
  const head = width < NARROW ? HEAD_NARROW : HEAD;
  const free = height - head - (facts + extra) * LINE;
  if (density === 'hero') {
    const stacked = height >= STACKED_MIN;
    const body = free - FOOT - 10;
    const rows = Math.floor((body - tanks * LINE - (stacked ? RING_LEAST : 0)) / KEY_ROW);
    return { keys: clamped(rows), foot: true, stacked, ring: true };
  }
  const foot = density === 'roomy';
  const rows = Math.floor((free - (foot ? FOOT : 0) - tanks * LINE) / KEY_ROW);
  const ring = density !== 'compact' && width >= NARROW;
  return { keys: clamped(rows), foot, stacked: false, ring };
}

function clamped(rows: number): number {
  return Math.max(0, Math.min(KEYS_MAX, rows));
}
