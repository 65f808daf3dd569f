import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../base/bytes.ts';
import { splitArguments } from './split.ts';

const split = (line: string) => splitArguments(line)?.map((arg) => textOf(arg)) ?? null;

test.each([
  ['', []],
  ['  SET  k v ', ['SET', 'k', 'v']],
  ['SET k "a b"', ['SET', 'k', 'a b']],
  ['"\\x41\\n\\r\\t\\b\\a\\"\\\\\\q"', ['A\n\r\t\b\x07"\\q']],
  ["'it\\'s \\n'", ["it's \\n"]],
  ['a"b"', ['ab']],
  ['"" \'\'', ['', '']],
  ['k \xe4\xb8\xad', ['k', '\xe4\xb8\xad']],
  ['1\x0c \x0b2', ['1\x0c', '2']],
  ['a\0b', ['a']],
])('split: %j', (line, args) => {
  expect(split(line)).toEqual(args);
});

test.each(['"a', "'a", '"a"b', "'a'b", '"a\\', 'a "'])('split: %j is unbalanced', (line) => {
  expect(split(line)).toBeNull();
});

test('split: whatever is quoted as redis-cli prints it comes back', () => {
  const quoted = (arg: Uint8Array) =>
    `"${Array.from(arg, (b) => `\\x${b.toString(16).padStart(2, '0')}`).join('')}"`;
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 })), (args) => {
      expect(splitArguments(args.map(quoted).join(' '))).toEqual(args);
    }),
  );
});

test('split: any line gives arguments or null', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (line) => {
      const args = splitArguments(line);
      const total = args?.reduce((sum, arg) => sum + arg.length, 0) ?? 0;
      expect(total).toBeLessThanOrEqual(line.length);
    }),
  );
});
