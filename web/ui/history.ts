/**
 * One history, one look: nodes that carry the same replication ID share a hue and a shape, others do
 * not. The theme turns the hue into a colour of even contrast (`oklch`); the shape tells histories
 * apart where colours cannot, and the ID always stands beside it.
 */

/** What the sign of a history is drawn as. */
export type HistoryShape =
  | 'disc'
  | 'square'
  | 'diamond'
  | 'triangle'
  | 'plus'
  | 'hexagon'
  | 'star'
  | 'wedge';

export interface HistoryLook {
  /** Degrees in `oklch`. */
  hue: number;
  /** 0: the theme's usual lightness of histories; 1: a step further from the ground. */
  shade: 0 | 1;
  shape: HistoryShape;
}

/**
 * Red means broken and amber means waiting on this page, so histories stand between green and pink.
 * In this order each is as far from those before it as eyes with deuteranopia, protanopia or
 * tritanopia can have it (Machado's matrices, distances in OKLab, both themes).
 */
const COLOURS: readonly (readonly [hue: number, shade: 0 | 1])[] = [
  [240, 0],
  [110, 1],
  [200, 1],
  [335, 0],
  [140, 0],
  [170, 0],
  [270, 1],
  [305, 0],
];
const SHAPES: readonly HistoryShape[] = [
  'disc',
  'square',
  'triangle',
  'diamond',
  'plus',
  'hexagon',
  'star',
  'wedge',
];
/** Colours and shapes go together first; after that a colour comes again with another shape. */
const ROUNDS = 3;
const SLOTS = COLOURS.length * ROUNDS;

/** Histories met so far and the slot of each. */
const slots = new Map<string, number>();
let inPicture: ReadonlySet<string> = new Set();

/** How a history looks: as long as it is in the picture, always the same. */
export function historyLook(replid: string): HistoryLook {
  const slot = slots.get(replid) ?? newSlot(replid);
  const round = Math.floor(slot / COLOURS.length);
  const [hue, shade] = COLOURS[slot % COLOURS.length] ?? [240, 0];
  const shape = SHAPES[(slot + round * 3) % SHAPES.length] ?? 'disc';
  return { hue, shade, shape };
}

/** The hue alone, in degrees. */
export function historyHue(replid: string): number {
  return historyLook(replid).hue;
}

/** The names that `theme.css` makes a colour of: `--history`. */
export function historyStyle(replid: string): Readonly<Record<'--hue' | '--shade', number>> {
  const { hue, shade } = historyLook(replid);
  return { '--hue': hue, '--shade': shade };
}

/** Tells which IDs are to be seen now. The looks of others may be given away. */
export function keepHistories(ids: Iterable<string>): void {
  inPicture = new Set(ids);
}

/** As on a fresh page. */
export function forgetHistories(): void {
  slots.clear();
  inPicture = new Set();
}

/**
 * The first look that nobody has. One that is gone from the picture keeps its own, so that a step
 * back shows what was seen before, until its colour is needed.
 */
function newSlot(replid: string): number {
  const gone = [...slots.keys()].find((id) => !inPicture.has(id)) ?? [...slots.keys()][0];
  if (slots.size >= COLOURS.length && gone !== undefined) {
    if (!inPicture.has(gone) || slots.size >= SLOTS) slots.delete(gone);
  }
  const taken = new Set(slots.values());
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  slots.set(replid, slot);
  return slot;
}

/** 40 zeros: Redis's way of saying that there is no second ID. */
export function isSet(replid: string): boolean {
  return /[^0]/.test(replid);
}
