// The formula of card 3 against the engine, in the lab that "simulate this" opens.
import { expect, test } from 'vitest';
import { Engine } from '../../../../engine/engine.ts';
import { fullSyncOf, type FullSyncInput } from '../formulas.ts';
import { fullSyncRun, scaledTo } from './fullSync.ts';
import { playedBy } from './played.fixture.ts';
import type { Run } from './run.ts';

const played = (run: Run) => playedBy(new Engine(), run);

const BASE: FullSyncInput = {
  rdb: 200_000,
  memory: 1024 ** 3,
  rate: 10_000,
  bandwidth: 0,
  dump: 2,
  load: 1,
  diskless: true,
  delay: 5,
  hard: 0,
  soft: 0,
  softSeconds: 60,
  backlog: 1_000,
};

const CASES: readonly Partial<FullSyncInput>[] = [
  {},
  { diskless: false },
  { bandwidth: 100_000, load: 0.5 },
  { bandwidth: 40_000, dump: 0.3 },
  { load: 3, dump: 0.5 },
  { rate: 1_000_000, rdb: 4_000_000_000 },
  { diskless: false, rdb: 1_900_000, bandwidth: 400_000, dump: 1 },
  { rate: 150 },
];

/** The most that waited for the replica, and what became of it. */
function watched(
  input: FullSyncInput,
  looks: 'fine' | 'often' = 'often',
): { peak: number; outcome: string | undefined } {
  let peak = 0;
  const run = fullSyncRun(input);
  const verdict = playedBy(
    new Engine(),
    run,
    ({ nodes }) => {
      for (const { replicas } of nodes) {
        for (const { outputBuffer } of replicas) peak = Math.max(peak, outputBuffer);
      }
    },
    looks,
  );
  expect(verdict).toEqual(run.predicted);
  return { peak, outcome: verdict?.kind === 'sync' ? verdict.outcome : undefined };
}

test.each(CASES)(
  'full sync: %o: the tank is as full as the formula says, and the limit decides',
  (some) => {
    const input = { ...BASE, ...some };
    const { scale, watch } = fullSyncRun(input);
    const lab = scaledTo(input, scale);
    const free = watched(input);
    expect(free.outcome).toBe('completes');
    // The master's cron notices the end of its child within 100 ms.
    const slack = lab.rate * 0.15 + 3 * watch.command;
    expect(Math.abs(free.peak - fullSyncOf(lab).peak)).toBeLessThanOrEqual(slack);
    const most = (fullSyncOf(lab).peak + slack) * scale;
    expect(watched({ ...input, hard: most * 1.02 }).outcome).toBe('completes');
    const little = (fullSyncOf(lab).peak - slack) * scale;
    if (little > input.backlog)
      expect(watched({ ...input, hard: little * 0.98 }).outcome).toBe('loops');
  },
);

test('full sync: a buffer of exactly the limit is too full; one byte more of limit is enough', () => {
  const { peak } = watched(BASE, 'fine');
  const limited = (hard: number) => played(fullSyncRun({ ...BASE, hard }));
  expect(limited(peak + 1)).toEqual({ kind: 'sync', outcome: 'completes' });
  expect(limited(peak)).toEqual({ kind: 'sync', outcome: 'loops' });
});

test('full sync: a limit below repl-backlog-size is ignored, as measured on 7.0.15', () => {
  const small = { ...BASE, hard: 5_000 };
  expect(watched({ ...small, backlog: 4_000 }).outcome).toBe('loops');
  expect(watched({ ...small, backlog: 40_000 }).outcome).toBe('completes');
});

test('full sync: the soft limit drops who is above it for too long', () => {
  const long = { ...BASE, dump: 6 };
  // Above 5000 bytes from half a second on.
  expect(watched({ ...long, soft: 5_000, softSeconds: 2 }).outcome).toBe('loops');
  expect(watched({ ...long, soft: 5_000, softSeconds: 9 }).outcome).toBe('completes');
});
