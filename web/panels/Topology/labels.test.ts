import { expect, test } from 'vitest';
import { arrange, type Box, type Room } from './arrange.ts';
import { curvesOf, roomOf, type Curve } from './curve.ts';
import { boxesOfLabels, chipPlace, CHIP_WIDTH, labelsOf, shared } from './labels.ts';
import { curvesBetween } from './routes.ts';
import type { Shape } from './tree.ts';

const card = (x: number, y: number) => ({ x, y, width: 200, height: 100 });
const master = { x: 0, y: 100, width: 200, height: 300 };
const link = (key: string, y: number) => ({ key, a: master, b: card(450, y) });
const given = (curves: ReadonlyMap<string, Curve>) =>
  [...curves].map(([key, curve]) => ({ key, curve, firstIsReplica: false }));
const PAPER = { x: -100, y: -200, width: 1100, height: 900 };
const below = (curves: ReadonlyMap<string, Curve>) =>
  [...labelsOf(given(curves), [], PAPER, false)]
    .filter(([, labels]) => labels.below)
    .map(([key]) => key);

test('names of two links that part stand outside of them both', () => {
  expect(below(curvesOf([link('up', 0), link('down', 400)]))).toEqual(['down']);
});

test('the name of a link alone stands above it', () => {
  expect(below(curvesOf([link('only', 180)]))).toEqual([]);
});

test('where one link runs through the place above another, the name stands below', () => {
  expect(below(curvesOf([link('up', -60), link('level', 180)]))).toEqual(['level']);
});

test('a name keeps between the cards, however wide it is', () => {
  const [curve] = curvesOf([link('up', -200)]).values();
  for (const width of Object.values(CHIP_WIDTH)) {
    for (const side of [true, false]) {
      const { x } = chipPlace(curve!, side, width);
      expect(Math.abs(x - 325)).toBeLessThanOrEqual(Math.max(0, (250 - width) / 2));
    }
  }
});

test('the name of a link that runs behind a card is a sign where it can be seen', () => {
  const cards = [card(0, 0), card(300, 0), card(600, 0)] as const;
  const curves = curvesOf([{ key: 'far', a: cards[0], b: cards[2] }], cards);
  const labels = labelsOf(given(curves), cards, PAPER, false).get('far')!;
  expect(labels.small).toBe(true);
  for (const at of [labels.sign, labels.broken]) {
    expect(cards.every((each) => shared(each, { ...at, width: 1, height: 1 }) === 0)).toBe(true);
  }
});

/** Between the margins of the picture at 1280x720, beside a lesson, at 1440x900 and 1920x1080, and on a phone. */
const ROOMS: readonly Room[] = [
  { width: 864, height: 250 },
  { width: 612, height: 238 },
  { width: 980, height: 400 },
  { width: 1390, height: 520 },
  { width: 350, height: 380 },
];

const fan = (replicas: number): Shape[] =>
  Array.from({ length: replicas + 1 }, (_, index) => ({
    id: String(6379 + index),
    master: index === 0 ? null : '6379',
  }));
const chain = (nodes: number): Shape[] =>
  Array.from({ length: nodes }, (_, index) => ({
    id: String(6379 + index),
    master: index === 0 ? null : String(6378 + index),
  }));

test.each([
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((count) => ['fan', fan(count)] as const),
  ...[3, 4, 5, 6, 8].map((count) => ['chain', chain(count)] as const),
])('names and rates keep off each other and off the cards: %s %#', (_, shapes) => {
  for (const room of ROOMS) {
    const { placed, width, height } = arrange(shapes, room, room.width < 400 ? 1.09 : 1);
    const paper = { x: -8, y: -8, width: width + 16, height: height + 16 };
    const boxes = new Map(placed.map(({ id, box }) => [id, box]));
    const keys = shapes.flatMap(({ id, master: of }) => (of === null ? [] : [`${of}-${id}`]));
    const curves = curvesBetween(keys, boxes, placed);
    const labels = labelsOf(given(curves), [...boxes.values()], paper, curves.size > 4);
    const told: [string, Box][] = [...labels].flatMap(([key, each]) => {
      const { name, rates } = boxesOfLabels(each, curves.get(key)!);
      // What comes back is seldom so much that it has a rate.
      const [rate] = rates.map((box): [string, Box] => [`${key} rate`, box]);
      return [[`${key} name`, name] as [string, Box], ...(rate === undefined ? [] : [rate])];
    });
    const faults: string[] = [];
    for (const [index, [what, box]] of told.entries()) {
      if (shared(paper, box) < box.width * box.height - 1) faults.push(`${what} beside the paper`);
      for (const [id, each] of boxes) {
        // On a phone the way between cards is at times shorter than a sign.
        const isNarrow = room.width < 400 && what.endsWith('name');
        if (!isNarrow && shared(each, box) > 8) faults.push(`${what} on the card of ${id}`);
      }
      for (const [other, each] of told.slice(index + 1)) {
        // On a phone the way between cards is at times shorter than a sign.
        const isNarrow = room.width < 400 && what.endsWith('name');
        if (!isNarrow && shared(each, box) > 8) faults.push(`${what} on ${other}`);
      }
    }
    const untold = keys.filter(
      (key) => roomOf(curves.get(key)!) > 60 && labels.get(key)?.rates.forward === null,
    );
    expect({ room, faults, untold }).toEqual({ room, faults: [], untold: [] });
  }
});
