import { expect, test } from 'vitest';
import { textOf } from '../../base/bytes.ts';
import type { Reply } from '../../resp/reply.ts';
import { Executor, wire } from '../executor.fixture.ts';

function textsOf(reply: Reply): string[] {
  if (!('items' in reply)) throw new Error(`no list: ${reply.kind}`);
  return reply.items.map((item) => (item.kind === 'bulk' ? textOf(item.bytes) : item.kind));
}

function withHash(fields: number): Executor {
  const executor = new Executor();
  for (let i = 0; i < fields; i++) executor.run('HSET', 'h', `f${i}`, `v${i}`);
  executor.propagated();
  return executor;
}

test('a hash is packed up to 512 fields and 64 bytes, and then never again', () => {
  const executor = withHash(512);
  const encoding = (): string => wire(executor.run('OBJECT', 'ENCODING', 'h'));
  executor.run('HSET', 'h', 'f0', 'x'.repeat(64));
  expect(encoding()).toBe('$8\r\nlistpack\r\n');
  executor.run('HSET', 'h', 'f0', 'x'.repeat(65));
  expect(encoding()).toBe('$9\r\nhashtable\r\n');
  executor.run('DEL', 'h');
  executor.run('HSET', 'h', 'y'.repeat(65), '');
  expect(encoding()).toBe('$9\r\nhashtable\r\n');
  const other = withHash(513);
  other.run('HDEL', 'h', 'f1', 'f2');
  expect(wire(other.run('OBJECT', 'ENCODING', 'h'))).toBe('$9\r\nhashtable\r\n');
});

test('HRANDFIELD of a packed hash answers in its order, each field with the same chance', () => {
  const executor = withHash(8);
  const met = new Map<string, number>();
  for (let i = 0; i < 2_000; i++) {
    const chosen = textsOf(executor.run('HRANDFIELD', 'h', '4'));
    expect(chosen).toEqual(chosen.toSorted());
    for (const field of chosen) met.set(field, (met.get(field) ?? 0) + 1);
  }
  for (let i = 0; i < 8; i++) {
    expect(met.get(`f${i}`)).toBeGreaterThan(900);
    expect(met.get(`f${i}`)).toBeLessThan(1_100);
  }
});

test('HRANDFIELD keeps fields and values together, also of a hash table', () => {
  const executor = withHash(1_000);
  for (const count of ['3', '900', '-50', '2000']) {
    const chosen = textsOf(executor.run('HRANDFIELD', 'h', count, 'WITHVALUES'));
    expect(chosen).toHaveLength(2 * Math.min(1_000, Math.abs(Number(count))));
    for (let i = 0; i < chosen.length; i += 2) {
      expect(chosen[i + 1]).toBe(chosen[i]!.replace('f', 'v'));
    }
  }
  expect(executor.propagated()).toEqual([]);
});

test('HSCAN meets every field of a hash table once, with its value', () => {
  const executor = withHash(700);
  const met: string[] = [];
  let cursor = '0';
  do {
    const reply = executor.run('HSCAN', 'h', cursor, 'MATCH', 'f*5');
    if (reply.kind !== 'array') throw new Error(reply.kind);
    cursor = textsOf(reply)[0]!;
    met.push(...textsOf(reply.items[1]!));
  } while (cursor !== '0');
  expect(met).toHaveLength(140);
  for (let i = 0; i < met.length; i += 2) expect(met[i + 1]).toBe(met[i]!.replace('f', 'v'));
});

test('RESP3 has maps, and pairs as arrays of their own', () => {
  const executor = withHash(1);
  expect(wire(executor.run('HGETALL', 'h'), 3)).toBe('%1\r\n$2\r\nf0\r\n$2\r\nv0\r\n');
  expect(wire(executor.run('HGETALL', 'none'), 3)).toBe('%0\r\n');
  expect(wire(executor.run('HRANDFIELD', 'h', '1', 'WITHVALUES'), 3)).toBe(
    '*1\r\n*2\r\n$2\r\nf0\r\n$2\r\nv0\r\n',
  );
  expect(wire(executor.run('HMGET', 'h', 'f0', 'x'), 3)).toBe('*2\r\n$2\r\nv0\r\n_\r\n');
});

test('a checkpoint keeps what a hash held, packed and not', () => {
  for (const fields of [3, 600]) {
    const executor = withHash(fields);
    const before = executor.keyspace.digest();
    const copy = executor.keyspace.capture();
    executor.run('HSET', 'h', 'f0', 'other');
    executor.run('HDEL', 'h', 'f1');
    expect(executor.keyspace.digest()).not.toBe(before);
    copy.revision++;
    expect(copy.digest()).toBe(before);
  }
});

test('a command that changes nothing leaves no trace', () => {
  const executor = withHash(2);
  const { revision } = executor.keyspace;
  const { changes } = executor;
  for (const words of [
    ['HDEL', 'h', 'x'],
    ['HSETNX', 'h', 'f0', 'x'],
    ['HINCRBY', 'h', 'f0', '1'],
  ]) {
    executor.run(...words);
  }
  executor.run('HINCRBYFLOAT', 'new', 'f', 'inf');
  expect([executor.keyspace.revision, executor.changes]).toEqual([revision, changes]);
  expect(executor.propagated()).toEqual([]);
  expect(wire(executor.run('EXISTS', 'new'))).toBe(':0\r\n');
});
