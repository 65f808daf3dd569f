import { expect, test } from 'vitest';
import { HISTORY_MAX, readHistory, remember, searchBack, stepHistory } from './history.ts';

const LINES = ['SET k v', 'GET k', 'INFO replication'];

test('history: up walks back from the draft, down returns to it', () => {
  const up = stepHistory(LINES, null, -1, 'SE');
  expect(up?.text).toBe('INFO replication');
  const upper = stepHistory(LINES, up?.walk ?? null, -1, 'INFO replication');
  expect(upper?.text).toBe('GET k');
  const down = stepHistory(LINES, upper?.walk ?? null, 1, 'GET k');
  expect(stepHistory(LINES, down?.walk ?? null, 1, '')).toEqual({ walk: null, text: 'SE' });
});

test('history: nothing lies before the oldest or after the draft', () => {
  expect(stepHistory(LINES, { index: 0, draft: '' }, -1, '')).toBeNull();
  expect(stepHistory(LINES, null, 1, 'x')).toBeNull();
});

test('history: repeats and blanks are not kept, the oldest goes first', () => {
  expect(remember(LINES, 'INFO replication')).toBe(LINES);
  expect(remember(LINES, '  ')).toBe(LINES);
  let lines: readonly string[] = [];
  for (let n = 0; n < HISTORY_MAX + 5; n += 1) lines = remember(lines, `INCR k${n}`);
  expect(lines).toHaveLength(HISTORY_MAX);
  expect(lines[0]).toBe('INCR k5');
});

test('history: reverse search finds the newest match before the last one', () => {
  expect(searchBack(LINES, 'k', 2)).toBe(1);
  expect(searchBack(LINES, 'k', 0)).toBe(0);
  expect(searchBack(LINES, 'zzz', 2)).toBe(-1);
  expect(searchBack(LINES, '', 2)).toBe(-1);
});

test('history: without a store the console starts empty', () => {
  expect(readHistory('6379#1')).toEqual([]);
});
