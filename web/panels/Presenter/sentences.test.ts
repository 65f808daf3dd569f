import { expect, test } from 'vitest';
import { howLong } from './sentences.ts';

test('what is said is measured in columns: a Chinese character takes two', () => {
  expect(howLong([])).toBe('short');
  expect(howLong(['PSYNC names the right history.'])).toBe('short');
  expect(howLong(['x'.repeat(86)])).toBe('long');
  expect(howLong(['从'.repeat(42)])).toBe('short');
  expect(howLong(['从'.repeat(43)])).toBe('long');
  expect(howLong(['，'.repeat(43), '节'.repeat(40)])).toBe('very');
});
