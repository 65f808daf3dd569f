import { expect, test } from 'vitest';
import { chipPlace, chipsBelow, CHIP_WIDTH } from './chips.ts';
import { curvesOf } from './curve.ts';

const card = (x: number, y: number) => ({ x, y, width: 200, height: 100 });
const master = { x: 0, y: 100, width: 200, height: 300 };
const link = (key: string, y: number) => ({ key, a: master, b: card(450, y) });

test('names of two links that part stand above them both', () => {
  expect([...chipsBelow(curvesOf([link('up', 0), link('down', 400)]))]).toEqual([]);
});

test('where one link runs through the place above another, the name stands below', () => {
  const below = chipsBelow(curvesOf([link('up', -60), link('level', 180)]));
  expect([...below]).toEqual(['level']);
});

test('a name keeps between the cards, however wide it is', () => {
  const [curve] = curvesOf([link('up', -200)]).values();
  for (const width of Object.values(CHIP_WIDTH)) {
    for (const below of [true, false]) {
      const { x } = chipPlace(curve!, below, width);
      expect(Math.abs(x - 325)).toBeLessThanOrEqual(Math.max(0, (250 - width) / 2));
    }
  }
});
