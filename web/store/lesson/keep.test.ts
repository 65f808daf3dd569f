import { afterEach, expect, test, vi } from 'vitest';
import { keepPart, keepsProgress, useProgress } from './keep.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser whose storage is full, or forbidden. */
function refuse(): never {
  throw new DOMException('no room', 'QuotaExceededError');
}

test('a browser that keeps nothing is known as such, and progress lasts as long as the page', () => {
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(keepsProgress()).toBe(false);
  keepPart('short-outage', 'outage', { done: true });
  expect(useProgress.getState().lessons['short-outage']?.parts['outage']?.done).toBe(true);
});

test('asking leaves nothing behind in a browser that keeps', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  expect(keepsProgress()).toBe(true);
  expect(kept.size).toBe(0);
});
