import { expect, test } from 'vitest';
import * as rows from './rows.ts';

test('each bit of a mask means one thing', () => {
  const bits = Object.values(rows).filter((value) => typeof value === 'number');
  expect(bits.length).toBeGreaterThan(10);
  expect(new Set(bits).size).toBe(bits.length);
  for (const bit of bits) expect(Math.log2(bit) % 1).toBe(0);
});
