import { expect, test } from 'vitest';
import { median, short, Table, tableText } from './figures.ts';

test('figures: ratios are taken round by round, so a slow spell of the machine hits both sides', () => {
  const table = new Table('engine');
  const rounds: [number, number][] = [
    [100, 50],
    [10, 5],
    [90, 30],
  ];
  rounds.forEach(([ours, theirs], round) => {
    table.add(round, 'engine', { SET: ours });
    table.add(round, 'other', { SET: theirs });
  });
  const [engine, other] = table.summaries();
  expect(engine).toMatchObject({ contender: 'engine', median: 90, min: 10, max: 100, ratio: null });
  expect(other).toMatchObject({ contender: 'other', median: 30, ratio: [2, 2, 3] });
  expect(tableText([engine!, other!])).toContain('2.00 (2.00..3.00)');
});

test('figures: a contender that skips a case is compared in the others', () => {
  const table = new Table('engine');
  table.add(0, 'engine', { a: 4, b: 8 });
  table.add(0, 'other', { b: 4 });
  expect(table.summaries().map((one) => `${one.case} ${one.contender}`)).toEqual([
    'a engine',
    'b engine',
    'b other',
  ]);
});

test('figures: numbers are short', () => {
  expect([1_254_000, 640_400, 321.4, 3.2149].map(short)).toEqual(['1.25M', '640k', '321', '3.21']);
  expect(median([3, 1, 2])).toBe(2);
});
