import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  curvesOf,
  DOT,
  laneAt,
  lengthOf,
  part,
  pathOf,
  pointAt,
  runsDown,
  type Curve,
} from './curve.ts';

const box = (x: number, y: number, width = 200, height = 100) => ({ x, y, width, height });
const line: Curve = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 200, y: 0 },
  { x: 300, y: 0 },
];

test('a link leaves the left card on its right and enters the right one on its left', () => {
  const curve = curvesOf([{ key: 'a-b', a: box(0, 0), b: box(500, 0) }]).get('a-b');
  expect(curve?.[0]).toEqual({ x: 200, y: 50 });
  expect(curve?.[3]).toEqual({ x: 500, y: 50 });
});

test('it does so whichever of the two was created first', () => {
  const curve = curvesOf([{ key: 'b-a', a: box(500, 0), b: box(0, 0) }]).get('b-a');
  expect(curve?.[0].x).toBe(500);
  expect(curve?.[3].x).toBe(200);
});

test('two links of one card attach apart and do not cross', () => {
  const curves = curvesOf([
    { key: 'low', a: box(0, 0), b: box(500, 300) },
    { key: 'high', a: box(0, 0), b: box(500, 0) },
  ]);
  const [low, high] = [curves.get('low'), curves.get('high')];
  expect(high?.[0].y).toBeLessThan(low?.[0].y ?? Number.NaN);
});

test('a card with room below it is linked straight down', () => {
  const [a, b] = [box(100, 0), box(80, 200)];
  const curve = curvesOf([{ key: 'k', a, b }], [a, b]).get('k') ?? line;
  expect([curve[0].y, curve[3].y]).toEqual([100, 200]);
  expect(runsDown(curve)).toBe(true);
});

test('cards close above each other, or with one between, are linked around their side', () => {
  const [a, near, far] = [box(100, 0), box(100, 112), box(100, 324)];
  for (const b of [near, far]) {
    const curve = curvesOf([{ key: 'k', a, b }], [a, near, far]).get('k');
    expect(pointAt(curve ?? line, 0.5).x).toBeLessThan(100);
  }
});

test('what runs down keeps as far apart as it is wide', () => {
  const down: Curve = [
    { x: 0, y: 0 },
    { x: 0, y: 40 },
    { x: 0, y: 60 },
    { x: 0, y: 100 },
  ];
  const half = { width: 40, height: 10 };
  const apart = laneAt(down, 0.5, true, half).x - laneAt(down, 0.5, false, half).x;
  expect(Math.abs(apart)).toBeGreaterThanOrEqual(80);
});

test('segments that meet keep apart', () => {
  const there = laneAt(line, 0.5, true, DOT);
  const back = laneAt(line, 0.5, false, DOT);
  expect(there.x).toBeCloseTo(back.x);
  expect(there.y - back.y).toBeGreaterThan(2 * DOT.height);
});

test('a segment that travels back starts at the end', () => {
  expect(laneAt(line, 0, false, DOT).x).toBe(300);
  expect(laneAt(line, 1, false, DOT).x).toBe(0);
});

test('a part of a curve lies on the curve', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  const curve: Curve = [
    { x: 0, y: 0 },
    { x: 80, y: 10 },
    { x: 20, y: 90 },
    { x: 100, y: 100 },
  ];
  fc.assert(
    fc.property(unit, unit, (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const piece = part(curve, from, to);
      expect(piece[0].x).toBeCloseTo(pointAt(curve, from).x);
      expect(piece[3].y).toBeCloseTo(pointAt(curve, to).y);
    }),
  );
});

test('a straight curve is as long as the line', () => {
  expect(lengthOf(line)).toBeCloseTo(300);
  expect(pathOf(line)).toBe('M0 0C100 0 200 0 300 0');
});
