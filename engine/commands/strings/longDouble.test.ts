import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addLongDoubles, formatLongDouble, parseLongDouble } from './longDouble.ts';

function sum(a: string, b: string): string | null {
  const first = parseLongDouble(a);
  const second = parseLongDouble(b);
  if (first === null || second === null) return null;
  if (first === 'infinite' || second === 'infinite') return 'infinite';
  const value = addLongDoubles(first, second);
  return value === 'infinite' ? value : formatLongDouble(value);
}

/** `SET f <a>`, `INCRBYFLOAT f <b>` on redis-server 7.0.15, x86-64. */
const MEASURED = [
  ['0.1', '0.2', '0.3'],
  ['10.5', '0.1', '10.6'],
  ['5.0e3', '3.0e3', '8000'],
  ['3', '1.1', '4.1'],
  ['1e17', '0.1', '100000000000000000.1015625'],
  ['123456789.987654321', '1e-5', '123456789.98766432100092061'],
  ['18446744073709551616.5', '1', '18446744073709551616'],
  ['0x1.8p1', '1', '4'],
  ['-0', '-0', '0'],
  ['1', '-1.0000000000000000001', '0'],
  ['99999999999999999999', '0.5', '100000000000000000000'],
  ['.5', '5.', '5.5'],
  ['1e-18', '4e-18', '0'],
  ['1e-18', '5e-18', '0.00000000000000001'],
  ['2.5e15', '0.3', '2500000000000000.300048828125'],
  ['-1.5', '0.00000000000000001', '-1.49999999999999999'],
  ['3.141592653589793238462643383279', '0', '3.14159265358979324'],
  ['-264.1', '0', '-264.10000000000000001'],
] as const;

test.each(MEASURED)('%s + %s = %s, as the server says', (a, b, expected) => {
  expect(sum(a, b)).toBe(expected);
});

test.each([
  ['', ' 1', '1 ', 'abc', 'nan', '1e', '.', '+', '0x', '1.5.2', '1e-4960', '1e5000', '1_0'],
])('what strtold does not take whole, or cannot hold, is no number', (...texts) => {
  for (const text of texts) expect(parseLongDouble(text)).toBeNull();
});

test('the largest numbers add up to infinity', () => {
  expect(sum('1.1e4932', '1.1e4932')).toBe('infinite');
  expect(sum('1', '-inf')).toBe('infinite');
});

test('sums of whole numbers below 2^63 are exact', () => {
  const whole = fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n });
  fc.assert(fc.property(whole, whole, (a, b) => sum(`${a}`, `${b}`) === `${a + b}`));
});

test('eighteen digits are always right', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (n) => {
      const text = String(n / 1e6);
      if (!text.includes('e')) expect(sum(text, '0')).toBe(text);
    }),
  );
});
