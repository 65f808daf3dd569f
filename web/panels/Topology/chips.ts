/** Where the name of a link stands: above the middle of its line, or below, where another link is in the way. Pure. */
import { pointAt, type Curve, type Point } from './curve.ts';

/** How far from the middle of its link: a steep link carries pills beside its middle. */
const OFF = 36;
const OFF_MAX = 56;
const ASIDE_MAX = 40;
/** About how large it is: with its latency and two buttons, and with words and what waits. */
export const CHIP_WIDTH = { short: 140, long: 250 } as const;
const CHIP_HEIGHT = 28;
/** Another link this near goes through it, for the eye. */
const NEAR = 10;
const SAMPLES = 24;

/** The links whose names stand below. */
export function chipsBelow(curves: ReadonlyMap<string, Curve>): ReadonlySet<string> {
  const below = new Set<string>();
  for (const [key, curve] of curves) {
    const others = [...curves].flatMap(([other, each]) => (other === key ? [] : pointsOf(each)));
    const above = freeAround(chipPlace(curve, false, CHIP_WIDTH.short), others);
    if (above >= NEAR) continue;
    if (freeAround(chipPlace(curve, true, CHIP_WIDTH.short), others) > above) below.add(key);
  }
  return below;
}

/** The middle of a chip that is so wide. */
export function chipPlace(curve: Curve, below: boolean, width: number): Point {
  const [start, , , end] = curve;
  const { x, y } = pointAt(curve, 0.5);
  const fall = end.y - start.y;
  // Away from where the line comes near: what travels there passes beside it, not behind it.
  const free = Math.max(0, (Math.abs(end.x - start.x) - width) / 2);
  const aside = Math.min(free, ASIDE_MAX, Math.abs(fall) / 2) * Math.sign(fall * (end.x - start.x));
  const off = Math.min(OFF_MAX, OFF + Math.abs(fall) * 0.35);
  return below ? { x: x - aside, y: y + off } : { x: x + aside, y: y - off };
}

/** How far the nearest of these points is from a chip in this place. */
function freeAround({ x, y }: Point, points: readonly Point[]): number {
  const gaps = points.map((point) =>
    Math.hypot(
      Math.max(0, Math.abs(point.x - x) - CHIP_WIDTH.short / 2),
      Math.max(0, Math.abs(point.y - y) - CHIP_HEIGHT / 2),
    ),
  );
  return Math.min(Number.POSITIVE_INFINITY, ...gaps);
}

function pointsOf(curve: Curve): Point[] {
  return Array.from({ length: SAMPLES + 1 }, (_, step) => pointAt(curve, step / SAMPLES));
}
