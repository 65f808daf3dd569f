import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { lzfCompress } from './lzf.ts';
import { lzfDecompress } from './lzfDecompress.ts';

function compressed(input: Uint8Array, room = input.length + 16): Uint8Array | null {
  const out = new Uint8Array(room);
  const length = lzfCompress(input, 0, input.length, out, 0, room);
  return length === 0 ? null : out.slice(0, length);
}

/** Bytes with repetitions near and far, so that every form of back reference is met. */
const repetitive = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.tuple(fc.nat(255), fc.nat(700)).map(([byte, count]) => new Uint8Array(count).fill(byte)),
      fc.constant(latin1('the quick brown fox jumps over the lazy dog')),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Uint8Array.from(parts.flatMap((part) => Array.from(part))));

test('lzf: what was compressed comes back', () => {
  fc.assert(
    fc.property(repetitive, (input) => {
      const packed = compressed(input);
      if (input.length === 0) expect(packed).toBeNull();
      else expect(lzfDecompress(packed!, 0, packed!.length, input.length)).toEqual(input);
    }),
    { numRuns: 300 },
  );
});

test('lzf: the same input gives the same bytes, whatever was compressed before and wherever it lies', () => {
  fc.assert(
    fc.property(repetitive, repetitive, (input, other) => {
      const first = compressed(input);
      compressed(other);
      const moved = new Uint8Array(input.length + 300);
      moved.set(input, 100);
      const out = new Uint8Array(input.length + 16);
      const length = lzfCompress(moved, 100, 100 + input.length, out, 0, out.length);
      expect(length).toBe(first?.length ?? 0);
      if (first !== null) expect(out.slice(0, length)).toEqual(first);
    }),
  );
});

test('lzf: never more than the room it was given', () => {
  fc.assert(
    fc.property(repetitive, fc.nat(400), (input, room) => {
      const out = new Uint8Array(room + 8).fill(0xaa);
      const length = lzfCompress(input, 0, input.length, out, 0, room);
      expect(length).toBeLessThanOrEqual(room);
      if (length > 0) expect(lzfDecompress(out, 0, length, input.length)).toEqual(input);
    }),
  );
});

test('lzf: garbage decompresses to something of the right length, or to null', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(200), (bytes, length) => {
      const out = lzfDecompress(bytes, 0, bytes.length, length);
      if (out !== null) expect(out.length).toBe(length);
    }),
  );
  expect(lzfDecompress(Uint8Array.of(0x20, 0x00), 0, 2, 3)).toBeNull();
  expect(lzfDecompress(Uint8Array.of(0), 0, 1, 2 ** 32)).toBeNull();
});
