import { expect, test } from 'vitest';
import { latin1 } from '../../base/bytes.ts';
import { ListValue } from '../../keyspace/list/list.ts';
import { DEFAULT_LIMITS } from '../../keyspace/value.ts';
import captured from '../captured/listNodes.json';
import { Executor, wire } from '../executor.fixture.ts';

// After each command redis-server 7.0.15 told, by DEBUG OBJECT, into how many nodes the list was
// divided, and how many bytes they were. `w*100` stands for a hundred w.
type Run = readonly [fill: number, steps: readonly (readonly [string[], [number, number]])[]];

function written(word: string): string {
  const length = /^w\*(\d+)$/.exec(word)?.[1];
  return length === undefined ? word : 'w'.repeat(Number(length));
}

function nodesOf({ keyspace }: Executor, key: string): [nodes: number, bytes: number] {
  const db = keyspace.database(0);
  const entry = db.held(latin1(key));
  const value = entry === 0 ? null : db.object(entry);
  return value instanceof ListValue ? [value.nodeCount, value.listpackBytes] : [0, 0];
}

test.each(captured as unknown as Run[])(
  'list-max-listpack-size %i: nodes are those of the real server',
  (fill, steps) => {
    const executor = new Executor();
    executor.keyspace.limits = { ...DEFAULT_LIMITS, listMaxListpackSize: fill };
    steps.forEach(([words, nodes], i) => {
      executor.run(...words.map(written));
      expect([i, words, nodesOf(executor, 'l')]).toEqual([i, words, nodes]);
    });
  },
);

test('an element may go round in its own list, and a list of one stays', () => {
  const executor = new Executor();
  executor.run('RPUSH', 'l', 'a', 'b');
  expect(wire(executor.run('LMOVE', 'l', 'l', 'LEFT', 'RIGHT'))).toBe('$1\r\na\r\n');
  expect(wire(executor.run('RPOPLPUSH', 'l', 'l'))).toBe('$1\r\na\r\n');
  expect(wire(executor.run('LPOP', 'l', '1'))).toBe('*1\r\n$1\r\na\r\n');
  expect(wire(executor.run('RPOPLPUSH', 'l', 'l'))).toBe('$1\r\nb\r\n');
  expect(wire(executor.run('LRANGE', 'l', '0', '-1'))).toBe('*1\r\n$1\r\nb\r\n');
});

test('a list that is copied does not change with the other', () => {
  const executor = new Executor();
  executor.run('RPUSH', 'l', 'a', 'b');
  executor.run('COPY', 'l', 'm');
  executor.run('LSET', 'l', '0', 'z');
  executor.run('LREM', 'm', '0', 'b');
  expect(wire(executor.run('LRANGE', 'l', '0', '-1'))).toBe('*2\r\n$1\r\nz\r\n$1\r\nb\r\n');
  expect(wire(executor.run('LRANGE', 'm', '0', '-1'))).toBe('*1\r\n$1\r\na\r\n');
});

test('changes count as Redis counts them', () => {
  const counted = (...words: string[]): number => {
    const executor = new Executor();
    executor.run('RPUSH', 'l', 'a', 'b', 'a', 'c');
    const before = executor.changes;
    executor.run(...words);
    return executor.changes - before;
  };
  expect(counted('LPUSH', 'l', 'x', 'y', 'z')).toBe(3);
  expect(counted('LPOP', 'l', '3')).toBe(3);
  expect(counted('LREM', 'l', '0', 'a')).toBe(2);
  expect(counted('LTRIM', 'l', '1', '1')).toBe(3);
  expect(counted('LMPOP', '1', 'l', 'LEFT', 'COUNT', '9')).toBe(4);
  expect(counted('LTRIM', 'l', '0', '-1')).toBe(0);
});
