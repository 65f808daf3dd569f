/** Ways to put cards into a room. Each answers null where it does not fit. Pure. */
import type { NodeId } from '../../../engine/contract.ts';
import type { Box, Placed, Room } from './arrange.ts';
import { densityOf, HEIGHT_MAX, HEIGHT_MIN, leastHeight, NARROW, WIDTH_MIN } from './sizes.ts';

export interface Layout {
  placed: readonly Placed[];
  /** The shortest way between cards that a link has; Infinity where there are no links. */
  gap: number;
  /** Less than 1 where another way is the better one if it tells as much. */
  worth: number;
}

const GAP_Y = 12;
const GAP_X = { least: 84, good: 250, most: 420 } as const;
const CARD = { least: WIDTH_MIN.wide, good: 268, most: 330 } as const;
const HERO = { least: WIDTH_MIN.hero, good: 400, most: 470 } as const;
/** Between rows, where links run downwards. */
const GAP_DOWN = { least: 56, most: 130 } as const;
const BESIDE = 14;
/** Of the spine: the free middle in which all links run. */
const GUTTER = 64;

/** Columns from left to right; a lone card of column `main` may have the large ring. */
export function inColumns(columns: readonly NodeId[][], main: number, room: Room): Layout | null {
  const heights = columns.map((column, index) => heightsOf(column, index === main, room.height));
  const sizes = heights.map(([first = 0], index) =>
    index === main && first >= HEIGHT_MIN.hero ? HERO : CARD,
  );
  const spread = spreadOf(sizes, room.width);
  if (spread === null) return null;
  const { widths, gap } = spread;
  const gaps = columns.length - 1;
  let x = (room.width - sum(widths) - gaps * gap) / 2;
  const placed: Placed[] = [];
  for (const [index, column] of columns.entries()) {
    const width = widths[index] ?? 0;
    const tall = heights[index] ?? [];
    let y = (room.height - sum(tall) - GAP_Y * (tall.length - 1)) / 2;
    for (const [row, id] of column.entries()) {
      const height = tall[row] ?? 0;
      const card = cardOf(id, { x, y, width, height }, index === main);
      if (card === null) return null;
      placed.push(card);
      y += height + GAP_Y;
    }
    x += width + gap;
  }
  return { placed, gap, worth: 1 };
}

/** Levels from top to bottom, for rooms that are higher than wide. */
export function inRows(levels: readonly NodeId[][], room: Room): Layout | null {
  const widths = levels.map((level) =>
    Math.min(
      level.length === 1 ? HERO.most : CARD.most,
      (room.width - BESIDE * (level.length - 1)) / level.length,
    ),
  );
  const least = widths.map(leastHeightOfRow);
  const downs = levels.length - 1;
  const free = room.height - sum(least) - downs * GAP_DOWN.least;
  if (free < 0) return null;
  // Half of what is left is the links', as far as they need it; the cards share the rest.
  const gap = downs === 0 ? 0 : Math.min(GAP_DOWN.most, GAP_DOWN.least + (free * 0.5) / downs);
  const rest = room.height - sum(least) - downs * gap;
  const shares = levels.map((_, index) => (index === 0 ? 2 : 1));
  const heights = least.map((height, index) =>
    Math.min(
      index === 0 && levels[0]?.length === 1 ? HEIGHT_MAX.hero : HEIGHT_MAX.plain,
      height + (rest * (shares[index] ?? 1)) / sum(shares),
    ),
  );
  let y = (room.height - sum(heights) - downs * gap) / 2;
  const placed: Placed[] = [];
  for (const [index, level] of levels.entries()) {
    const [width = 0, height = 0] = [widths[index], heights[index]];
    const taken = width * level.length + BESIDE * (level.length - 1);
    for (const [column, id] of level.entries()) {
      const x = (room.width - taken) / 2 + column * (width + BESIDE);
      const card = cardOf(id, { x, y, width, height }, index === 0 && level.length === 1);
      if (card === null) return null;
      placed.push(index === 0 ? card : { ...card, entry: 'top' });
    }
    y += height + gap;
  }
  return { placed, gap, worth: 1 };
}

/** A master above, its replicas below it in two columns, their links in the free middle. */
export function onSpine(
  masters: readonly NodeId[],
  replicas: readonly NodeId[],
  room: Room,
): Layout | null {
  const rows = Math.ceil(replicas.length / 2);
  const width = Math.min(CARD.most, (room.width - GUTTER) / 2);
  const top = Math.min(HERO.most, room.width);
  const least = leastHeight(width);
  const free = room.height - rows * (least + GAP_Y) - GAP_DOWN.least - HEIGHT_MIN.compact;
  if (free < 0 || width < WIDTH_MIN.narrow) return null;
  const head = Math.min(HEIGHT_MAX.hero, HEIGHT_MIN.compact + free * 0.5);
  const below = room.height - head - GAP_DOWN.least;
  const height = Math.min(HEIGHT_MAX.plain, below / rows - GAP_Y);
  const left = (room.width - GUTTER) / 2 - width;
  const [root = ''] = masters;
  const first = cardOf(root, { x: (room.width - top) / 2, y: 0, width: top, height: head }, true);
  const placed: (Placed | null)[] = [first];
  for (const [index, id] of replicas.entries()) {
    const side = index % 2;
    const x = left + side * (width + GUTTER);
    const y = head + GAP_DOWN.least + Math.floor(index / 2) * (height + GAP_Y);
    const card = cardOf(id, { x, y, width, height }, false);
    placed.push(card && { ...card, entry: side === 0 ? 'right' : 'left' });
  }
  return placed.every((card) => card !== null) ? { placed, gap: GUTTER, worth: 1 } : null;
}

/** A long chain goes to and fro, `count` cards in a row. */
export function inSnake(chain: readonly NodeId[], count: number, room: Room): Layout | null {
  const rows = Math.ceil(chain.length / count);
  const spread = spreadOf(
    Array.from({ length: count }, () => CARD),
    room.width,
  );
  if (spread === null) return null;
  const { gap, widths } = spread;
  const width = widths[0] ?? 0;
  const free = room.height - (rows - 1) * GAP_DOWN.least;
  const height = Math.min(HEIGHT_MAX.plain, Math.floor(free / rows));
  const left = (room.width - count * width - (count - 1) * gap) / 2;
  const down = rows > 1 ? Math.min(GAP_DOWN.most, (room.height - rows * height) / (rows - 1)) : 0;
  const above = (room.height - rows * height - (rows - 1) * down) / 2;
  const placed = chain.map((id, index) => {
    const row = Math.floor(index / count);
    const along = index % count;
    const column = row % 2 === 0 ? along : count - 1 - along;
    const box = {
      x: left + column * (width + gap),
      y: above + row * (height + down),
      width,
      height,
    };
    return cardOf(id, box, false);
  });
  return placed.every((card) => card !== null)
    ? { placed, gap: Math.min(gap, down || gap), worth: 1 }
    : null;
}

/** Nodes that are all alone: `count` of them side by side. */
export function inGrid(nodes: readonly NodeId[], count: number, room: Room): Layout | null {
  const columns = Math.min(count, nodes.length);
  const rows = Math.ceil(nodes.length / columns);
  const most = nodes.length === 1 ? HERO.most : CARD.most;
  const width = Math.min(most, (room.width - BESIDE * (columns - 1)) / columns);
  const free = (room.height - GAP_Y * (rows - 1)) / rows;
  const height = Math.min(nodes.length === 1 ? HEIGHT_MAX.hero : HEIGHT_MAX.plain, free);
  // What is left stands between the cards: they may be joined soon.
  const beside = columns > 1 ? (room.width - columns * width) / (columns - 1) : 0;
  const gap = Math.min(GAP_X.good, beside);
  const left = (room.width - columns * width - (columns - 1) * gap) / 2;
  const above = (room.height - rows * height - (rows - 1) * GAP_Y) / 2;
  const placed = nodes.map((id, index) => {
    const x = left + (index % columns) * (width + gap);
    const y = above + Math.floor(index / columns) * (height + GAP_Y);
    return cardOf(id, { x, y, width, height }, nodes.length === 1);
  });
  return placed.every((card) => card !== null)
    ? { placed, gap: Number.POSITIVE_INFINITY, worth: nodes.length / (rows * columns) }
    : null;
}

interface Range {
  least: number;
  good: number;
  most: number;
}

/** Widths of columns and the gap between them: cards first, then links, then cards again. */
function spreadOf(
  sizes: readonly Range[],
  width: number,
): { widths: number[]; gap: number } | null {
  const gaps = sizes.length - 1;
  let free = width - sum(sizes.map(({ least }) => least)) - gaps * GAP_X.least;
  if (free < 0) return null;
  const take = (wanted: number): number => {
    const share = wanted <= 0 ? 0 : Math.min(1, free / wanted);
    free -= wanted * share;
    return share;
  };
  const toGood = take(
    sum(sizes.map(({ good, least }) => good - least)) + gaps * (140 - GAP_X.least),
  );
  const gapToGood = take(gaps * (GAP_X.good - 140));
  const toMost = take(sum(sizes.map(({ most, good }) => most - good)));
  const gapToMost = take(gaps * (GAP_X.most - GAP_X.good));
  return {
    widths: sizes.map(
      ({ least, good, most }) => least + (good - least) * toGood + (most - good) * toMost,
    ),
    gap:
      GAP_X.least +
      (140 - GAP_X.least) * toGood +
      (GAP_X.good - 140) * gapToGood +
      (GAP_X.most - GAP_X.good) * gapToMost,
  };
}

function heightsOf(column: readonly NodeId[], main: boolean, room: number): number[] {
  const even = (room - GAP_Y * (column.length - 1)) / column.length;
  const most = main && column.length === 1 ? HEIGHT_MAX.hero : HEIGHT_MAX.plain;
  return column.map(() => Math.min(most, Math.floor(even)));
}

function leastHeightOfRow(width: number): number {
  return width < NARROW ? leastHeight(width) : HEIGHT_MIN.compact;
}

function cardOf(id: NodeId, box: Box, hero: boolean): Placed | null {
  const density = densityOf(box.width, box.height, hero);
  return density === null ? null : { id, box, density };
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}
