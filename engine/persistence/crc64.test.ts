import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { Crc64 } from './crc64.ts';

test('crc64: the check value of crc64.c', () => {
  expect(new Crc64().add(latin1('123456789')).hex()).toBe('e9c6d914c4b8d9ca');
});

/** The definition, one bit at a time. */
function slowly(bytes: Uint8Array): string {
  let crc = 0n;
  for (const byte of bytes) {
    crc ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 1n ? (crc >> 1n) ^ 0x95ac9329ac4bc9b5n : crc >> 1n;
  }
  return crc.toString(16).padStart(16, '0');
}

test('crc64: equals its definition, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
      const expected = slowly(bytes);
      const at = Math.min(cut, bytes.length);
      expect(new Crc64().add(bytes).hex()).toBe(expected);
      expect(new Crc64().add(bytes, 0, at).add(bytes, at).hex()).toBe(expected);
    }),
  );
});

test('crc64: is written lowest byte first', () => {
  const out = new Uint8Array(10);
  new Crc64().add(latin1('123456789')).write(out, 1);
  expect(Array.from(out)).toEqual([0, 0xca, 0xd9, 0xb8, 0xc4, 0x14, 0xd9, 0xc6, 0xe9, 0]);
});
