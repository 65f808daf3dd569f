import fc from 'fast-check';
import { expect, test } from 'vitest';
import { message } from './message.fixture.ts';
import { ARROW_TOP } from './place.ts';
import {
  SCALE_MAX,
  SCALE_MIN,
  centreOf,
  followView,
  momentText,
  placeByTime,
  span,
  ticksOf,
} from './timeScale.ts';

const SECOND = 1_000_000;

const still = () => false;

test('true to time: distances and slopes are proportional to time', () => {
  const view = { top: 0, scale: 40 / SECOND };
  const messages = [message(1, 0), message(2, SECOND), message(3, 5 * SECOND)];
  const { rows } = placeByTime(messages, view, 1000, still);
  expect(rows.map((row) => Math.round(row.top + ARROW_TOP))).toEqual([0, 40, 200]);
  expect((rows[0]?.arrivesY ?? 0) - (rows[0]?.sentY ?? 0)).toBeCloseTo(16);
});

test('only what touches the view is drawn, also an arrow that began above it', () => {
  const view = { top: 10 * SECOND, scale: 100 / SECOND };
  const long = message(1, 0, { arrivesAt: 60 * SECOND });
  const { rows, rest } = placeByTime(
    [long, message(2, SECOND), message(3, 11 * SECOND), message(4, 90 * SECOND)],
    view,
    300,
    still,
  );
  expect([...rows, ...rest].map((row) => row.message.id)).toEqual([1, 3]);
});

test('where it is crowded, labels stay apart, and what moves keeps an arrow of its own', () => {
  const view = { top: 0, scale: 1 / 1000 };
  const messages = Array.from({ length: 400 }, (_, index) => message(index, index * 500));
  const { rows, rest } = placeByTime(messages, view, 400, ({ id }) => id === 7);
  const labelled = rows.filter((row) => !row.crowded).map((row) => row.top);
  expect(labelled.every((top, i) => i === 0 || top - (labelled[i - 1] ?? 0) >= 24)).toBe(true);
  expect(rows.map((row) => row.message.id)).toContain(7);
  expect(rows.length).toBeLessThan(20);
  expect(rows.length + rest.length).toBe(400);
});

test('following keeps the present at four fifths; the centre is where one reads', () => {
  const view = followView(9 * SECOND, 0.001, 500);
  expect((9 * SECOND - view.top) * view.scale).toBeCloseTo(400);
  expect(centreOf({ top: 1000, scale: 0.5 }, 400)).toBe(1400);
});

test('ticks: round, in order, apart, from microseconds to minutes', () => {
  fc.assert(
    fc.property(
      fc.double({ min: Math.log(SCALE_MIN), max: Math.log(SCALE_MAX), noNaN: true }),
      fc.integer({ min: 0, max: 3600 * SECOND }),
      (logScale, top) => {
        const ticks = ticksOf({ top, scale: Math.exp(logScale) }, 500);
        for (const [i, tick] of ticks.entries()) {
          expect(Number.isInteger(tick.at)).toBe(true);
          expect(tick.y).toBeGreaterThanOrEqual(-1e-6);
          expect(tick.y).toBeLessThanOrEqual(500 + 1e-6);
          const before = ticks[i - 1];
          if (before !== undefined) {
            expect(tick.y - before.y).toBeGreaterThan(20);
            expect(tick.text).not.toBe(before.text);
          }
        }
      },
    ),
  );
});

test('moments and spans are written in the unit that fits', () => {
  expect(momentText(134_250_125, SECOND)).toBe('02:14');
  expect(momentText(134_250_125, 50_000)).toBe('02:14.250');
  expect(momentText(134_250_125, 5)).toBe('.250 125');
  expect(span(0.4)).toEqual({ figure: '250', unit: 'us' });
  expect(span(1 / 2500)).toEqual({ figure: '250', unit: 'ms' });
  expect(span(1 / 30_000)).toEqual({ figure: '3', unit: 's' });
  expect(span(1e-6)).toEqual({ figure: '1.7', unit: 'min' });
});
