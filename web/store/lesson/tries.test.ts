import { expect, test } from 'vitest';
import { NO_TRIES, tried, type Tries } from './tries.ts';

const SECOND = 1_000_000;

/** Told in turn: how many things were done by then (seconds), and what was found. */
function told(...moments: [at: number, done: number, found: string, goal?: string][]): Tries {
  return moments.reduce(
    (tries, [at, done, found, goal = 'g']) => tried(tries, { goal, now: at * SECOND, done, found }),
    NO_TRIES,
  );
}

test('something done of which nothing comes is a failed try', () => {
  expect(told([0, 0, 'a'], [1, 1, 'a'], [2, 1, 'a']).failed).toBe(0);
  expect(told([0, 0, 'a'], [1, 1, 'a'], [3, 1, 'a']).failed).toBe(1);
  expect(told([0, 0, 'a'], [1, 1, 'a'], [1.5, 2, 'a'], [4, 2, 'a']).failed).toBe(2);
});

test('what brings the goal nearer is none', () => {
  expect(told([0, 0, 'a'], [1, 1, 'a'], [1.2, 1, 'b'], [5, 1, 'b']).failed).toBe(0);
  expect(told([0, 0, 'a'], [1, 1, 'a'], [2, 2, 'b'], [9, 2, 'b']).failed).toBe(1);
});

test('the next goal begins anew, and so does who goes back in time', () => {
  expect(told([0, 0, 'a'], [1, 1, 'a'], [3, 1, 'a'], [4, 1, 'x', 'h']).failed).toBe(0);
  expect(told([0, 0, 'a'], [1, 1, 'a'], [3, 1, 'a'], [0, 0, 'a']).failed).toBe(0);
});
