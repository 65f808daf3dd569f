import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pace } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('pace: the first wish at once, then only the last of those that came meanwhile', async () => {
  const done: number[] = [];
  const paced = pace(250);
  for (const wish of [1, 2, 3]) {
    paced.want(async () => {
      done.push(wish);
    });
  }
  expect(done).toEqual([1]);
  await vi.advanceTimersByTimeAsync(249);
  expect(done).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual([1, 3]);
});

test('pace: a slow job is never run twice at once', async () => {
  let running = 0;
  let most = 0;
  const paced = pace(10);
  const slow = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    running -= 1;
  };
  paced.want(slow);
  paced.want(slow);
  await vi.advanceTimersByTimeAsync(300);
  expect(most).toBe(1);
  expect(running).toBe(0);
});

test('pace: after stop nothing more is done', async () => {
  const done: string[] = [];
  const paced = pace(10);
  paced.want(async () => {
    done.push('first');
  });
  paced.want(async () => {
    done.push('second');
  });
  paced.stop();
  await vi.advanceTimersByTimeAsync(100);
  expect(done).toEqual(['first']);
});
