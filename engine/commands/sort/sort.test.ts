import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../../base/bytes.ts';
import type { Reply } from '../../resp/reply.ts';
import { Executor, wire } from '../executor.fixture.ts';
import { sortPart } from './partialSort.ts';

function textsOf(reply: Reply): string[] {
  if (!('items' in reply)) throw new Error(wire(reply));
  return reply.items.map((item) => (item.kind === 'bulk' ? textOf(item.bytes) : item.kind));
}

function withList(...elements: string[]): Executor {
  const executor = new Executor();
  executor.run('RPUSH', 'l', ...elements);
  executor.propagated();
  return executor;
}

test('a partial sort has the positions asked for right, and keeps every item', () => {
  const items = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 });
  fc.assert(
    fc.property(items, fc.nat(), fc.nat(), (given, a, b) => {
      const first = given.length === 0 ? 0 : a % given.length;
      const last = Math.min(given.length - 1, first + (b % 20));
      const sorted = given.toSorted((x, y) => x - y);
      const part = given.slice();
      sortPart(part, (x, y) => x - y, first, last);
      expect(part.slice(first, last + 1)).toEqual(sorted.slice(first, last + 1));
      expect(part.toSorted((x, y) => x - y)).toEqual(sorted);
    }),
  );
});

// What the live server made of each element, sorted alone beside a 1.
test.each([
  ['', true],
  [' 5', true],
  ['5 ', false],
  [' ', false],
  ['0x10', true],
  ['inf', true],
  ['-INFINITY', true],
  ['nan', false],
  ['1e400', false],
  ['1e-400', false],
  ['1e-310', false],
  ['0e-400', true],
  ['5\0abc', true],
  ['five', false],
])('whether %j is a number to SORT: %j', (element, numeric) => {
  const reply = withList(element, '1').run('SORT', 'l');
  expect(reply.kind).toBe(numeric ? 'array' : 'error');
});

test('weights and values come from other keys; what has none weighs nothing', () => {
  const executor = withList('a', 'b', 'c');
  executor.run('MSET', 'w_a', '2', 'w_b', '1');
  executor.run('HSET', 'user_b', 'name', 'Bea');
  expect(textsOf(executor.run('SORT', 'l', 'BY', 'w_*'))).toEqual(['c', 'b', 'a']);
  const got = executor.run('SORT', 'l', 'BY', 'w_*', 'GET', '#', 'GET', 'user_*->name', 'DESC');
  expect(textsOf(got)).toEqual(['a', 'nil', 'b', 'Bea', 'c', 'nil']);
});

test('STORE writes a list, counts its elements as changes, and goes to replicas as typed', () => {
  const executor = withList('2', '1', '3');
  executor.run('SET', 'out', 'x');
  executor.run('EXPIRE', 'out', '10');
  executor.propagated();
  const { changes } = executor;
  expect(wire(executor.run('SORT', 'l', 'LIMIT', '0', '2', 'STORE', 'out'))).toBe(':2\r\n');
  expect(executor.changes - changes).toBe(2);
  expect(executor.propagated()).toEqual([['SORT', 'l', 'LIMIT', '0', '2', 'STORE', 'out']]);
  expect(textsOf(executor.run('LRANGE', 'out', '0', '-1'))).toEqual(['1', '2']);
  expect(wire(executor.run('TTL', 'out'))).toBe(':-1\r\n');
  expect(wire(executor.run('SORT', 'none', 'STORE', 'out'))).toBe(':0\r\n');
  expect(executor.propagated()).toEqual([['SORT', 'none', 'STORE', 'out']]);
  expect(wire(executor.run('SORT', 'none', 'STORE', 'out'))).toBe(':0\r\n');
  expect(executor.propagated()).toEqual([]);
});

test('a set that is stored unsorted is sorted all the same, so that replicas agree', () => {
  const executor = new Executor();
  executor.run('SADD', 's', 'c', 'a', 'b');
  executor.run('SORT', 's', 'BY', 'nosort', 'STORE', 'out');
  expect(textsOf(executor.run('LRANGE', 'out', '0', '-1'))).toEqual(['a', 'b', 'c']);
});

test('a list that is not sorted comes in its own order, or backwards', () => {
  const executor = withList('3', '1', '2', '10');
  const sort = (...options: string[]): string[] =>
    textsOf(executor.run('SORT', 'l', 'BY', 'nosort', ...options));
  expect(sort()).toEqual(['3', '1', '2', '10']);
  expect(sort('DESC', 'LIMIT', '1', '2')).toEqual(['2', '1']);
  expect(sort('LIMIT', '-1', '2')).toEqual(['3', '1']);
  expect(sort('LIMIT', '2', '-5')).toEqual(['2', '10']);
  expect(sort('LIMIT', '9', '1')).toEqual([]);
});

test('SORT unpacks the sorted set that it reads, for good, and tells replicas nothing', () => {
  const executor = new Executor();
  executor.run('ZADD', 'z', '3', 'a', '1', 'b');
  executor.propagated();
  const digest = executor.keyspace.digest();
  expect(wire(executor.run('OBJECT', 'ENCODING', 'z'))).toBe('$8\r\nlistpack\r\n');
  expect(textsOf(executor.run('SORT', 'z', 'BY', 'nosort'))).toEqual(['b', 'a']);
  expect(wire(executor.run('OBJECT', 'ENCODING', 'z'))).toBe('$8\r\nskiplist\r\n');
  expect(executor.propagated()).toEqual([]);
  executor.keyspace.revision++;
  expect(executor.keyspace.digest()).toBe(digest);
});
