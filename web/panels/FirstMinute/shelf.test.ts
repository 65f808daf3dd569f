import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aboveFoot, onShelf, type Box, type Shelf } from './shelf.ts';

const ROOM = { width: 1280, height: 720 };
const OWN = { width: 400, height: 95 };
const console = (index: number, free: number): Shelf => ({
  box: { x: 10 + index * 423, y: 475, width: 413, height: 157 },
  free,
});
const within = ({ box }: Shelf): Box => box;

test('it stands below the last line of the console that it speaks of', () => {
  const shelves = [console(0, 102), console(1, 102), console(2, 102)];
  const standing = onShelf(shelves, within(shelves[1]!), OWN, ROOM)!;
  expect(standing.shelf).toBe(1);
  expect(standing.y).toBe(632 - 102 + 5);
  expect(standing.x).toBe(10 + 423 + 6.5);
});

test('where that console is full it stands in the nearest that is not', () => {
  const shelves = [console(0, 60), console(1, 102), console(2, 102)];
  expect(onShelf(shelves, within(shelves[0]!), OWN, ROOM)?.shelf).toBe(1);
  const cut = { x: 540, y: 150, width: 20, height: 20 };
  expect(onShelf([console(0, 0), console(1, 60), console(2, 102)], cut, OWN, ROOM)?.shelf).toBe(2);
});

test('where all are full it stands in the one with most room, and without consoles nowhere', () => {
  const shelves = [console(0, 10), console(1, 40), console(2, 20)];
  expect(onShelf(shelves, within(shelves[0]!), OWN, ROOM)?.shelf).toBe(1);
  expect(onShelf([], within(shelves[0]!), OWN, ROOM)).toBeNull();
});

test('at a foot it is in the middle, and above it', () => {
  const foot = { x: 20, y: 790, width: 80, height: 54 };
  const { x, y } = aboveFoot(foot, { width: 374, height: 100 }, { width: 390, height: 844 });
  expect(x).toBe(8);
  expect(y + 100).toBeLessThan(790);
});

test('where there is room it covers no line, and it is in the window whatever the consoles', () => {
  const shelf = fc.record({
    box: fc.record({
      x: fc.integer({ min: -200, max: 1400 }),
      y: fc.integer({ min: 0, max: 600 }),
      width: fc.integer({ min: 100, max: 1280 }),
      height: fc.integer({ min: 60, max: 400 }),
    }),
    free: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(fc.array(shelf, { minLength: 1, maxLength: 4 }), (shelves) => {
      const { x, y, shelf: index } = onShelf(shelves, shelves[0]!.box, OWN, ROOM)!;
      expect(x).toBeGreaterThanOrEqual(8);
      expect(x + OWN.width).toBeLessThanOrEqual(ROOM.width - 8);
      expect(y).toBeGreaterThanOrEqual(8);
      expect(y + OWN.height).toBeLessThanOrEqual(ROOM.height - 8);
      const { box, free } = shelves[index]!;
      const bottom = box.y + box.height;
      if (bottom <= 700 && free >= OWN.height + 5) expect(y).toBeGreaterThanOrEqual(bottom - free);
    }),
  );
});
