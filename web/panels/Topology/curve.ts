/** The way of a link between two cards, as a cubic Bézier curve. Pure geometry in picture units. */
import type { Box } from './arrange.ts';

export interface Point {
  x: number;
  y: number;
}

/** From the first node of the link to the second. */
export type Curve = readonly [Point, Point, Point, Point];

/** How far what travels keeps off the middle of its link: each keeps to its right. */
const LANE = 1;
/** Up to so much of a fall (the sine of its angle) a link counts as going across. */
const ASLANT = 0.6;
/** Half the size of a dot of a flow, across its way. */
export const DOT: Half = { width: 5, height: 5 };
/** How much of a card's edge may carry links, and how far apart they attach. */
const EDGE_SHARE = 0.6;
const PORT_GAP = { upright: 56, level: 22 } as const;
/** How far a link reaches out that leaves and enters on the same side, and what room is there. */
const BOW = 64;
const BOW_ROOM = 150;
/** Between two cards one below the other a link needs so much. */
export const DOWN_MIN = 40;
/** Beside a link that runs downwards a label has so much room. */
const DOWN_ROOM = 150;

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** Half the width and half the height of what travels. */
export interface Half {
  width: number;
  height: number;
}

interface Wanted {
  key: string;
  a: Box;
  b: Box;
  /** The sides at which it leaves `a` and enters `b`, where the boxes alone do not tell. */
  sides?: readonly [Side, Side] | undefined;
}

/** Curves for all links at once: links on the same side of a card attach apart, in the order of where they go. */
export function curvesOf(links: readonly Wanted[], boxes: readonly Box[] = []): Map<string, Curve> {
  const ports = new Map<string, { key: string; box: Box; side: Side; toward: number }[]>();
  const routed = links.map((link) => ({
    ...link,
    sides: link.sides ?? sidesOf(link.a, link.b, boxes),
  }));
  const add = (box: Box, side: Side, key: string, target: Point): void => {
    const name = portName(box, side);
    const toward = isUpright(side) ? target.y : towardX(box, target);
    ports.set(name, [...(ports.get(name) ?? []), { key, box, side, toward }]);
  };
  for (const { key, a, b, sides } of routed) {
    add(a, sides[0], `${key}/a`, middleOf(b, sides[1]));
    add(b, sides[1], `${key}/b`, middleOf(a, sides[0]));
  }
  const places = new Map<string, Point>();
  for (const port of ports.values()) {
    port.sort((one, other) => one.toward - other.toward);
    for (const [index, { key, box, side }] of port.entries()) {
      places.set(key, attachAt(box, side, index, port.length));
    }
  }
  const curves = new Map<string, Curve>();
  for (const { key, a, b, sides } of routed) {
    const start = places.get(`${key}/a`) ?? middleOf(a, sides[0]);
    const end = places.get(`${key}/b`) ?? middleOf(b, sides[1]);
    curves.set(key, bend(start, sides[0], end, sides[1]));
  }
  return curves;
}

/** A point of the curve; 0 is its start, 1 its end. */
export function pointAt(curve: Curve, t: number): Point {
  const [a, b, c, d] = curve;
  const u = 1 - t;
  const wa = u * u * u;
  const wb = 3 * u * u * t;
  const wc = 3 * u * t * t;
  const wd = t * t * t;
  return {
    x: wa * a.x + wb * b.x + wc * c.x + wd * d.x,
    y: wa * a.y + wb * b.y + wc * c.y + wd * d.y,
  };
}

/**
 * Where something is that travels the curve forward or back: beside the middle line, on its right, so
 * far that what comes the other way passes it.
 */
export function laneAt(curve: Curve, t: number, forward: boolean, half: Half): Point {
  const along = forward ? t : 1 - t;
  const point = pointAt(curve, along);
  const way = directionAt(curve, along);
  // What goes across or aslant meets above and below; what goes down, beside.
  const down = Math.max(0, (Math.abs(way.y) - ASLANT) / (1 - ASLANT));
  const off = LANE + half.height + down * Math.max(0, half.width - half.height);
  const side = forward ? off : -off;
  return { x: point.x - way.y * side, y: point.y + way.x * side };
}

/** Of length 1. */
export function directionAt(curve: Curve, t: number): Point {
  const before = pointAt(curve, Math.max(0, t - 0.02));
  const after = pointAt(curve, Math.min(1, t + 0.02));
  const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
  return { x: (after.x - before.x) / length, y: (after.y - before.y) / length };
}

/** How much of the way something of this size takes until all of it has left the card, as a share. */
export function marginOf(curve: Curve, half: Half): number {
  const way = directionAt(curve, 0);
  return (Math.abs(way.x) * half.width + Math.abs(way.y) * half.height) / lengthOf(curve);
}

/** For an SVG path's `d`. */
export function pathOf([a, b, c, d]: Curve): string {
  return `M${round(a.x)} ${round(a.y)}C${round(b.x)} ${round(b.y)} ${round(c.x)} ${round(c.y)} ${round(d.x)} ${round(d.y)}`;
}

/** A part of the curve, for a link that is broken in its middle (de Casteljau). */
export function part(curve: Curve, from: number, to: number): Curve {
  const [, right] = split(curve, from);
  const [left] = split(right, from >= 1 ? 1 : (to - from) / (1 - from));
  return left;
}

/** How wide a label may be that travels it: the gap between the cards, or what is free beside it; 0 among others. */
export function roomOf([start, out, into, end]: Curve): number {
  const level = [out.y === start.y, into.y === end.y];
  if (!level[0] && !level[1]) return DOWN_ROOM;
  if (!level[0] || !level[1]) return 0;
  const opposite = Math.sign(out.x - start.x) !== Math.sign(into.x - end.x);
  return opposite ? Math.abs(end.x - start.x) : BOW_ROOM;
}

/** It leaves a card below or above, among others maybe that fan out from there. */
export function leavesDown([start, out, into, end]: Curve): boolean {
  return out.x === start.x && into.x === end.x;
}

/** It runs down from one card to another, and not across. */
export function runsDown(curve: Curve): boolean {
  return Math.abs(curve[3].y - curve[0].y) > Math.abs(curve[3].x - curve[0].x);
}

/** About how long the curve is. */
export function lengthOf(curve: Curve): number {
  let length = 0;
  let before = curve[0];
  for (let step = 1; step <= 16; step += 1) {
    const point = pointAt(curve, step / 16);
    length += Math.hypot(point.x - before.x, point.y - before.y);
    before = point;
  }
  return length;
}

/** Side by side, or one below the other with nothing between; else around, on the left. */
function sidesOf(a: Box, b: Box, boxes: readonly Box[]): readonly [Side, Side] {
  if (a.x + a.width <= b.x) return ['right', 'left'];
  if (b.x + b.width <= a.x) return ['left', 'right'];
  if (isFreeBetween(a, b, boxes)) return ['bottom', 'top'];
  if (isFreeBetween(b, a, boxes)) return ['top', 'bottom'];
  return ['left', 'left'];
}

function isFreeBetween(above: Box, below: Box, boxes: readonly Box[]): boolean {
  const from = above.y + above.height;
  if (below.y - from < DOWN_MIN) return false;
  const left = Math.max(above.x, below.x);
  const right = Math.min(above.x + above.width, below.x + below.width);
  return !boxes.some(
    (box) =>
      box.x < right && left < box.x + box.width && box.y >= from && box.y + box.height <= below.y,
  );
}

function bend(start: Point, sideA: Side, end: Point, sideB: Side): Curve {
  const across = Math.abs(end.x - start.x);
  const down = Math.abs(end.y - start.y);
  const share = isUpright(sideA) === isUpright(sideB) ? 0.45 : 0.8;
  const reach = (side: Side) =>
    sideA === sideB ? BOW : Math.max(24, (isUpright(side) ? across : down) * share);
  return [start, outOf(start, sideA, reach(sideA)), outOf(end, sideB, reach(sideB)), end];
}

function outOf({ x, y }: Point, side: Side, by: number): Point {
  if (side === 'left') return { x: x - by, y };
  if (side === 'right') return { x: x + by, y };
  return { x, y: side === 'top' ? y - by : y + by };
}

function isUpright(side: Side): boolean {
  return side === 'left' || side === 'right';
}

/** Of links that leave downwards, those that go farther leave nearer to the middle. */
function towardX(box: Box, target: Point): number {
  const off = target.x - (box.x + box.width / 2);
  return off - Math.sign(off) * Math.abs(target.y - box.y) * 0.01;
}

function attachAt(box: Box, side: Side, index: number, count: number): Point {
  const { x, y } = middleOf(box, side);
  const upright = isUpright(side);
  const room = (upright ? box.height : box.width) * EDGE_SHARE;
  const most = PORT_GAP[upright ? 'upright' : 'level'];
  const gap = count > 1 ? Math.min(most, room / (count - 1)) : 0;
  const off = (index - (count - 1) / 2) * gap;
  return upright ? { x, y: y + off } : { x: x + off, y };
}

/** The middle of one of its edges. */
function middleOf(box: Box, side: Side): Point {
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  if (side === 'left') return { x: box.x, y };
  if (side === 'right') return { x: box.x + box.width, y };
  return { x, y: side === 'top' ? box.y : box.y + box.height };
}

function split([a, b, c, d]: Curve, t: number): [Curve, Curve] {
  const ab = mix(a, b, t);
  const bc = mix(b, c, t);
  const cd = mix(c, d, t);
  const abc = mix(ab, bc, t);
  const bcd = mix(bc, cd, t);
  const at = mix(abc, bcd, t);
  return [
    [a, ab, abc, at],
    [at, bcd, cd, d],
  ];
}

function mix(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

function portName(box: Box, side: Side): string {
  return `${box.x},${box.y},${side}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
