import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1, textOf } from '../../base/bytes.ts';
import { HashValue } from './hash.ts';
import { intsetBytes, intsetOf } from '../set/intset.ts';
import { Keyspace } from '../keyspace.ts';
import { SetValue } from '../set/set.ts';
import { DEFAULT_LIMITS, type EncodingLimits, type ObjectValue } from '../value.ts';

const FEW: EncodingLimits = {
  ...DEFAULT_LIMITS,
  hashMaxListpackEntries: 5,
  setMaxIntsetEntries: 5,
};

/** Short words that collide often, and some that are long, binary, or integers of every width. */
const word = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'c', '007', '7', '-0', '-1', '32767', '32768', '-2147483649'),
  fc.constantFrom('9223372036854775807', '-9223372036854775808', '9223372036854775808'),
  fc.integer({ min: 0, max: 12 }).map(String),
  fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((c) => String.fromCharCode(c)) }),
  fc.integer({ min: 60, max: 700 }).map((length) => 'x'.repeat(length)),
);
const limits = fc.constantFrom(DEFAULT_LIMITS, FEW);
const step = fc.record({ what: fc.constantFrom('put', 'put', 'remove'), name: word, value: word });

function fieldsOf(hash: HashValue): [string, string][] {
  const found: [string, string][] = [];
  hash.each((field, value) => found.push([textOf(field), textOf(value)]));
  return found;
}

function membersOf(set: SetValue): string[] {
  return set.members().map((member) => textOf(member));
}

test('a hash does what a Map does, in its order while packed, and copies stay as they were', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), limits, (steps, limit) => {
      const hash = new HashValue();
      const model = new Map<string, string>();
      const copies: { copy: HashValue; seen: [string, string][] }[] = [];
      for (const { what, name, value } of steps) {
        if (what === 'put') {
          expect(hash.set(latin1(name), latin1(value), limit)).toBe(!model.has(name));
          model.set(name, value);
        } else expect(hash.remove(latin1(name))).toBe(model.delete(name));
        expect(hash.has(latin1(name))).toBe(model.has(name));
        expect(hash.lengthOf(latin1(name))).toBe(model.get(name)?.length ?? 0);
        if (steps.length % 7 === model.size % 7) {
          copies.push({ copy: hash.capture(), seen: fieldsOf(hash) });
        }
      }
      const fields = fieldsOf(hash);
      if (hash.encoding === 'listpack') expect(fields).toEqual([...model]);
      else expect(new Map(fields)).toEqual(model);
      expect(hash.size).toBe(model.size);
      for (const [field, value] of model) expect(textOf(hash.get(latin1(field))!)).toBe(value);
      for (const { copy, seen } of copies) expect(fieldsOf(copy)).toEqual(seen);
    }),
  );
});

test('a set does what a Set does, sorted while it is an intset, and copies stay as they were', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), limits, (steps, limit) => {
      const set = new SetValue();
      const model = new Set<string>();
      const copies: { copy: SetValue; seen: string[] }[] = [];
      for (const { what, name } of steps) {
        if (what === 'put') {
          expect(set.add(latin1(name), limit)).toBe(!model.has(name));
          model.add(name);
        } else expect(set.remove(latin1(name))).toBe(model.delete(name));
        expect(set.has(latin1(name))).toBe(model.has(name));
        if (steps.length % 5 === model.size % 5) {
          copies.push({ copy: set.capture(), seen: membersOf(set) });
        }
      }
      const members = membersOf(set);
      if (set.encoding === 'hashtable') members.sort();
      const byNumber = (a: string, b: string): number => (BigInt(a) < BigInt(b) ? -1 : 1);
      const order = set.encoding === 'intset' ? byNumber : undefined;
      expect(members).toEqual([...model].toSorted(order));
      for (const { copy, seen } of copies) expect(membersOf(copy)).toEqual(seen);
    }),
  );
});

test('an intset is as wide as the widest member it ever had, and reads back from its bytes', () => {
  const set = new SetValue();
  const width = (): number => set.integers!.BYTES_PER_ELEMENT;
  const widths: number[] = [];
  for (const member of ['32767', '-32769', '-2147483649']) {
    set.add(latin1(member), DEFAULT_LIMITS);
    widths.push(width());
    expect(intsetOf(intsetBytes(set.integers!))).toEqual(set.integers);
  }
  set.remove(latin1('-2147483649'));
  expect([...widths, width()]).toEqual([2, 4, 8, 8]);
  expect(membersOf(set)).toEqual(['-32769', '32767']);
});

test('bytes that are no intset are refused', () => {
  const good = [2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 2, 0];
  expect(intsetOf(Uint8Array.from(good))).toEqual(Int16Array.of(1, 2));
  const bad = [
    [],
    [2, 0, 0, 0, 0, 0, 0, 0],
    [3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0],
    [...good, 0],
    [2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 1, 0],
    [2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 1, 0],
  ];
  for (const bytes of bad) expect(intsetOf(Uint8Array.from(bytes))).toBeNull();
});

// From the live server: DEBUG DIGEST-VALUE of a key made by the command.
test.each<[string, () => ObjectValue, string]>([
  [
    'HSET h a 1 b 2',
    () => hashOf(['a', '1', 'b', '2']),
    '6c8f22b3bf510fdcfd6122dd0f908a80e88243bf',
  ],
  ['SADD s 1 2 300', () => setOf(['1', '2', '300']), 'bff1310353f341fe4488c7323df3673679c04f02'],
  ['SADD s a b', () => setOf(['a', 'b']), 'dd99329063ca0f1f28df2ac68d94b82fd95501c6'],
])('the digest of %s is the server’s', (_made, make, digest) => {
  const keyspace = new Keyspace();
  const key = latin1('k');
  keyspace.database(0).putObject(key, 0, 1, make());
  expect(keyspace.digestOf(0, key)).toBe(digest);
});

function hashOf(pairs: string[]): HashValue {
  const hash = new HashValue();
  for (let i = 0; i < pairs.length; i += 2) {
    hash.set(latin1(pairs[i]!), latin1(pairs[i + 1]!), DEFAULT_LIMITS);
  }
  return hash;
}

function setOf(members: string[]): SetValue {
  const set = new SetValue();
  for (const member of members) set.add(latin1(member), DEFAULT_LIMITS);
  return set;
}

test('what is shown is the beginning of the walk', () => {
  const hash = hashOf(Array.from({ length: 2_000 }, (_, i) => `f${i}`));
  expect(hash.encoding).toBe('hashtable');
  expect(hash.sample(3).map((bytes) => textOf(bytes))).toEqual(['f0', 'f1', 'f2']);
  expect(hashOf(['a', '1', 'b', '2']).sample(9)).toHaveLength(4);
  expect(
    setOf(['3', '1', '2'])
      .sample(2)
      .map((bytes) => textOf(bytes)),
  ).toEqual(['1', '2']);
});
