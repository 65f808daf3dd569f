import { expect, test } from 'vitest';
import { addressOf } from './learning.ts';

const NOTHING = { column: null, sheet: null, packed: null };

test('what is open is in the address, and the rest of it stays', () => {
  const column = { what: 'lesson', id: 'short-outage', part: 'cut' } as const;
  const sheet = { what: 'glossary', term: 'replid' } as const;
  const address = addressOf('?lang=zh&theme=light', '', { ...NOTHING, column, sheet });
  expect(address).toBe('?lang=zh&theme=light&lesson=short-outage&part=cut&term=replid');
  expect(addressOf(address, '', NOTHING)).toBe('?lang=zh&theme=light');
});

test('one thing takes the place of another', () => {
  const column = { what: 'handshake', variant: 'diskless' } as const;
  expect(addressOf('?lesson=short-outage', '', { ...NOTHING, column })).toBe('?handshake=diskless');
  const sheet = { what: 'calculator', card: '' } as const;
  expect(addressOf('?term=replid', '', { ...NOTHING, sheet })).toBe('?calculator=');
});

test('a lesson from a file is in the address whole, if it fits there', () => {
  const column = { what: 'lesson', id: 'file', part: 'two' } as const;
  expect(addressOf('?lang=zh', '', { ...NOTHING, column })).toBe('?lang=zh');
  const held = addressOf('?lang=zh', '#consoles', { ...NOTHING, column, packed: '1.abcz' });
  expect(held).toBe('?lang=zh&part=two#lesson=1.abcz');
  // Nothing but a lesson that is open keeps that end, and every other end stays.
  expect(addressOf('', '#lesson=1.abcz', { ...NOTHING, packed: '1.abcz' })).toBe('');
  expect(addressOf('?lang=zh', '#consoles', NOTHING)).toBe('?lang=zh#consoles');
});
