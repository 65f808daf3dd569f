import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubleIn, doubleText } from './doubleText.ts';

// The texts were printed by C's printf.
test.each([
  [0, '0'],
  [-0, '-0'],
  [3, '3'],
  [0.1, '0.10000000000000001'],
  [-1.5, '-1.5'],
  [3e-5, '3.0000000000000001e-05'],
  [0.0001, '0.0001'],
  [0.00001234, '1.234e-05'],
  [1e15, '1000000000000000'],
  [1e16, '10000000000000000'],
  [1e17, '1e+17'],
  [123456789012345680, '1.2345678901234568e+17'],
  [1e100, '1e+100'],
  [Number.MAX_VALUE, '1.7976931348623157e+308'],
  [Number.MIN_VALUE, '4.9406564584124654e-324'],
  [1e-320, '9.9998886718268301e-321'],
  [Infinity, 'inf'],
  [-Infinity, '-inf'],
  // Ties go to the even digit.
  [1234567890123456.25, '1234567890123456.2'],
  [1234567890123456.75, '1234567890123456.8'],
  [1125899906842624.25, '1125899906842624.2'],
  [-1125899906842627.25, '-1125899906842627.2'],
])('%d prints as %s', (value, text) => {
  expect(doubleText(value)).toBe(text);
});

test.each<[string, number | null]>([
  ['1e5', 1e5],
  ['.5', 0.5],
  ['5.', 5],
  ['+5', 5],
  ['-0', -0],
  ['1E+5', 1e5],
  ['INF', Infinity],
  ['-infinity', -Infinity],
  ['0x10', 16],
  ['0x1p3', 8],
  ['0x.8', 0.5],
  ['-0X1P-2', -0.25],
  ['0x1p-1074', Number.MIN_VALUE],
  ['0x1.8p-1075', Number.MIN_VALUE],
  ['0x1p1024', Infinity],
  ['0x1p-99999999', 0],
  ['0x20000000000001', 2 ** 53],
  ['0x20000000000003', 2 ** 53 + 4],
  ['1e400', Infinity],
  ['1e-400', 0],
  ['nan', null],
  ['', null],
  ['.', null],
  ['+', null],
  ['1e', null],
  ['0x', null],
  ['1_0', null],
  ['1d5', null],
  ['1f', null],
  ['infin', null],
  [' 1', null],
  ['1\0', null],
])('%j reads as %d', (text, value) => {
  expect(doubleIn(text)).toBe(value);
});

test('what is printed reads back as the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      expect(doubleIn(doubleText(value))).toBe(value);
    }),
  );
});
