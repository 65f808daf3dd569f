import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fromScale,
  readNumber,
  readSize,
  readTime,
  toScale,
  writeSize,
  writeTime,
} from './units.ts';

test('units: sizes as redis.conf has them, and as people do', () => {
  expect(
    ['1mb', '1MB', '1 MiB', '1m', '64k', '64kb', '1.5gb', '300', '10 000', '2mb/s'].map(readSize),
  ).toEqual([
    1_048_576, 1_048_576, 1_048_576, 1_000_000, 64_000, 65_536, 1_610_612_736, 300, 10_000,
    2_097_152,
  ]);
  expect(['', 'mb', '12 apples', '-5', 'NaN'].map(readSize)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('units: as a Chinese keyboard types them; groups of three, and no comma for a point', () => {
  expect(['１０ＭＢ', '６４ ｋｂ', '100 字节', '1,500', '1,500,000'].map(readSize)).toEqual([
    10_485_760, 65_536, 100, 1_500, 1_500_000,
  ]);
  expect(['1,5mb', '1,50', '15,00', '1e30', '+5', '0x10', '9999999999gb'].map(readSize)).toEqual(
    Array(7).fill(null),
  );
  expect(['９０秒', '2 hours', '1 day', '30 秒钟'].map(readTime)).toEqual([90, 7200, 86_400, 30]);
  expect(['５万', '2千', '-1', '1e99'].map(readNumber)).toEqual([50_000, 2_000, null, null]);
});

test('units: times in both languages', () => {
  expect(
    ['90', '90s', '2min', '5m', '1h', '250ms', '30 秒', '2分钟', '1小时'].map(readTime),
  ).toEqual([90, 90, 120, 300, 3600, 0.25, 30, 120, 3600]);
  expect(readTime('soon')).toBeNull();
  expect(readNumber('1.5k')).toBe(1500);
});

test('units: what is written is read as the same value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 45 }), (bytes) => {
      expect(readSize(writeSize(bytes))).toBe(bytes);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (ms) => {
      expect(readTime(writeTime(ms / 1000))).toBeCloseTo(ms / 1000, 6);
    }),
  );
});

test('units: a place on a scale and its value belong together', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (place) => {
      const value = fromScale(place, 10, 1e9);
      expect(Math.abs(toScale(value, 10, 1e9) - place)).toBeLessThan(0.01);
    }),
  );
  expect(fromScale(0, 1, 1000)).toBe(1);
  expect(fromScale(1, 1, 1000)).toBe(1000);
  expect(toScale(0, 1, 1000)).toBe(0);
});
