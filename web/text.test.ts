import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeWire, encodeWire, readable, shorten } from './text.ts';

test('what is typed comes back as it was, in any alphabet', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeWire(encodeWire(text))).toBe(text);
    }),
  );
});

test('every wire character is one byte', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect([...encodeWire(text)].every((character) => character.charCodeAt(0) < 256)).toBe(true);
    }),
  );
});

test('bytes that are no UTF-8 are shown as hexadecimal, the valid ones beside them as characters', () => {
  expect(decodeWire('a\xff\xc3\xa9b')).toBe('a\\xffé' + 'b');
  expect(decodeWire('\xe4\xbd')).toBe('\\xe4\\xbd');
});

test('line breaks stay in texts and become visible in labels', () => {
  expect(decodeWire('1) "a"\n2) "b"')).toBe('1) "a"\n2) "b"');
  expect(readable('+OK\r\n')).toBe('+OK\\r\\n');
});

test('decoding never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      decodeWire(String.fromCharCode(...bytes));
    }),
  );
});

test('a long text is cut by characters, not by halves of them', () => {
  expect(shorten('主从复制', 3)).toBe('主从…');
  expect(shorten('abc', 3)).toBe('abc');
});
