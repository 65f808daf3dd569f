import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startLoop } from '../playback.ts';
import { calmOf } from './calm.ts';
import { choose, useShown } from './store.ts';

const EVERY_MS = 80;

let frames: ((wall: number) => void)[] = [];
let ends: (() => void)[] = [];
let wall = 0;

function frameAfter(milliseconds: number): void {
  wall += milliseconds;
  const due = frames;
  frames = [];
  for (const run of due) run(wall);
}

/** Nodes are not looked into here: the moment is told by its number of refusals. */
function show(refusals: number): void {
  useShown.setState({ refusals });
}

function watch(): number[] {
  const seen: number[] = [];
  const calm = calmOf(EVERY_MS);
  ends.push(calm.listen(() => seen.push(calm.moment().refusals)));
  frameAfter(1);
  return seen;
}

function begin(manualClock: boolean): void {
  ends.push(startLoop(manualClock));
  frameAfter(1000);
}

beforeEach(() => {
  frames = [];
  ends = [];
  vi.stubGlobal('requestAnimationFrame', (run: (wall: number) => void) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  choose({ playing: true });
  show(0);
});

afterEach(() => {
  for (const end of ends) end();
  choose({ playing: false });
  vi.unstubAllGlobals();
});

test('while the lab plays, moments come at most every so many milliseconds, and the last one comes', () => {
  begin(false);
  const seen = watch();
  show(1);
  for (const number of [2, 3, 4]) {
    frameAfter(20);
    show(number);
  }
  expect(seen).toEqual([1]);
  frameAfter(20);
  expect(seen).toEqual([1, 4]);
  frameAfter(200);
  expect(seen).toEqual([1, 4]);
});

test('all who look, also those who came later, see one moment', () => {
  begin(false);
  const early = watch();
  show(1);
  show(2);
  const late = watch();
  expect(calmOf(EVERY_MS).moment().refusals).toBe(1);
  frameAfter(EVERY_MS);
  expect(early).toEqual([1, 2]);
  expect(late).toEqual([2]);
});

test('a pause shows at once what was left out', () => {
  begin(false);
  const seen = watch();
  show(1);
  show(2);
  choose({ playing: false });
  frameAfter(1);
  expect(seen).toEqual([1, 2]);
  show(3);
  expect(seen).toEqual([1, 2, 3]);
});

test('with time in the hands of a script nothing is left out', () => {
  begin(true);
  const seen = watch();
  show(1);
  show(2);
  expect(seen).toEqual([1, 2]);
});

test('without anyone who looks, the moment is now; whoever comes next begins with it', () => {
  begin(false);
  const seen = watch();
  show(1);
  for (const end of ends.splice(1)) end();
  expect(seen).toEqual([1]);
  show(2);
  show(3);
  expect(calmOf(EVERY_MS).moment().refusals).toBe(3);
  watch();
  expect(calmOf(EVERY_MS).moment().refusals).toBe(3);
});
