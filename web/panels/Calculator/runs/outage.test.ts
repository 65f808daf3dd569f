// The formula of cards 1 and 2 against the engine, in the very labs that "simulate this" opens.
import { expect, test } from 'vitest';
import { Engine } from '../../../../engine/engine.ts';
import { backlogFor, outageOf, type OutageInput } from '../formulas.ts';
import { outageRun } from './outage.ts';
import { playedBy } from './played.fixture.ts';
import type { Run } from './run.ts';

const played = (run: Run) => playedBy(new Engine(), run);

const BASE: OutageInput = {
  kind: 'cut',
  rate: 1_000,
  outage: 4,
  backlog: 16_384,
  timeout: 60,
  ttl: 3_600,
  last: false,
  hard: 0,
};

const RATES = [40, 12_345, 3_000_000];
const OUTAGES = [0, 4.5, 21];

test.each(RATES.flatMap((rate) => OUTAGES.map((outage) => ({ rate, outage }))))(
  'outage: $rate B/s for $outage s: exactly so much is missed, and one byte too little is a full resync',
  ({ rate, outage }) => {
    const input = { ...BASE, rate, outage };
    const { gap, scale } = outageRun(input);
    const enough = outageRun(input, Math.max(1, gap));
    expect(enough.predicted).toEqual({ kind: 'resync', outcome: 'partial', bytes: gap });
    expect(played(enough)).toEqual(enough.predicted);
    if (gap > 1) {
      const short = outageRun(input, gap - 1);
      expect(short.predicted).toMatchObject({ outcome: 'full' });
      expect(played(short)).toEqual(short.predicted);
    }
    // The card promises for the worst moment, which this lab is: it is right to within one command.
    const { least } = backlogFor({ rate, outage, reserve: 1 });
    const { command } = enough.watch;
    expect(Math.abs(least / scale - gap)).toBeLessThanOrEqual(command + (0.007 * rate) / scale + 1);
  },
);

test.each([
  { rate: 1_000, backlog: 16_384 },
  { rate: 5_000_000, backlog: 1_048_576 },
])(
  'outage: $rate B/s against $backlog bytes: a second before the edge, a second behind it',
  (some) => {
    const edge = outageOf({ ...BASE, ...some }).edge;
    for (const outage of [Math.max(0, edge - 1.2), edge + 1.2].filter((time) => time < 1_000)) {
      const input = { ...BASE, ...some, outage: Math.round(outage * 1000) / 1000 };
      const run = outageRun(input);
      expect(run.predicted).toMatchObject({ outcome: outageOf(input).outcome });
      expect(played(run)).toEqual(run.predicted);
    }
  },
);

test.each([
  { outage: 3, outcome: 'none' },
  { outage: 9.9, outcome: 'none' },
  { outage: 12.5, outcome: 'partial' },
  { outage: 40, outcome: 'full' },
])('outage: a stall of $outage s with repl-timeout 10 s is $outcome', ({ outage, outcome }) => {
  const input: OutageInput = { ...BASE, kind: 'stall', timeout: 10, outage };
  expect(outageOf(input).outcome).toBe(outcome);
  const run = outageRun(input);
  expect(run.predicted).toMatchObject({ outcome });
  expect(played(run)).toEqual(run.predicted);
});

test('outage: a stall that fills sockets and output buffer ends before its timeout', () => {
  const input: OutageInput = { ...BASE, kind: 'stall', rate: 20_000, outage: 58, hard: 40_000 };
  expect(outageOf(input)).toMatchObject({ outcome: 'full' });
  const run = outageRun(input);
  expect(run.scale).toBeCloseTo(1, 3);
  expect(played(run)).toEqual(run.predicted);
  const roomy = outageRun({ ...input, hard: 0 });
  expect(roomy.predicted).toMatchObject({ outcome: 'none' });
  expect(played(roomy)).toEqual(roomy.predicted);
});

test.each([
  { last: true, outage: 8, outcome: 'full' },
  { last: true, outage: 4, outcome: 'partial' },
  { last: false, outage: 8, outcome: 'partial' },
])('outage: of $outage s with repl-backlog-ttl 6, last replica: $last', (some) => {
  const input: OutageInput = { ...BASE, rate: 100, ttl: 6, last: some.last, outage: some.outage };
  expect(outageOf(input).outcome).toBe(some.outcome);
  const run = outageRun(input);
  expect(run.predicted).toMatchObject({ outcome: some.outcome });
  expect(played(run)).toEqual(run.predicted);
});
