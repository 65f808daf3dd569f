// The formula of card 4 against the engine, in the lab that "simulate this" opens.
import { expect, test } from 'vitest';
import { Engine } from '../../../../engine/engine.ts';
import { catchUpOf, type CatchUpInput } from '../formulas.ts';
import { catchUpRun } from './catchUp.ts';
import { playedBy } from './played.fixture.ts';
import type { Run } from './run.ts';

const played = (run: Run) => playedBy(new Engine(), run);

const CASES: readonly CatchUpInput[] = [
  { gap: 100_000, rate: 1_000, capacity: 11_000, hard: 0, backlog: 1 },
  { gap: 1_000, rate: 1_000, capacity: 2_000, hard: 0, backlog: 1 },
  { gap: 1e9, rate: 1e6, capacity: 100e6, hard: 256e6, backlog: 1e6 },
  { gap: 500_000, rate: 0, capacity: 50_000, hard: 0, backlog: 1 },
  { gap: 100_000, rate: 100_000, capacity: 50_000, hard: 500_000, backlog: 1 },
  { gap: 1e6, rate: 30e6, capacity: 20e6, hard: 256e6, backlog: 1e6 },
  { gap: 1_000, rate: 10, capacity: 0, hard: 0, backlog: 1 },
];

test.each(CASES)('catch-up: %o takes as long as the formula says', (input) => {
  const run = catchUpRun(input);
  expect(run).not.toBeNull();
  if (run?.predicted.kind !== 'catch-up') return;
  const verdict = played(run);
  const { outcome, seconds } = run.predicted;
  expect(verdict).toMatchObject({ kind: 'catch-up', outcome });
  // Half a per cent, and a few looks: a drop shows with the next write.
  const tolerance = seconds * 0.01 + 0.1;
  expect(verdict).toHaveProperty('seconds');
  const took = verdict?.kind === 'catch-up' ? verdict.seconds : Infinity;
  expect(Math.abs(took - seconds)).toBeLessThanOrEqual(tolerance);
  // What the card says of the real numbers, where the sockets of the lab are no part of it.
  if (outcome === 'catches-up') expect(seconds).toBeCloseTo(catchUpOf(input).seconds, 0);
});

test('catch-up: what never ends, or lasts for hours, is not played', () => {
  const input = { gap: 1e6, rate: 1000, capacity: 1000, hard: 0, backlog: 1 };
  expect(catchUpOf(input)).toEqual({ outcome: 'never', seconds: Infinity });
  expect(catchUpRun(input)).toBeNull();
  expect(catchUpRun({ ...input, gap: 1e9, capacity: 1001 })).toBeNull();
});
