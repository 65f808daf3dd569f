import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from './packed.ts';

const MOST = 1_000_000;

test('any text comes back, and its letters are such as addresses and messengers leave alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const packed = await pack(text);
      expect(packed).toMatch(/^1\.[\w-]*z$/);
      expect(new URL(`https://site/#lesson=${packed}`).hash).toBe(`#lesson=${packed}`);
      expect(await unpack(packed, MOST)).toEqual({ text });
    }),
  );
});

test('what is cut short is not taken for the whole, wherever it was cut', async () => {
  const packed = await pack('SET k v, and again SET k v, on 6379 and on 6380');
  for (let length = 0; length < packed.length; length++) {
    expect(await unpack(packed.slice(0, length), MOST)).toEqual({ wrong: 'broken' });
  }
});

test('a letter that was changed is noticed', async () => {
  const packed = await pack('SET city Rome');
  await fc.assert(
    fc.asyncProperty(fc.nat(packed.length - 4), fc.nat(63), async (at, letter) => {
      const other = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[letter]!;
      const changed = `${packed.slice(0, at + 2)}${other}${packed.slice(at + 3)}`;
      const unpacked = await unpack(changed, MOST);
      expect(unpacked).toEqual(changed === packed ? { text: 'SET city Rome' } : expect.anything());
      // Bits that the last letter does not need may differ; the text may not.
      if ('text' in unpacked) expect(unpacked.text).toBe('SET city Rome');
    }),
  );
});

test.each(['.', ')', '。', '>', '”.'])('%s that was copied along does no harm', async (tail) => {
  const packed = await pack('SET city Rome');
  expect(await unpack(packed + tail, MOST)).toEqual({ text: 'SET city Rome' });
});

test('what a newer page has packed is told from what is broken', async () => {
  expect(await unpack('2.anything', MOST)).toEqual({ wrong: 'newer' });
});

test.each(['', 'z', '1.z', '0.z', '1.!z', 'eJxLSkxMTEwEAA', '1.eJxLSkxMTEwEAA%20z'])(
  '“%s” is no packed text',
  async (text) => {
    expect(await unpack(text, MOST)).toEqual({ wrong: 'broken' });
  },
);

test('a small link that would unpack to far too much is stopped on the way', async () => {
  const packed = await pack('x'.repeat(3_000_000));
  expect(packed.length).toBeLessThan(5_000);
  expect(await unpack(packed, MOST)).toEqual({ wrong: 'long' });
});
