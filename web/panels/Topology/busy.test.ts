import { expect, test } from 'vitest';
import type { KeyView } from '../../../engine/contract.ts';
import { isBusy } from './busy.ts';

const keys = (...times: number[]) => ({
  recent: times.map((writtenAt, index) => ({ key: `k${index}`, writtenAt }) as KeyView),
});

test('keys typed one by one flash; keys of a load do not', () => {
  expect(isBusy(keys())).toBe(false);
  expect(isBusy(keys(9_000_000, 8_000_000, 7_000_000, 6_000_000))).toBe(false);
  expect(isBusy(keys(9_000_000, 8_999_500, 8_999_000, 8_998_500))).toBe(true);
});

test('the first write after a load flashes again', () => {
  expect(isBusy(keys(20_000_000, 8_999_500, 8_999_000, 8_998_500, 8_998_000))).toBe(false);
});
