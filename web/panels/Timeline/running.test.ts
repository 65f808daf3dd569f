import { expect, test } from 'vitest';
import { running } from './running.ts';

/** Which of these animation frames, each so many milliseconds after the one before, are written. */
function written(isDue: ReturnType<typeof running>, from: number, count: number, moves: boolean) {
  const frames: boolean[] = [];
  for (let frame = from; frame < from + count; frame += 1) {
    frames.push(isDue(moves ? frame * 16_667 : from * 16_667, frame * 16.667));
  }
  return frames.filter(Boolean).length;
}

test('while time runs it is written about twenty times a second', () => {
  const count = written(running(), 0, 60, true);
  expect(count).toBeGreaterThan(17);
  expect(count).toBeLessThan(26);
});

test('when time stops, the moment at which it stopped is written in the next frame', () => {
  const isDue = running();
  expect(isDue(1_000_000, 1000)).toBe(true);
  expect(isDue(1_016_667, 1016)).toBe(false);
  expect(isDue(1_016_667, 1033)).toBe(true);
});

test('all who tell the time write in the same frames', () => {
  const [clock, head] = [running(), running()];
  clock(0, 3);
  for (let wall = 5; wall < 500; wall += 17) {
    const both = [clock(wall * 1000, wall), head(wall * 1000, wall)];
    if (wall > 5) expect(both[0]).toBe(both[1]);
  }
});
