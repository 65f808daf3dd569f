import { expect, test } from 'vitest';
import { en } from '../language/en.ts';
import { approximate, bytes, clock, duration, grouped, milliseconds } from './figures.ts';

test('thousands are set apart by a thin space', () => {
  expect(grouped(999)).toBe('999');
  expect(grouped(1357)).toBe('1\u202f357');
  expect(grouped(1234567)).toBe('1\u202f234\u202f567');
  expect(grouped(-1)).toBe('-1');
});

test('bytes are exact while they are few', () => {
  expect(bytes(0)).toBe('0 B');
  expect(bytes(16_384)).toBe('16\u202f384 B');
  expect(bytes(1024 * 1024)).toBe('1.0 MiB');
});

test('time is told in its largest unit', () => {
  expect(duration(999_999, en.units)).toBe('0 s');
  expect(duration(59_999_999, en.units)).toBe('59 s');
  expect(duration(60_000_000, en.units)).toBe('1 min');
  expect(duration(5_400_000_000, en.units)).toBe('1.5 h');
});

test('a latency keeps its decimals only where they matter', () => {
  expect(milliseconds(400_000)).toBe('400');
  expect(milliseconds(1_500)).toBe('1.5');
  expect(milliseconds(50)).toBe('0.05');
});

test('a moment has minutes, seconds and milliseconds', () => {
  expect(clock(42_310_000)).toBe('00:42.310');
  expect(clock(3_600_000_000)).toBe('60:00.000');
});

test('a count that is not known to the last one is told in two figures', () => {
  expect(approximate(38_412)).toBe('38\u202f000');
  expect(approximate(567)).toBe('570');
  expect(approximate(7)).toBe('7');
});
