import { beforeEach, expect, test } from 'vitest';
import { forgetHistories, historyHue, isSet } from './history.ts';

const id = (head: string) => head.padEnd(40, '0');
/** A tenth of the range: nobody takes these two for one. */
const TOLD_APART = 24;

beforeEach(forgetHistories);

test('the same history keeps its hue, whatever comes between', () => {
  const hue = historyHue(id('4cf9062d'));
  for (let other = 1; other < 8; other += 1) historyHue(id(`${other}`.repeat(8)));
  expect(historyHue(id('4cf9062d'))).toBe(hue);
});

test('a history and the one that a promotion makes of it look different, also where the IDs would not', () => {
  for (const [old, promoted] of [
    ['94f19012', '182d2b66'],
    ['4cf9062d', 'aadb6425'],
  ] as const) {
    forgetHistories();
    expect(Math.abs(historyHue(id(old)) - historyHue(id(promoted)))).toBeGreaterThan(TOLD_APART);
  }
});

test('three histories at once are all told apart', () => {
  for (let first = 1; first < 50; first += 1) {
    forgetHistories();
    const hues = [first, first * 7919, first * 104729]
      .map((n) => historyHue(id(n.toString(16).padStart(8, 'a'))))
      .toSorted((a, b) => a - b);
    const [low = 0, middle = 0, high = 0] = hues;
    expect(Math.min(middle - low, high - middle)).toBeGreaterThan(TOLD_APART);
  }
});

test('more histories than hues: each still has one', () => {
  for (let n = 0; n < 40; n += 1) {
    const hue = historyHue(id(n.toString(16).padStart(8, '0')));
    expect(hue).toBeGreaterThanOrEqual(110);
    expect(hue).toBeLessThanOrEqual(350);
  }
});

test('forty zeros are no second ID', () => {
  expect(isSet('0'.repeat(40))).toBe(false);
  expect(isSet(id('1'))).toBe(true);
});
