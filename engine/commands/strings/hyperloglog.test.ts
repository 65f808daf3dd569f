import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Dice } from '../../base/dice.ts';
import { Executor, wire } from '../executor.fixture.ts';
import { estimate } from './hllEstimate.ts';
import { DENSE_LENGTH, REGISTERS, emptyHll, isDense, mergeInto, raise } from './hllRegisters.ts';
import { selfTest } from './hllSelfTest.ts';

const changes = fc.array(
  fc.record({ index: fc.nat(REGISTERS - 1), value: fc.integer({ min: 1, max: 32 }) }),
  { maxLength: 60 },
);

test('the sparse form holds the same registers as the dense one, and never more than one form', () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: 0, max: 200 }), (list, sparseMax) => {
      const hll = { bytes: emptyHll() };
      const expected = new Uint8Array(REGISTERS);
      for (const { index, value } of list) {
        const raised = raise(hll, index, value, sparseMax);
        expect(raised).toBe(value > expected[index]!);
        expected[index] = Math.max(expected[index]!, value);
        const read = new Uint8Array(REGISTERS);
        expect(mergeInto(read, hll.bytes)).toBeNull();
        expect(read).toEqual(expected);
      }
      if (!isDense(hll.bytes))
        expect(hll.bytes.length).toBeLessThanOrEqual(Math.max(18, sparseMax));
      else expect(hll.bytes.length).toBe(DENSE_LENGTH);
    }),
    { numRuns: 60 },
  );
});

test('no register set counts as nothing', () => {
  expect(estimate(new Uint8Array(REGISTERS))).toBe(0);
});

test('PFSELFTEST finds nothing wrong, whatever the dice show', () => {
  for (const seed of [1, 2, 3]) expect(selfTest(new Dice(seed))).toBeNull();
});

test('PFCOUNT counts as a change once, and of a corrupted value says so', () => {
  const executor = new Executor();
  executor.run('PFADD', 'h', 'a', 'b');
  executor.propagated();
  executor.run('PFCOUNT', 'h');
  executor.run('PFCOUNT', 'h');
  expect(executor.propagated()).toEqual([['PFCOUNT', 'h']]);
  executor.run('APPEND', 'h', '\x80');
  expect(wire(executor.run('PFCOUNT', 'h', 'h'))).toBe(
    '-INVALIDOBJ Corrupted HLL object detected\r\n',
  );
});
