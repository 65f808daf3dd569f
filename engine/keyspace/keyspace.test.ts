import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { latin1, textOf } from '../base/bytes.ts';
import { capture } from '../base/capture.ts';
import { EPOCH_MILLIS } from '../base/units.ts';
import type { Database } from './database.ts';
import { isInteger } from './integerText.ts';
import { Keyspace } from './keyspace.ts';
import { sha1 } from './sha1.ts';

function put(db: Database, key: string, value: string, expiresAt?: number): void {
  const bytes = latin1(key + value);
  db.set(bytes, 0, key.length, key.length, value.length);
  if (expiresAt !== undefined) db.setExpiry(bytes, 0, key.length, expiresAt);
}

function read(db: Database, key: string): string | null {
  const bytes = latin1(key);
  const entry = db.lookup(bytes, 0, bytes.length);
  return entry === 0 ? null : textOf(db.value(entry));
}

function keyspaceAt(now = EPOCH_MILLIS): Keyspace {
  const keyspace = new Keyspace();
  keyspace.now = now;
  return keyspace;
}

const names = (keys: readonly { db: number; key: Uint8Array }[]): string[] =>
  keys.map(({ db, key }) => `${db}:${textOf(key)}`);

test('SHA-1 is SHA-1, at every length around a block', () => {
  const out = new Uint8Array(20);
  for (const length of [0, 1, 20, 54, 55, 56, 63, 64, 65, 119, 120, 128, 1_000]) {
    const source = new Uint8Array(length + 3).map((_, i) => i * 7);
    sha1(source, 2, length, out);
    const expected = createHash('sha1')
      .update(source.subarray(2, 2 + length))
      .digest('hex');
    expect(Buffer.from(out).toString('hex')).toBe(expected);
  }
});

test('DEBUG DIGEST equals what redis-server 7.0.15 printed for the same data', () => {
  const keyspace = keyspaceAt();
  const first = keyspace.database(0);
  const fourth = keyspace.database(3);
  expect(keyspace.digest()).toBe('0'.repeat(40));
  put(first, 'key', 'value');
  expect(keyspace.digest()).toBe('f149f3abd419a8d7d8c5673c73a100bb87404213');
  expect(keyspace.digestOf(0, latin1('key'))).toBe('d59ec93db87f4cd915db3cdf44bb63755bc4a635');
  put(first, 'name', 'redis', EPOCH_MILLIS + 100_000);
  put(first, 'counter', '42');
  put(fourth, 'key', 'value');
  put(keyspace.database(15), 'bin', '\xff\x01');
  expect(keyspace.digest()).toBe('b95abcfdbbff62c28ba33050f3dada55e2f2842c');
  expect(keyspace.digestOf(0, latin1('name'))).toBe('edf12c480da6fa126eb2399bee8bd23ce2a1e341');
  expect(keyspace.digestOf(0, latin1('nokey'))).toBe('0'.repeat(40));
  first.clearExpiry(latin1('name'), 0, 4);
  expect(keyspace.digest()).toBe('eefacb402e6d78e5743ec2235df2ec1cc694cc7c');
  keyspace.swap(0, 1);
  expect(keyspace.digest()).toBe('b685f8a066728a87e9c570b5fcebeaeaac584928');
});

test('a key lives through its last millisecond', () => {
  const keyspace = keyspaceAt();
  const db = keyspace.database(0);
  put(db, 'k', 'v', EPOCH_MILLIS + 5);
  keyspace.now += 5;
  expect(read(db, 'k')).toBe('v');
  keyspace.now += 1;
  expect(read(db, 'k')).toBeNull();
  expect(names(keyspace.reaped)).toEqual(['0:k']);
  expect(db.size).toBe(0);
});

test('a replica hides what its master’s stream still finds', () => {
  const keyspace = keyspaceAt();
  const db = keyspace.database(0);
  put(db, 'k', 'v', EPOCH_MILLIS - 1);
  keyspace.expiry = 'hide';
  expect(read(db, 'k')).toBeNull();
  expect(db.size).toBe(1);
  keyspace.activeExpireCycle();
  expect([db.size, keyspace.reaped.length]).toEqual([1, 0]);
  keyspace.expiry = 'keep';
  expect(read(db, 'k')).toBe('v');
  expect(db.isExpired(latin1('k'))).toBe(true);
});

test('SET over an expired key that is hidden does not make it two', () => {
  const keyspace = keyspaceAt();
  const db = keyspace.database(0);
  put(db, 'k', 'v', EPOCH_MILLIS - 1);
  keyspace.expiry = 'hide';
  put(db, 'k', 'w');
  expect([db.size, db.volatileSize, read(db, 'k')]).toEqual([1, 0, 'w']);
});

test('the active expire cycle removes what is over and leaves the rest', () => {
  const keyspace = keyspaceAt();
  const db = keyspace.database(3);
  for (let i = 0; i < 500; i++) put(db, `gone:${i}`, 'v', EPOCH_MILLIS - 1);
  for (let i = 0; i < 30; i++) put(db, `stays:${i}`, 'v', EPOCH_MILLIS + 90_000);
  for (let i = 0; i < 10; i++) put(db, `plain:${i}`, 'v');
  for (let tick = 0; tick < 30; tick++) keyspace.activeExpireCycle();
  expect([db.size, db.volatileSize, keyspace.reaped.length]).toEqual([40, 30, 500]);
  expect(new Set(names(keyspace.reaped)).size).toBe(500);
  expect(db.averageTtl).toBeGreaterThan(85_000);
});

test('watched keyspaces report what was touched, others nothing', () => {
  const keyspace = keyspaceAt();
  const db = keyspace.database(0);
  put(db, 'before', 'v');
  expect(keyspace.modified).toEqual([]);
  keyspace.watching = 1;
  put(db, 'a', 'v');
  db.removeKey(latin1('before'));
  db.removeKey(latin1('never was'));
  expect(names(keyspace.modified)).toEqual(['0:a', '0:before']);
});

test('FLUSHDB and SWAPDB leave what was there before to be compared', () => {
  const keyspace = keyspaceAt();
  keyspace.watching = 1;
  put(keyspace.database(0), 'k', 'v');
  keyspace.swap(0, 1);
  const [first, second] = keyspace.replaced.splice(0);
  expect([first!.db, first!.before.held(latin1('k')) !== 0]).toEqual([0, true]);
  expect([second!.db, second!.before.held(latin1('k')) !== 0]).toEqual([1, false]);
  expect(read(keyspace.database(1), 'k')).toBe('v');
  keyspace.flush(1);
  expect(keyspace.replaced[0]!.before.held(latin1('k'))).not.toBe(0);
  expect(keyspace.database(1).size).toBe(0);
});

test('a database comes into being when it is looked into, and what never was holds nothing', () => {
  const keyspace = keyspaceAt();
  keyspace.activeExpireCycle();
  expect(keyspace.flushAll()).toBe(0);
  expect([keyspace.digest(), keyspace.recent(5)]).toEqual(['0'.repeat(40), []]);
  expect([keyspace.databaseCount, keyspace.databases, keyspace.existing(0)]).toEqual([
    16,
    [],
    null,
  ]);
  put(keyspace.database(3), 'k', 'v');
  expect(keyspace.databases.map(({ index }) => index)).toEqual([3]);
  keyspace.swap(3, 4);
  expect([keyspace.existing(3)?.size, keyspace.existing(4)?.size]).toEqual([0, 1]);
  const copy = capture(keyspace);
  const other = keyspaceAt();
  put(other.database(9), 'old', 'v');
  other.adopt(copy);
  expect([other.existing(9), other.digest()]).toEqual([null, keyspace.digest()]);
});

test('a captured keyspace and its original go their own ways', () => {
  const keyspace = keyspaceAt();
  const db = keyspace.database(0);
  put(db, 'k', 'old', EPOCH_MILLIS + 1_000);
  const copy = capture({ keyspace }).keyspace;
  const digest = keyspace.digest();
  put(db, 'k', 'new');
  put(db, 'j', '1');
  keyspace.swap(0, 5);
  expect(copy.digest()).toBe(digest);
  const other = copy.database(0);
  expect([read(other, 'k'), other.size, other.volatileSize]).toEqual(['old', 1, 1]);
  copy.flushAll();
  expect(read(keyspace.database(5), 'k')).toBe('new');
  expect(copy.size).toBe(0);
});

test('recent names the keys written last, newest first, even after busy neighbours', () => {
  const keyspace = keyspaceAt();
  const db = keyspace.database(0);
  for (let i = 0; i < 100; i++) put(db, `k${i}`, 'v');
  for (let i = 0; i < 10_000; i++) {
    keyspace.at = i;
    put(db, `busy${i % 3}`, 'x'.repeat(i % 90));
  }
  const recent = keyspace.recent(6);
  expect(names(recent)).toEqual(['0:busy0', '0:busy2', '0:busy1', '0:k99', '0:k98', '0:k97']);
  expect(recent[0]!.at).toBe(9_999);
  db.removeKey(latin1('busy2'));
  keyspace.swap(0, 2);
  expect(names(keyspace.recent(2))).toEqual(['2:busy0', '2:busy1']);
});

test('loading puts keys in, and each takes them out, in order', () => {
  const db = keyspaceAt().database(0);
  db.reserve(3);
  db.load(latin1('b'), latin1('1'), -1);
  db.load(latin1('a'), latin1('2'), EPOCH_MILLIS + 7);
  const seen: unknown[] = [];
  db.each((key, value, at) => {
    if (value instanceof Uint8Array) seen.push([textOf(key), textOf(value), at]);
  });
  expect(seen).toEqual([
    ['b', '1', -1],
    ['a', '2', EPOCH_MILLIS + 7],
  ]);
});

test('the revision grows with every change and with nothing else', () => {
  const keyspace = keyspaceAt();
  const db = keyspace.database(0);
  const grows = (act: () => void): boolean => {
    const before = keyspace.revision;
    act();
    return keyspace.revision > before;
  };
  expect(grows(() => put(db, 'k', 'v'))).toBe(true);
  expect(grows(() => void read(db, 'k'))).toBe(false);
  expect(grows(() => db.setExpiry(latin1('k'), 0, 1, EPOCH_MILLIS - 1))).toBe(true);
  expect(grows(() => void read(db, 'k'))).toBe(true);
  expect(grows(() => void db.removeKey(latin1('k')))).toBe(false);
  expect(grows(() => void keyspace.flushAll())).toBe(false);
});

test.each([
  ['0', true],
  ['-1', true],
  ['9223372036854775807', true],
  ['9223372036854775808', false],
  ['-9223372036854775808', true],
  ['-9223372036854775809', false],
  ['-0', false],
  ['00', false],
  ['-', false],
  ['', false],
  ['12a', false],
])('%j is a 64-bit integer: %s', (text, expected) => {
  expect(isInteger(latin1(text), 0, text.length)).toBe(expected);
});
