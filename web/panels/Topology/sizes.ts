/** What a card of some size has room to say. Pure; pixels at zoom 1. */

/** From the most to the least: `hero` holds the large ring, `mini` two lines. */
export type Density = 'hero' | 'roomy' | 'medium' | 'compact' | 'mini';

/** A narrower card breaks its lines in two. */
export const NARROW = 210;
/** A narrower one has a line for each of its facts. */
const VERY_NARROW = 160;
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
/** What stands beside the body: the card's edges, its history's bar. */
export const SIDES = 27;
/** The least width of keys beside a ring, and what parts them from it: names of replicas stand there. */
const KEYS_BESIDE = { large: 140, small: 116 } as const;
const APART = { large: 36, small: 10 } as const;
/** Above the keys, names of replicas stand beside the large ring. */
const NAMES = 36;
/** In a smaller square the large ring's words cannot be read. */
export const RING_LARGE = 128;
/** So many keys stand below the large ring at least. */
const KEYS_BELOW = 3;
/** Tanks stand side by side where each has so much. */
const TANK = 138;
const RING_SMALL = { least: 44, most: 132 } as const;

export interface Fits {
  keys: number;
  /** The line of the disk. */
  foot: boolean;
  /** The large ring stands above the keys, not beside them. */
  stacked: boolean;
  /** Side of the ring's square; 0: there is no room for it. */
  ring: number;
}

/**
 * The ring takes the largest square that leaves the keys their least room.
 * `extra`: lines that this node needs besides (a child at work, a transfer; -1: one less than usual),
 * `tanks`: rows of tanks.
 */
export function fitsOf(
  density: Density,
  width: number,
  height: number,
  extra: number,
  tanks: number,
): Fits {
  if (density === 'mini') return { keys: 0, foot: false, stacked: false, ring: 0 };
  const facts = width < NARROW ? (width < VERY_NARROW ? 6 : 4) : 2;
  const head = width < NARROW ? HEAD_NARROW : HEAD;
  const free = height - head - (facts + extra) * LINE;
  const inner = width - SIDES;
  if (density === 'hero') {
    const body = free - FOOT - 6;
    const beside = Math.min(body, inner - KEYS_BESIDE.large - APART.large);
    const tanksBelow = Math.ceil(tanks / Math.max(1, Math.floor(inner / TANK)));
    const below = Math.min(inner - NAMES, body - (KEYS_BELOW + tanksBelow) * KEY_ROW - 8);
    const stacked = below > beside;
    const ring = Math.max(0, stacked ? below : beside);
    const rows = stacked ? (body - ring - 8) / KEY_ROW - tanksBelow : body / KEY_ROW - tanks;
    return { keys: clamped(rows), foot: true, stacked, ring };
  }
  const foot = density === 'roomy';
  const body = free - (foot ? FOOT : 0) - 4;
  const rows = (body + 4) / KEY_ROW - tanks;
  const ring = Math.min(body, inner - KEYS_BESIDE.small - APART.small, RING_SMALL.most);
  const hasRing = density !== 'compact' && width >= NARROW && ring >= RING_SMALL.least;
  return { keys: clamped(rows), foot, stacked: false, ring: hasRing ? ring : 0 };
}

function clamped(rows: number): number {
  return Math.max(0, Math.min(KEYS_MAX, Math.floor(rows)));
}
