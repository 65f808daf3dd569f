import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1 } from './bytes.ts';
import { sha256 } from './sha256.ts';

test('sha256: a password as redis-server 7.0.15 prints it', () => {
  expect(sha256(latin1('pw'))).toBe(
    '30c952fab122c3f9759f02a6d95c3758b246b4fee239957b2d4fee46e26170c4',
  );
});

test('sha256: what another implementation finds, for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});
