// The formula of card 5 against the engine, in the lab that "simulate this" opens.
import { expect, test } from 'vitest';
import { Engine } from '../../../../engine/engine.ts';
import type { FailoverInput } from '../formulas.ts';
import { failoverRun } from './failover.ts';
import { playedBy } from './played.fixture.ts';
import type { Run } from './run.ts';

const played = (run: Run) => playedBy(new Engine(), run);

const BASE: FailoverInput = {
  writes: 20,
  how: 'partition',
  oneWay: 0.001,
  until: 10,
  guard: 'none',
  maxLag: 3,
};

const CASES: readonly Partial<FailoverInput>[] = [
  {},
  { until: 1 },
  { until: 7.3, oneWay: 0.1 },
  { writes: 5_000, until: 4 },
  { guard: 'min-replicas', until: 20 },
  { guard: 'min-replicas', until: 20, maxLag: 10 },
  { guard: 'min-replicas', until: 20, maxLag: 1, oneWay: 0.05 },
  { guard: 'min-replicas', until: 2 },
  { guard: 'wait' },
  { guard: 'wait', how: 'crash', oneWay: 0.01 },
  { how: 'crash' },
  { how: 'crash', oneWay: 0.2 },
  { how: 'crash', oneWay: 0.2, guard: 'min-replicas' },
];

test.each(CASES)('failover: %o loses as many writes as the formula says', (some) => {
  const run = failoverRun({ ...BASE, ...some });
  expect(run?.predicted.kind).toBe('lost');
  if (run?.predicted.kind !== 'lost') return;
  const verdict = played(run);
  if (verdict?.kind !== 'lost') throw new Error('a failover ends with a count of lost writes');
  const { least, most, unconfirmed } = run.predicted;
  // A write at the very moment belongs to either side of it.
  expect(verdict.most).toBeGreaterThanOrEqual(least - 1);
  expect(verdict.most).toBeLessThanOrEqual(most + 1);
  // The last WAIT of the lab has its answer before the switch.
  expect(Math.abs(verdict.unconfirmed - unconfirmed)).toBeLessThanOrEqual(2);
});

test('failover: WAIT loses nothing that it confirmed, where the same writes are lost without it', () => {
  const lost = (guard: FailoverInput['guard']) => {
    const run = failoverRun({ ...BASE, writes: 4, guard });
    const verdict = run === null ? null : played(run);
    return verdict?.kind === 'lost' ? verdict : null;
  };
  expect(lost('none')?.most).toBeGreaterThanOrEqual(39);
  expect(lost('wait')).toMatchObject({ most: 0 });
  expect(lost('wait')?.unconfirmed).toBeGreaterThanOrEqual(38);
});

test('failover: a crash loses what was under way, when its network goes with it', () => {
  const run = failoverRun({ ...BASE, how: 'crash', oneWay: 0.5, until: 2 });
  const verdict = run === null ? null : played(run);
  expect(verdict).toMatchObject({ kind: 'lost', most: 10 });
});
