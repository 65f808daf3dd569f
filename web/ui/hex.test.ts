import { expect, test } from 'vitest';
import { escaped, hexRows, latin1 } from './hex.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('hex: rows of eight, labelled from the base on', () => {
  const rows = hexRows(bytes('*1\r\n$4\r\nP\xff\x00'), 100);
  expect(rows).toEqual([
    { offset: 100, hex: '2a 31 0d 0a 24 34 0d 0a', text: '*1..$4..' },
    { offset: 108, hex: '50 ff 00', text: 'P..' },
  ]);
  expect(hexRows(new Uint8Array())).toEqual([]);
});

test('hex: latin-1 keeps every byte, also of long arrays', () => {
  const all = Uint8Array.from({ length: 10_000 }, (_, index) => index % 256);
  expect(bytes(latin1(all))).toEqual(all);
});

test('hex: escapes what cannot be printed', () => {
  expect(escaped('*1\r\n\x00\xe4\\')).toBe('*1\\r\\n\\x00\\xe4\\\\');
});
