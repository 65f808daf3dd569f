import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultIn } from './jsonFault.ts';
import { nearest } from './nearest.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('what JSON.parse takes has no fault, and what it refuses has one', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', '[', ':', '1', '\\', '\n'),
      (json, at, put) => {
        const place = at % (json.length + 1);
        const changed = json.slice(0, place) + put + json.slice(place + 1);
        expect(faultIn(json)).toBeNull();
        expect(faultIn(changed) === null).toBe(isJson(changed));
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['', 1, 1],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['{"a": [1, 2,]}', 1, 13],
  ["{'a': 1}", 1, 2],
  ['{"a": 1', 1, 8],
  ['{"a": tru}', 1, 7],
  ['{"a": "line\nbreak"}', 1, 7],
  ['// a remark\n{}', 1, 1],
  ['{} {}', 1, 4],
])('%j: line %i, column %i', (text, line, column) => {
  expect(faultIn(text)).toEqual({ line, column });
});

test.each([
  ['tpye', 'type'],
  ['Type', 'type'],
  ['nokey', 'no-key'],
  ['sutdown', 'shutdown'],
  ['xyz', null],
  ['x', null],
])('%s: perhaps %s', (word, meant) => {
  expect(nearest(word, ['type', 'kill', 'shutdown', 'no-key', 'key'])).toBe(meant);
});
