/** The way of a link between two cards, as a cubic Bézier curve. Pure geometry in picture units. */
import type { Box } from './arrange.ts';

export interface Point {
  x: number;
  y: number;
}

/** From the first node of the link to the second. */
export type Curve = readonly [Point, Point, Point, Point];

/** How far two segments that meet keep apart: each keeps to its right. */
const LANE = 11;
/** How much of a card's edge may carry links, and how far apart they attach. */
const EDGE_SHARE = 0.6;
const PORT_GAP = 56;
/** How far a link reaches out that leaves and enters on the same side, and what room is there. */
const BOW = 64;
const BOW_ROOM = 150;

interface Wanted {
  key: string;
  a: Box;
  b: Box;
}

type Side = 'left' | 'right';

/** Curves for all links at once: links on the same side of a card attach apart, in the order of where they go. */
export function curvesOf(links: readonly Wanted[]): Map<string, Curve> {
  const ports = new Map<string, { key: string; box: Box; toward: number }[]>();
  const sides = links.map((link) => ({ ...link, sides: sidesOf(link.a, link.b) }));
  const add = (box: Box, side: Side, key: string, toward: number): void => {
    const name = portName(box, side);
    ports.set(name, [...(ports.get(name) ?? []), { key, box, toward }]);
  };
  for (const {
    key,
    a,
    b,
    sides: [sideA, sideB],
  } of sides) {
    add(a, sideA, `${key}/a`, middle(b).y);
    add(b, sideB, `${key}/b`, middle(a).y);
  }
  const height = new Map<string, number>();
  for (const port of ports.values()) {
    port.sort((one, other) => one.toward - other.toward);
    for (const [index, { key, box }] of port.entries()) {
      height.set(key, attachAt(box, index, port.length));
    }
  }
  const curves = new Map<string, Curve>();
  for (const {
    key,
    a,
    b,
    sides: [sideA, sideB],
  } of sides) {
    const start = { x: edge(a, sideA), y: height.get(`${key}/a`) ?? middle(a).y };
    const end = { x: edge(b, sideB), y: height.get(`${key}/b`) ?? middle(b).y };
    curves.set(key, bend(start, sideA, end, sideB));
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

/** Where a segment is that travels the curve forward or back: beside the middle line, on its right. */
export function laneAt(curve: Curve, t: number, forward: boolean): Point {
  const along = forward ? t : 1 - t;
  const point = pointAt(curve, along);
  const before = pointAt(curve, Math.max(0, along - 0.02));
  const after = pointAt(curve, Math.min(1, along + 0.02));
  const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
  const side = forward ? LANE : -LANE;
  return {
    x: point.x + (-(after.y - before.y) / length) * side,
    y: point.y + ((after.x - before.x) / length) * side,
  };
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

/** Pixels between the two cards that the curve joins; of cards one above the other, how wide a bow it makes. */
export function gapOf([start, out, into, end]: Curve): number {
  const opposite = Math.sign(out.x - start.x) !== Math.sign(into.x - end.x);
  return opposite ? Math.abs(end.x - start.x) : BOW_ROOM;
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

function sidesOf(a: Box, b: Box): [Side, Side] {
  if (a.x + a.width <= b.x) return ['right', 'left'];
  if (b.x + b.width <= a.x) return ['left', 'right'];
  // One above the other: the link leaves and enters on the left, where it is free of replicas' links.
  return ['left', 'left'];
}

function bend(start: Point, sideA: Side, end: Point, sideB: Side): Curve {
  const reach = sideA === sideB ? BOW : Math.max(36, Math.abs(end.x - start.x) * 0.45);
  const out = (point: Point, side: Side): Point => ({
    x: point.x + (side === 'right' ? reach : -reach),
    y: point.y,
  });
  return [start, out(start, sideA), out(end, sideB), end];
}

function attachAt(box: Box, index: number, count: number): number {
  const room = box.height * EDGE_SHARE;
  const gap = count > 1 ? Math.min(PORT_GAP, room / (count - 1)) : 0;
  return middle(box).y + (index - (count - 1) / 2) * gap;
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

function edge(box: Box, side: Side): number {
  return side === 'left' ? box.x : box.x + box.width;
}

function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function portName(box: Box, side: Side): string {
  return `${box.x},${box.y},${side}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
