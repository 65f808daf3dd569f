/**
 * The tree of histories as a drawing: each history is a band, which leaves the band that it grew out
 * of where it grew out of it; nodes stand above the band at their offset. Pure; lengths are pixels.
 */
import type { HistoryNode, HistoryPart, HistoryView, NodeId } from '../../../engine/contract.ts';
import { offsetScale, type Scale, timeScale } from './scale.ts';

export type Axis = 'offset' | 'time';

export const BAND = 18;
export const CHIP = { width: 62, height: 24, gap: 4 } as const;
/** Radius of the curve in which a branch leaves: it runs down this far before its first byte. */
export const BEND = 11;
const TITLE = 24;
const NOTE = 22;
const BETWEEN = 18;
/** Where there is room, lanes lie further apart, but not lost in space. */
const BETWEEN_MAX = 56;
/** A title begins beside the curve of its branch. */
const INSET = 4;
const TOP = 6;
const AXIS = 26;
/** A band without bytes is seen all the same. */
const STUB = 30;
/** Nodes nearer than this share a group. */
const NEAR = 7;
/** A group of nodes takes at most this share of the width. */
const GROUP_SHARE = 0.62;

export interface RibbonInput {
  histories: readonly HistoryView[];
  nodes: readonly HistoryNode[];
  now: number;
  axis: Axis;
  width: number;
  /** Room for all of it; what does not fit is scrolled to. */
  height: number;
  /** Width of a history's title, which stands above its beginning. */
  titleWidth(history: HistoryView): number;
  /** Width of the note below a part, 0 without one. */
  noteWidth(part: HistoryPart): number;
}

export interface DrawnPart {
  part: HistoryPart;
  x: number;
  width: number;
  /** Where commands end within it. */
  notches: readonly number[];
  /** Where its note begins; null: it has none. */
  note: { x: number; y: number } | null;
}

export interface DrawnNode {
  node: HistoryNode;
  /** Its chip's upper left corner. */
  x: number;
  y: number;
  /** Its place on the band. */
  at: number;
}

export interface Lane {
  history: HistoryView;
  title: { x: number; y: number };
  /** Middle of the band. */
  y: number;
  x: number;
  end: number;
  parts: readonly DrawnPart[];
  nodes: readonly DrawnNode[];
  /** Middle of the band that it leaves; null: it leaves none. */
  leaves: number | null;
}

export interface Ribbon {
  height: number;
  lanes: readonly Lane[];
  scale: Scale;
  /** Baseline of the axis. */
  axis: number;
}

export function ribbonOf(input: RibbonInput): Ribbon {
  const { histories, now, width } = input;
  const [left, right] = [18, Math.max(120, width - 18)];
  const scale =
    input.axis === 'offset'
      ? offsetScale(histories, left, right)
      : timeScale(histories, now, left, right - 24);
  const order = inOrder(histories);
  const least = stack(input, order, scale, TOP, BETWEEN);
  const spare = Math.max(0, input.height - least.bottom - AXIS);
  const between = Math.min(BETWEEN_MAX, BETWEEN + spare / (order.length + 1));
  const { bottom } = stack(input, order, scale, TOP, between);
  // The rest of the room is left above and below, a little more below.
  const top = TOP + Math.max(0, input.height - bottom - AXIS) * 0.35;
  const { lanes, bottom: axis } = stack(input, order, scale, top, between);
  return { height: axis + AXIS, lanes, scale, axis };
}

/** Lanes one below the other. */
function stack(
  input: RibbonInput,
  order: readonly HistoryView[],
  scale: Scale,
  top: number,
  between: number,
): { lanes: Lane[]; bottom: number } {
  const lanes: Lane[] = [];
  let at = top;
  for (const history of order) {
    const { lane, bottom } = laneOf(input, history, scale, at);
    const from = lanes.find((each) => each.history.replid === history.from?.replid);
    lanes.push({ ...lane, leaves: from?.y ?? null });
    at = bottom + between;
  }
  return { lanes, bottom: at };
}

/** A history, then what grew out of it: of its branches the last one first, so that no two cross. */
export function inOrder(histories: readonly HistoryView[]): HistoryView[] {
  const known = new Set(histories.map(({ replid }) => replid));
  const after = (parent: string | null): HistoryView[] =>
    histories
      .filter(
        ({ from }) => (from !== null && known.has(from.replid) ? from.replid : null) === parent,
      )
      .sort((a, b) => (parent === null ? a.born - b.born : b.offset - a.offset || b.born - a.born))
      .flatMap((history) => [history, ...after(history.replid)]);
  return after(null);
}

function laneOf(
  input: RibbonInput,
  history: HistoryView,
  scale: Scale,
  top: number,
): { lane: Omit<Lane, 'leaves'>; bottom: number } {
  const { width } = input;
  const x = startOf(input, history, scale);
  const end = Math.max(endOf(input, history, scale), x + STUB);
  const titleWidth = input.titleWidth(history);
  const titleX = titleAt(x, titleWidth, width, history.from !== null);
  const placed = placeNodes(nodesOn(input, history, scale), width);
  const isBeside = placed.rows === 1 && placed.from > titleX + titleWidth + 12;
  const title = placed.rows === 0 || isBeside ? TITLE : TITLE + placed.rows * (CHIP.height + 4);
  const chips = isBeside ? top : top + TITLE;
  const y = top + Math.max(title, isBeside ? CHIP.height + 6 : 0) + BAND / 2 + 2;
  const parts = partsOf(input, history, scale, { x, end, y });
  const hasNotes = parts.some(({ note }) => note !== null);
  const nodes = placed.nodes.map((each) => ({ ...each, y: chips + each.y }));
  return {
    lane: { history, title: { x: titleX, y: top + 16 }, y, x, end, parts, nodes },
    bottom: y + BAND / 2 + (hasNotes ? NOTE : 0),
  };
}

/** Beside the curve of its branch: after it, or before it where there is no room. */
function titleAt(x: number, own: number, width: number, isBranch: boolean): number {
  const room = width - own - 4;
  if (!isBranch) return Math.max(2, Math.min(x, room));
  if (x + INSET <= room) return x + INSET;
  const before = x - BEND - INSET - own;
  return before > 2 ? before : Math.max(2, room);
}

function startOf({ axis }: RibbonInput, history: HistoryView, scale: Scale): number {
  return scale(axis === 'offset' ? history.offset : history.born);
}

function endOf({ axis, now }: RibbonInput, history: HistoryView, scale: Scale): number {
  if (axis === 'time') return scale(history.until ?? now);
  return scale((history.parts.at(-1)?.to ?? history.offset + 1) - 1);
}

function partsOf(
  input: RibbonInput,
  history: HistoryView,
  scale: Scale,
  band: { x: number; end: number; y: number },
): DrawnPart[] {
  const { axis } = input;
  const { parts } = history;
  const starts = parts.map((part, i) => {
    if (i === 0) return band.x;
    if (axis === 'offset') return scale(part.from - 1);
    return part.since === null ? band.end : Math.min(band.end, scale(part.since));
  });
  return parts.map((part, i) => {
    const x = starts[i]!;
    const end = i === parts.length - 1 ? band.end : Math.max(x, starts[i + 1]!);
    const noteWidth = input.noteWidth(part);
    const noteX = Math.max(2, Math.min(x + 8, input.width - noteWidth - 4));
    return {
      part,
      x,
      width: end - x,
      notches: notchesOf(part, x, end, axis, scale),
      note: noteWidth === 0 ? null : { x: noteX, y: band.y + BAND / 2 + 16 },
    };
  });
}

/** Command by command while there is room to tell them apart. */
function notchesOf(
  { commands }: HistoryPart,
  x: number,
  end: number,
  axis: Axis,
  scale: Scale,
): number[] {
  const places = commands.shown.map(({ to, at }) => scale(axis === 'offset' ? to - 1 : at));
  const apart = places.every((place, i) => i === 0 || place - places[i - 1]! >= 4);
  return apart ? places.filter((place) => place > x + 2 && place < end - 2) : [];
}

/** Nodes that stand on this band, and where. One that is still before its history's beginning stands on an earlier one. */
function nodesOn(
  { histories, nodes, axis, now }: RibbonInput,
  history: HistoryView,
  scale: Scale,
): { node: HistoryNode; at: number }[] {
  return nodes
    .filter((node) => laneOfNode(histories, node) === history.replid)
    .map((node) => {
      const at = scale(axis === 'offset' ? node.offset : node.alive ? now : node.since);
      return { node, at };
    })
    .sort((a, b) => a.at - b.at || byName(a.node.node, b.node.node));
}

/** The history whose bytes a node applied last. */
export function laneOfNode(
  histories: readonly HistoryView[],
  { replid, offset }: HistoryNode,
): string {
  let id = replid;
  for (let turns = 0; turns <= histories.length; turns++) {
    const history = histories.find((each) => each.replid === id);
    const from = history?.from ?? null;
    if (history === undefined || from === null || offset >= history.offset) return id;
    id = from.replid;
  }
  return id;
}

interface Placed {
  nodes: DrawnNode[];
  rows: number;
  /** Left edge of the first. */
  from: number;
}

/** Chips above their places: those that stand together side by side, groups next to each other. */
function placeNodes(nodes: readonly { node: HistoryNode; at: number }[], width: number): Placed {
  const groups: { at: number; nodes: HistoryNode[] }[] = [];
  for (const { node, at } of nodes) {
    const last = groups.at(-1);
    if (last !== undefined && at - last.at < NEAR) last.nodes.push(node);
    else groups.push({ at, nodes: [node] });
  }
  const step = CHIP.width + CHIP.gap;
  let columns = Math.max(1, Math.floor((width * GROUP_SHARE) / step));
  const widthOf = (count: number): number => Math.min(count, columns) * step;
  const total = (): number => groups.reduce((sum, each) => sum + widthOf(each.nodes.length), 0);
  while (columns > 1 && total() > width - 8) columns--;
  const rows = Math.max(0, ...groups.map((each) => Math.ceil(each.nodes.length / columns)));
  const places = spread(
    groups.map(({ at, nodes: own }) => ({ at, width: widthOf(own.length) })),
    width,
  );
  const drawn = groups.flatMap(({ at, nodes: own }, i) =>
    own.map((node, k) => ({
      node,
      at,
      x: places[i]! + (k % columns) * step,
      // The last row is the one next to the band, so a group grows upwards.
      y: (rows - Math.ceil(own.length / columns) + Math.floor(k / columns)) * (CHIP.height + 4),
    })),
  );
  return { nodes: drawn, rows, from: places[0] ?? Infinity };
}

/** Left edges of blocks that stand as near as can be to their places, without touching, within the width. */
export function spread(blocks: readonly { at: number; width: number }[], width: number): number[] {
  const places: number[] = [];
  let free = 2;
  for (const { at, width: own } of blocks) {
    const place = Math.max(free, at - own / 2);
    places.push(place);
    free = place + own;
  }
  let limit = width - 2;
  for (let i = blocks.length - 1; i >= 0; i--) {
    places[i] = Math.max(2, Math.min(places[i]!, limit - blocks[i]!.width));
    limit = places[i]!;
  }
  return places;
}

function byName(a: NodeId, b: NodeId): number {
  return Number(a) - Number(b);
}
