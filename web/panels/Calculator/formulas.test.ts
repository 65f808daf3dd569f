import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  absence,
  backlogFor,
  catchUpOf,
  commandBytes,
  copiedOnWrite,
  fullSyncOf,
  lostWritesOf,
  outageOf,
  survivable,
  type FullSyncInput,
  type OutageInput,
} from './formulas.ts';

const rate = fc.double({ min: 0, max: 1e9, noNaN: true });
const seconds = fc.double({ min: 0, max: 1e5, noNaN: true });
const size = fc.integer({ min: 0, max: 2 ** 40 });
const outage: fc.Arbitrary<OutageInput> = fc.record({
  kind: fc.constantFrom('cut', 'stall'),
  rate,
  outage: seconds,
  backlog: fc.integer({ min: 1, max: 2 ** 33 }),
  timeout: fc.integer({ min: 1, max: 600 }),
  ttl: fc.constantFrom(0, 60, 3600),
  last: fc.boolean(),
  hard: fc.constantFrom(0, 2 ** 20, 2 ** 28),
});

test('formulas: bytes of commands, as they were counted on the wire', () => {
  expect(commandBytes(3, 1, 1)).toBe(27);
  expect(commandBytes(6, 1)).toBe(23);
  expect(commandBytes(4)).toBe(14);
  expect(commandBytes(8, 6, 1)).toBe(37);
  expect(commandBytes(3, 1)).toBe(20);
  expect(commandBytes(3, 16, 100)).toBe(144);
});

test('formulas: the backlog advised survives the outage, and what it survives needs no larger one', () => {
  fc.assert(
    fc.property(rate, seconds, fc.double({ min: 1, max: 4, noNaN: true }), (r, t, reserve) => {
      const { least, advised } = backlogFor({ rate: r, outage: t, reserve });
      expect(advised).toBeGreaterThanOrEqual(least);
      expect(survivable(least, r)).toBeGreaterThanOrEqual(t - 1e-6 * (1 + t));
      const lasts = survivable(least, r);
      if (r > 1 && lasts < 1e9) {
        expect(
          Math.abs(backlogFor({ rate: r, outage: lasts, reserve: 1 }).least - least),
        ).toBeLessThan(3 + r);
      }
    }),
  );
});

test('formulas: a longer outage never turns full into partial, a larger backlog never the reverse', () => {
  const order = { none: 0, either: 1, partial: 2, full: 3 };
  fc.assert(
    fc.property(outage, seconds, size, (input, longer, larger) => {
      const now = order[outageOf(input).outcome];
      expect(
        order[outageOf({ ...input, outage: input.outage + longer }).outcome],
      ).toBeGreaterThanOrEqual(now);
      expect(
        order[outageOf({ ...input, backlog: input.backlog + larger }).outcome],
      ).toBeLessThanOrEqual(now);
    }),
  );
});

test('formulas: the edge of an outage is where its answer turns', () => {
  fc.assert(
    fc.property(outage, (input) => {
      const { edge } = outageOf(input);
      if (edge > 1e8) return;
      const at = (moment: number) => outageOf({ ...input, outage: Math.max(0, moment) }).outcome;
      if (edge > 0.01) expect(at(edge * 0.999)).not.toBe('full');
      expect(['full', 'either', 'partial']).toContain(at(edge * 1.001 + 2.001));
      if (input.kind === 'cut')
        expect(at(edge * 1.001 + 2 / Math.max(1, input.rate) + 0.01)).toBe('full');
    }),
  );
});

const sync: fc.Arbitrary<FullSyncInput> = fc.record({
  rdb: size,
  memory: size,
  rate,
  bandwidth: fc.constantFrom(0, 1e6, 1e8),
  dump: seconds,
  load: seconds,
  diskless: fc.boolean(),
  delay: fc.constantFrom(0, 5),
  hard: fc.constantFrom(0, 2 ** 24, 2 ** 28),
  soft: fc.constantFrom(0, 2 ** 22, 2 ** 26),
  softSeconds: fc.integer({ min: 0, max: 120 }),
  backlog: fc.integer({ min: 16_384, max: 2 ** 30 }),
});

test('formulas: a full sync loops at any faster stream than one at which it loops', () => {
  fc.assert(
    fc.property(sync, fc.double({ min: 1, max: 10, noNaN: true }), (input, faster) => {
      const { loops, peak, droppedAfter, buffering } = fullSyncOf(input);
      if (loops !== 'no') {
        expect(fullSyncOf({ ...input, rate: input.rate * faster }).loops).not.toBe('no');
        expect(droppedAfter).toBeLessThanOrEqual(buffering);
      } else expect(droppedAfter).toBeNull();
      expect(peak).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('formulas: just under the survivable rate a diskless sync completes, just over it loops', () => {
  fc.assert(
    fc.property(sync, (some) => {
      const input = { ...some, diskless: true };
      const { survivableRate, buffering } = fullSyncOf(input);
      if (buffering < 0.01 || !Number.isFinite(survivableRate) || survivableRate < 100) return;
      expect(fullSyncOf({ ...input, rate: survivableRate * 0.99 - 1 / buffering }).loops).toBe(
        'no',
      );
      expect(fullSyncOf({ ...input, rate: survivableRate * 1.01 + 1 / buffering }).loops).not.toBe(
        'no',
      );
    }),
  );
});

test('formulas: the six trials measured on a real server', () => {
  const MB = 1024 ** 2;
  const trial = (mbPerSecond: number, hard: number, backlog: number) =>
    fullSyncOf({
      rdb: 0,
      memory: 0,
      rate: mbPerSecond * MB,
      bandwidth: 0,
      dump: 3,
      load: 0,
      diskless: true,
      delay: 0,
      hard: hard * MB,
      soft: 0,
      softSeconds: 60,
      backlog,
    }).loops;
  expect(trial(1, 4, 65_536)).toBe('no');
  expect(trial(1, 2, 65_536)).toBe('hard');
  expect(trial(2, 4, 65_536)).toBe('hard');
  expect(trial(1, 2, 1.5 * MB)).toBe('hard');
  expect(trial(1, 2, 8 * MB)).toBe('no');
});

test('formulas: who is faster than the stream catches up, sooner with more; who is slower is dropped', () => {
  expect(catchUpOf({ gap: 100, rate: 10, capacity: 20, hard: 0, backlog: 0 })).toEqual({
    outcome: 'catches-up',
    seconds: 10,
  });
  fc.assert(
    fc.property(size, rate, rate, size, (gap, writes, capacity, more) => {
      const input = { gap, rate: writes, capacity: capacity + 1, hard: 2 ** 28, backlog: 2 ** 20 };
      const now = catchUpOf(input);
      const quicker = catchUpOf({ ...input, capacity: input.capacity + more });
      if (now.outcome === 'catches-up') {
        expect(quicker.outcome).toBe('catches-up');
        expect(quicker.seconds).toBeLessThanOrEqual(now.seconds);
      }
    }),
  );
});

test('formulas: no guard makes more writes be lost', () => {
  const input = { writes: 100, how: 'partition', oneWay: 0, until: 30, maxLag: 10 } as const;
  expect(lostWritesOf({ ...input, guard: 'none' })).toMatchObject({ least: 3000, most: 3000 });
  expect(lostWritesOf({ ...input, guard: 'min-replicas' })).toMatchObject({
    least: 1000,
    most: 1200,
  });
  expect(lostWritesOf({ ...input, guard: 'wait' })).toMatchObject({ most: 0, unconfirmed: 3000 });
  fc.assert(
    fc.property(seconds, seconds, fc.integer({ min: 1, max: 100 }), (until, oneWay, maxLag) => {
      for (const how of ['crash', 'partition'] as const) {
        const open = lostWritesOf({ writes: 50, how, until, oneWay, guard: 'none', maxLag });
        const fenced = lostWritesOf({
          writes: 50,
          how,
          until,
          oneWay,
          guard: 'min-replicas',
          maxLag,
        });
        expect(fenced.most).toBeLessThanOrEqual(open.most);
        expect(fenced.least).toBeLessThanOrEqual(fenced.most);
      }
    }),
  );
});

test('formulas: copy-on-write grows with time and never beyond the memory there is', () => {
  expect(copiedOnWrite(0, 100, 10)).toBe(0);
  fc.assert(
    fc.property(size, rate, seconds, seconds, (memory, perSecond, time, more) => {
      const copied = copiedOnWrite(memory, perSecond, time);
      expect(copied).toBeLessThanOrEqual(memory);
      expect(copiedOnWrite(memory, perSecond, time + more)).toBeGreaterThanOrEqual(
        copied - 1e-6 * memory,
      );
    }),
  );
  expect(absence(10, 0.5)).toBe(14.5);
});
