import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beside } from './beside.ts';

const ROOM = { width: 1280, height: 720 };
const OWN = { width: 320, height: 130 };

test('it stands on the side that is wished, its arrow at the middle of the thing', () => {
  const thing = { x: 400, y: 500, width: 200, height: 100 };
  expect(beside(thing, OWN, ROOM, 'top')).toEqual({ side: 'top', x: 400, y: 360, arrow: 100 });
  const high = { ...thing, y: 100 };
  expect(beside(high, OWN, ROOM, 'bottom')).toEqual({ side: 'bottom', x: 400, y: 210, arrow: 100 });
});

test('where there is no room it stands on the other side', () => {
  expect(beside({ x: 0, y: 100, width: 50, height: 20 }, OWN, ROOM, 'top').side).toBe('bottom');
  expect(beside({ x: 0, y: 650, width: 50, height: 20 }, OWN, ROOM, 'bottom').side).toBe('top');
});

test('at the right edge it moves in, and its arrow out', () => {
  const { x, arrow } = beside({ x: 1240, y: 300, width: 30, height: 30 }, OWN, ROOM, 'top');
  expect(x).toBe(1280 - 320 - 8);
  expect(x + arrow).toBe(1255);
});

test('whatever the thing: all of it is in the window, and beside the thing where there is room', () => {
  const box = fc.record({
    x: fc.integer({ min: -200, max: 1400 }),
    y: fc.integer({ min: -200, max: 900 }),
    width: fc.integer({ min: 1, max: 1280 }),
    height: fc.integer({ min: 1, max: 720 }),
  });
  fc.assert(
    fc.property(box, fc.constantFrom('top' as const, 'bottom' as const), (thing, wished) => {
      const { x, y, side, arrow } = beside(thing, OWN, ROOM, wished);
      expect(x).toBeGreaterThanOrEqual(8);
      expect(y).toBeGreaterThanOrEqual(8);
      expect(x + OWN.width).toBeLessThanOrEqual(ROOM.width - 8);
      expect(y + OWN.height).toBeLessThanOrEqual(ROOM.height - 8);
      expect(arrow).toBeGreaterThan(0);
      expect(arrow).toBeLessThan(OWN.width);
      const roomAbove = thing.y >= 148 && thing.y <= 720;
      if (side === 'top' && roomAbove) expect(y + OWN.height).toBeLessThanOrEqual(thing.y);
    }),
  );
});
