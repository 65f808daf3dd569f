import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1, textOf } from '../../base/bytes.ts';
import { Keyspace } from '../keyspace.ts';
import { SortedSetValue } from './sortedSet.ts';
import { DEFAULT_LIMITS, type EncodingLimits } from '../value.ts';

const LARGE: EncodingLimits = { ...DEFAULT_LIMITS, zsetMaxListpackEntries: 0 };

function contents(value: SortedSetValue): [string, number][] {
  const found: [string, number][] = [];
  value.each((member, score) => found.push([textOf(member), score]));
  return found;
}

function made(elements: readonly [string, number][], limits = DEFAULT_LIMITS): SortedSetValue {
  const value = new SortedSetValue();
  for (const [member, score] of elements) value.set(latin1(member), score, limits);
  return value;
}

test('elements stand by score, and among equal scores as memcmp orders their bytes', () => {
  const elements: [string, number][] = [
    ['b', 1],
    ['\xff', 1],
    ['', 1],
    ['aa', 1],
    ['a', 1],
    ['z', -Infinity],
    ['0', Infinity],
  ];
  for (const limits of [DEFAULT_LIMITS, LARGE]) {
    const members = contents(made(elements, limits)).map(([member]) => member);
    expect(members).toEqual(['z', '', 'a', 'aa', 'b', '\xff', '0']);
  }
});

test('one too many and one too long end the packed form, and nothing brings it back by itself', () => {
  const limits = { ...DEFAULT_LIMITS, zsetMaxListpackEntries: 2, zsetMaxListpackValue: 3 };
  const value = made([['a', 1]], limits);
  value.set(latin1('a'), 2, limits);
  value.set(latin1('bbb'), 2, limits);
  expect(value.encoding).toBe('listpack');
  value.set(latin1('c'), 3, limits);
  expect(value.encoding).toBe('skiplist');
  value.remove(latin1('c'));
  expect(value.encoding).toBe('skiplist');
  value.packIfSmall(limits);
  expect(value.encoding).toBe('listpack');
  value.set(latin1('dddd'), 3, limits);
  expect(value.encoding).toBe('skiplist');
  value.remove(latin1('a'));
  value.packIfSmall(limits);
  expect(value.encoding).toBe('skiplist');
});

test('a packed score has no negative zero, another has one', () => {
  expect(Object.is(made([['a', -0]]).score(latin1('a')), 0)).toBe(true);
  const large = made([['a', -0]], LARGE);
  expect(Object.is(large.score(latin1('a')), -0)).toBe(true);
  large.packIfSmall(DEFAULT_LIMITS);
  expect(Object.is(large.score(latin1('a')), 0)).toBe(true);
});

test('the digests of DEBUG DIGEST-VALUE are those of the server', () => {
  const elements: [string, number][] = [
    ['a', -0],
    ['b', 0],
    ['c', -0],
    ['d', 0.1],
    ['e', 1e17],
    ['f', 1e16],
    ['g', 123456789012345680],
    ['h', 3.0e-5],
    ['i', Infinity],
  ];
  const digest = (limits: EncodingLimits): string => {
    const keyspace = new Keyspace();
    keyspace.database(0).putObject(latin1('t'), 0, 1, made(elements, limits));
    return keyspace.digestOf(0, latin1('t'));
  };
  expect(digest(DEFAULT_LIMITS)).toBe('c408452039f7f6b1b8c500f2fa58b9e26a3968f9');
  expect(digest(LARGE)).toBe('a1754a3e900fe7aa221150eb36edefc3184504e7');
});

test('ZSCAN shows a packed whole number as an integer, and any other as printf does', () => {
  const score = 2 ** 62;
  const shown = (limits: EncodingLimits, value: number): string => {
    const found: Uint8Array[] = [];
    made([['a', value]], limits).scan(0, found);
    return textOf(found[1]!);
  };
  expect(shown(DEFAULT_LIMITS, score)).toBe('4611686018427387904');
  expect(shown(DEFAULT_LIMITS, -score)).toBe('-4611686018427387904');
  expect(shown(DEFAULT_LIMITS, score + 1024)).toBe('4.6116860184273889e+18');
  expect(shown(DEFAULT_LIMITS, 0.5)).toBe('0.5');
  expect(shown(LARGE, 1e17)).toBe('1e+17');
  expect(shown(LARGE, -0)).toBe('-0');
});

// -------------------------------------------------------------------------------- the model test

/** The plainest thing that can be right. */
class Model {
  scores = new Map<string, number>();

  sorted(): [string, number][] {
    return [...this.scores].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  }

  copy(): Model {
    const copy = new Model();
    copy.scores = new Map(this.scores);
    return copy;
  }
}

type Step =
  | readonly ['set', number, number]
  | readonly ['remove', number]
  | readonly ['cut', number, number]
  | readonly ['grow', number]
  | readonly ['capture'];

const member = (n: number): string => `${'m'.repeat(n % 7)}${n}`;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constant('set' as const), fc.nat(600), fc.nat(30)) },
  { weight: 4, arbitrary: fc.tuple(fc.constant('remove' as const), fc.nat(600)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('cut' as const), fc.nat(400), fc.nat(150)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('grow' as const), fc.nat(300)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('capture' as const)) },
);

function take(value: SortedSetValue, model: Model, limits: EncodingLimits, one: Step): void {
  switch (one[0]) {
    case 'set': {
      const name = member(one[1]);
      expect(value.set(latin1(name), one[2], limits)).toBe(!model.scores.has(name));
      model.scores.set(name, one[2]);
      return;
    }
    case 'remove': {
      const name = member(one[1]);
      expect(value.remove(latin1(name))).toBe(model.scores.delete(name));
      return;
    }
    case 'cut': {
      const from = Math.min(one[1], value.size);
      const to = Math.min(from + one[2], value.size);
      const gone = model.sorted().slice(from, to);
      for (const [name] of gone) model.scores.delete(name);
      value.removeRange(from, to);
      return;
    }
    case 'grow':
      for (let i = 0; i < 200; i++) {
        const name = member(one[1] + i * 3);
        value.set(latin1(name), i % 17, limits);
        model.scores.set(name, i % 17);
      }
      return;
    case 'capture':
      return;
  }
}

function check(value: SortedSetValue, model: Model): void {
  const sorted = model.sorted();
  expect(contents(value)).toEqual(sorted);
  for (let i = 0; i < sorted.length; i += 7) {
    const [name, score] = sorted[i]!;
    expect(value.rank(latin1(name))).toBe(i);
    expect(value.countBelow(score, false)).toBe(sorted.filter(([, x]) => x < score).length);
    expect(value.countBelow(score, true)).toBe(sorted.filter(([, x]) => x <= score).length);
    const back: string[] = [];
    value.walk(i, Math.min(i + 1, 90), -1, (found) => back.push(textOf(found)));
    const expected = sorted.slice(Math.max(0, i - 89), i + 1).map(([found]) => found);
    expect(back.toReversed()).toEqual(expected);
  }
  const scanned: Uint8Array[] = [];
  let cursor = 0;
  do cursor = value.scan(cursor, scanned);
  while (cursor !== 0);
  const members = scanned.filter((_, i) => i % 2 === 0).map((bytes) => textOf(bytes));
  expect(members.sort()).toEqual([...model.scores.keys()].sort());
}

test.each([
  ['packed', { ...DEFAULT_LIMITS, zsetMaxListpackEntries: 10_000 }],
  ['as by default', DEFAULT_LIMITS],
  ['large', LARGE],
])(
  'whatever is done, a sorted set and its copies are what a model says: %s',
  (_name, limits) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let value = new SortedSetValue();
        let model = new Model();
        const kept: [SortedSetValue, Model][] = [];
        steps.forEach((one, i) => {
          if (one[0] === 'capture') {
            kept.push([value, model]);
            // Either of the two may be the one that goes on.
            const copy = value.capture();
            if (i % 2 === 0) value = copy;
            else kept[kept.length - 1] = [copy, model];
            model = model.copy();
          }
          take(value, model, limits, one);
        });
        check(value, model);
        for (const [old, was] of kept) check(old, was);
      }),
      { numRuns: 60 },
    );
  },
  30_000,
);

test('memory follows what is held, both ways', () => {
  const value = new SortedSetValue();
  const empty = value.memory;
  for (let i = 0; i < 20_000; i++) value.set(latin1(`member:${i}`), i % 100, DEFAULT_LIMITS);
  expect(value.memory).toBeGreaterThan(20_000 * 40);
  expect(value.memory).toBeLessThan(20_000 * 120);
  value.removeRange(10, 20_000);
  expect(value.memory).toBeLessThan(20_000 + empty);
});
