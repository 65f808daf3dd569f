import { expect, test } from 'vitest';
import { addressOf } from './learning.ts';

test('what is open is in the address, and the rest of it stays', () => {
  const column = { what: 'lesson', id: 'short-outage', part: 'cut' } as const;
  const sheet = { what: 'glossary', term: 'replid' } as const;
  const address = addressOf('?lang=zh&theme=light', { column, sheet });
  expect(address).toBe('?lang=zh&theme=light&lesson=short-outage&part=cut&term=replid');
  expect(addressOf(address, { column: null, sheet: null })).toBe('?lang=zh&theme=light');
});

test('one thing takes the place of another', () => {
  const column = { what: 'handshake', variant: 'diskless' } as const;
  expect(addressOf('?lesson=short-outage', { column, sheet: null })).toBe('?handshake=diskless');
  const sheet = { what: 'calculator', card: '' } as const;
  expect(addressOf('?term=replid', { column: null, sheet })).toBe('?calculator=');
});

test('a lesson from a file has no address', () => {
  expect(addressOf('', { column: { what: 'lesson', id: 'file', part: '' }, sheet: null })).toBe('');
});
