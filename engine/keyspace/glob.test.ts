import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { globMatches } from './glob.ts';

const matches = (pattern: string, text: string): boolean =>
  globMatches(latin1(pattern), latin1(text));

test.each([
  ['*', 'anything', true],
  ['h?llo', 'hello', true],
  ['h?llo', 'hllo', false],
  ['h*llo', 'heeeello', true],
  ['h*llo', 'hllo', true],
  ['h[ae]llo', 'hallo', true],
  ['h[ae]llo', 'hillo', false],
  ['h[^e]llo', 'hallo', true],
  ['h[^e]llo', 'hello', false],
  ['h[a-b]llo', 'hbllo', true],
  ['h[b-a]llo', 'hallo', true],
  ['h\\*llo', 'h*llo', true],
  ['h\\*llo', 'hxllo', false],
  ['[\\]]', ']', true],
  ['a[', 'a[', false],
  ['a[b', 'ab', true],
  ['a[^', 'ax', true],
  ['a\\', 'a\\', true],
  // A range from a to the bracket, and then the class is never closed.
  ['[a-]', '-', false],
  ['[a-]', '_', true],
  ['', '', true],
  ['', 'a', false],
  ['a*', 'a', true],
  ['a**', 'a', true],
  ['a*b', 'a', false],
  ['news:*:[0-9]', 'news:cats:7', true],
])('%s against %s: %s', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});

test('many stars do not take for ever', () => {
  expect(matches(`${'a*'.repeat(60)}b`, 'a'.repeat(4_000))).toBe(false);
});

const letter = fc.constantFrom('a', 'b', 'c', '*', '-', ']');
const text = fc.string({ unit: letter, maxLength: 12 });

/** A piece of a well-formed pattern, and the regular expression that means the same. */
const piece = fc.oneof(
  letter.map((c) => ({ glob: `\\${c}`, regex: /\w/.test(c) ? c : `\\${c}` })),
  fc.constant({ glob: '*', regex: '[^]*' }),
  fc.constant({ glob: '?', regex: '[^]' }),
  fc
    .tuple(fc.boolean(), fc.constantFrom('ab', 'a-c', 'c-a', 'b\\]', 'a\\-'))
    .map(([not, inside]) => ({
      glob: `[${not ? '^' : ''}${inside}]`,
      regex: `[${not ? '^' : ''}${inside === 'c-a' ? 'a-c' : inside}]`,
    })),
);

test('agrees with the regular expression that means the same', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), text, (pieces, subject) => {
      // On an empty text Redis looks at no pattern at all.
      fc.pre(subject !== '' || pieces.length === 0);
      const regex = new RegExp(`^${pieces.map((one) => one.regex).join('')}$`);
      const glob = pieces.map((one) => one.glob).join('');
      expect(matches(glob, subject)).toBe(regex.test(subject));
    }),
    { numRuns: 2_000 },
  );
});

test('any pattern ends on any text', () => {
  const wild = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '[', ']', '^', '-', '\\') });
  fc.assert(
    fc.property(wild, text, (pattern, subject) => typeof matches(pattern, subject) === 'boolean'),
  );
});
