import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { HashValue } from '../keyspace/hash/hash.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { ListValue } from '../keyspace/list/list.ts';
import { SetValue } from '../keyspace/set/set.ts';
import { SortedSetValue } from '../keyspace/sortedSet/sortedSet.ts';
import { DEFAULT_LIMITS, type EncodingLimits, type ObjectValue } from '../keyspace/value.ts';
import damaged from './damagedValues.captured.json' with { type: 'json' };
import { dumpOf, isSoundDump, restored } from './dumpPayload.ts';
import encodings from './encodings.captured.json' with { type: 'json' };
import captured from './objects.captured.json' with { type: 'json' };
import { RdbFault } from './rdbFaults.ts';

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const base64Of = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const K = latin1('k');

const LIMIT_NAMES: Readonly<Record<string, keyof EncodingLimits>> = {
  'hash-max-listpack-entries': 'hashMaxListpackEntries',
  'zset-max-listpack-entries': 'zsetMaxListpackEntries',
  'set-max-intset-entries': 'setMaxIntsetEntries',
  'list-max-listpack-size': 'listMaxListpackSize',
  'list-compress-depth': 'listCompressDepth',
};

interface Captured {
  readonly name: string;
  readonly config?: readonly (readonly string[])[];
}

function limitsOf({ config = [] }: Captured): EncodingLimits {
  const limits: Record<string, number> = { ...DEFAULT_LIMITS };
  for (const [name, value] of config) limits[LIMIT_NAMES[name!]!] = Number(value);
  return limits as unknown as EncodingLimits;
}

/** A keyspace that holds this value at `k`. */
function holding(value: Uint8Array | ObjectValue): Keyspace {
  const keyspace = new Keyspace();
  keyspace.database(0).load(K, value, -1);
  return keyspace;
}

function dumped(keyspace: Keyspace): Uint8Array {
  const db = keyspace.database(0);
  return dumpOf(db, db.held(K), true);
}

test.each(captured.values)('dump: $name is read and written again with the same bytes', (one) => {
  const bytes = bytesOf(one.dump);
  expect(isSoundDump(bytes)).toBe(true);
  const keyspace = holding(restored(bytes, limitsOf(one))!);
  expect(keyspace.digestOf(0, K)).toBe(one.digest);
  // A hash table of several has an order of its own in each server.
  expect(base64Of(dumped(keyspace))).toBe(one.dump);
  const db = keyspace.database(0);
  if (!one.encoding.startsWith('raw')) expect(db.encoding(db.held(K))).toBe(one.encoding);
});

test.each(encodings.values)('restore: $name', (one) => {
  const keyspace = holding(restored(bytesOf(one.payload), limitsOf(one))!);
  const db = keyspace.database(0);
  expect(db.type(db.held(K))).toBe(one.type);
  expect(db.encoding(db.held(K))).toBe(one.encoding);
  expect(keyspace.digestOf(0, K)).toBe(one.digest);
  if (one.encoding !== 'hashtable' && !one.name.endsWith('plain')) {
    expect(base64Of(dumped(keyspace))).toBe(one.dump);
  }
});

function restoreFault(payload: Uint8Array): { reply: string; log: readonly string[] } {
  if (!isSoundDump(payload)) {
    return { reply: 'ERR DUMP payload version or checksum are wrong', log: [] };
  }
  try {
    if (restored(payload, DEFAULT_LIMITS) !== null) return { reply: 'OK', log: [] };
    return { reply: 'ERR Bad data format', log: [] };
  } catch (fault) {
    if (!(fault instanceof RdbFault)) throw fault;
    return { reply: 'ERR Bad data format', log: fault.log };
  }
}

test.each(damaged.values)('restore: damaged ($name)', ({ payload, reply, log }) => {
  const told = restoreFault(bytesOf(payload));
  expect(told.reply).toBe(reply);
  for (const line of log) expect(told.log.join()).toContain(line);
});

const text = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => latin1(String(n))),
  fc.integer({ min: -5000, max: 5000 }).map((n) => latin1(String(n))),
);
const score = fc.oneof(fc.double({ noNaN: true }), fc.integer());

function listOf(elements: readonly Uint8Array[]): ListValue {
  const list = new ListValue(3);
  elements.forEach((element, i) => (i % 3 === 0 ? list.pushHead(element) : list.pushTail(element)));
  return list;
}

function setOf(members: readonly Uint8Array[]): SetValue {
  const set = new SetValue();
  for (const member of members) set.add(member, DEFAULT_LIMITS);
  return set;
}

function sortedSetOf(pairs: readonly (readonly [Uint8Array, number])[]): SortedSetValue {
  const zset = new SortedSetValue();
  for (const [member, at] of pairs) zset.set(member, at, DEFAULT_LIMITS);
  return zset;
}

function hashOf(pairs: readonly (readonly [Uint8Array, Uint8Array])[]): HashValue {
  const hash = new HashValue();
  for (const [field, value] of pairs) hash.set(field, value, DEFAULT_LIMITS);
  return hash;
}

const some = { minLength: 1, maxLength: 12 };
const values: fc.Arbitrary<ObjectValue> = fc.oneof(
  fc.array(text, some).map(listOf),
  fc.array(text, some).map(setOf),
  fc
    .array(fc.bigInt({ min: -(2n ** 40n), max: 70_000n }), some)
    .map((all) => setOf(all.map((n) => latin1(String(n))))),
  fc.array(fc.tuple(text, score), some).map(sortedSetOf),
  fc.array(fc.tuple(text, text), some).map(hashOf),
);

test('dump: any value comes back equal, in its encoding, and is written the same again', () => {
  fc.assert(
    fc.property(values, (value) => {
      const keyspace = holding(value);
      const bytes = dumped(keyspace);
      expect(isSoundDump(bytes)).toBe(true);
      const again = holding(restored(bytes, { ...DEFAULT_LIMITS, listMaxListpackSize: 3 })!);
      expect(again.digest()).toBe(keyspace.digest());
      const db = again.database(0);
      expect(db.encoding(db.held(K))).toBe(value.encoding);
      if (value.encoding !== 'hashtable') expect(dumped(again)).toEqual(bytes);
    }),
  );
});

test('restore: damaged bytes of every encoding give a fault or a value, never a crash', () => {
  const bodies = [...captured.values.map(({ dump }) => dump)];
  bodies.push(...encodings.values.map(({ payload }) => payload));
  const short = bodies.map(bytesOf).filter(({ length }) => length < 1_000);
  fc.assert(
    fc.property(
      fc.constantFrom(...short),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }),
      fc.nat(),
      (body, changes, cut) => {
        const bytes = body.slice(0, cut % 4 === 0 ? cut % body.length : body.length);
        for (const [at, byte] of changes) bytes[1 + (at % bytes.length)] = byte;
        try {
          const value = restored(bytes, DEFAULT_LIMITS);
          if (value !== null) expect(holding(value).size).toBe(1);
        } catch (fault) {
          expect(fault).toBeInstanceOf(RdbFault);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
