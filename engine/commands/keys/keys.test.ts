import { expect, test } from 'vitest';
import { Executor, wire } from '../executor.fixture.ts';

function items(executor: Executor, ...words: string[]): string[] {
  const reply = executor.run(...words);
  if (reply.kind !== 'array') throw new Error(wire(reply));
  return reply.items.map((item) => wire(item).split('\r\n')[1]!).toSorted();
}

function scanAll(executor: Executor, between: (step: number) => void): Set<string> {
  const seen = new Set<string>();
  let cursor = '0';
  let step = 0;
  do {
    const reply = executor.run('SCAN', cursor, 'COUNT', '5');
    if (reply.kind !== 'array' || reply.items[1]?.kind !== 'array') throw new Error(wire(reply));
    cursor = wire(reply.items[0]!).split('\r\n')[1]!;
    for (const key of reply.items[1].items) seen.add(wire(key).split('\r\n')[1]!);
    between(step++);
  } while (cursor !== '0');
  return seen;
}

test('SCAN returns every key that was there all the time, while the table grows', () => {
  const executor = new Executor();
  for (let i = 0; i < 100; i++) executor.run('SET', `stays:${i}`, 'v');
  const seen = scanAll(executor, (step) => {
    for (let i = 0; i < 40; i++) executor.run('SET', `new:${step}:${i}`, 'v');
  });
  for (let i = 0; i < 100; i++) expect(seen.has(`stays:${i}`)).toBe(true);
});

test('SCAN returns every key that was there all the time, while the table shrinks', () => {
  const executor = new Executor();
  for (let i = 0; i < 2_000; i++) executor.run('SET', `goes:${i}`, 'v');
  for (let i = 0; i < 100; i++) executor.run('SET', `stays:${i}`, 'v');
  const seen = scanAll(executor, (step) => {
    for (let i = 0; i < 60; i++) executor.run('DEL', `goes:${step * 60 + i}`);
  });
  expect(wire(executor.run('DBSIZE'))).not.toBe(':2100\r\n');
  for (let i = 0; i < 100; i++) expect(seen.has(`stays:${i}`)).toBe(true);
});

test('SCAN takes what strtoul takes for a cursor', () => {
  const executor = new Executor();
  executor.run('SET', 'k', 'v');
  for (const cursor of ['0', '+0', '']) expect(wire(executor.run('SCAN', cursor))).toContain('k');
  for (const cursor of ['x', ' 0', '1x', '18446744073709551616']) {
    expect(wire(executor.run('SCAN', cursor))).toBe('-ERR invalid cursor\r\n');
  }
});

test('KEYS and SCAN choose by pattern and type', () => {
  const executor = new Executor();
  for (const key of ['one', 'two', 'three']) executor.run('SET', key, 'v');
  expect(items(executor, 'KEYS', 't*')).toEqual(['three', 'two']);
  expect(wire(executor.run('SCAN', '0', 'MATCH', 'o?e', 'TYPE', 'STRING'))).toContain('one');
  expect(wire(executor.run('SCAN', '0', 'TYPE', 'list'))).toBe('*2\r\n$1\r\n0\r\n*0\r\n');
});

test('RANDOMKEY gives every key its turn', () => {
  const executor = new Executor();
  for (let i = 0; i < 10; i++) executor.run('SET', `k${i}`, 'v');
  const counts = new Map<string, number>();
  for (let i = 0; i < 5_000; i++) {
    const key = wire(executor.run('RANDOMKEY')).split('\r\n')[1]!;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(10);
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(120);
});

test('RENAME, COPY and MOVE carry the value with its time to live', () => {
  const executor = new Executor();
  executor.run('SET', 'a', 'v', 'EX', '100');
  executor.run('RENAME', 'a', 'b');
  executor.run('COPY', 'b', 'c');
  executor.run('MOVE', 'c', '2');
  expect(wire(executor.run('EXISTS', 'a', 'b', 'c'))).toBe(':1\r\n');
  executor.db = 2;
  expect(wire(executor.run('TTL', 'c'))).toBe(':100\r\n');
  expect(wire(executor.run('GET', 'c'))).toBe('$1\r\nv\r\n');
});

test('RENAME and COPY stay right when their source comes to lie elsewhere in memory', () => {
  const executor = new Executor();
  const long = 'x'.repeat(3_000);
  executor.run('SET', 'a', long);
  for (let i = 0; i < 40; i++) {
    executor.run('COPY', 'a', 'b', 'REPLACE');
    executor.run('RENAME', 'b', 'a');
  }
  expect(wire(executor.run('GET', 'a'))).toBe(`$3000\r\n${long}\r\n`);
});

test('databases that do not exist are refused', () => {
  const executor = new Executor();
  executor.run('SET', 'a', '1');
  const range = '-ERR value is out of range, value must between -2147483648 and 2147483647\r\n';
  expect(wire(executor.run('MOVE', 'a', '16'))).toBe('-ERR DB index is out of range\r\n');
  expect(wire(executor.run('MOVE', 'a', '99999999999'))).toBe(range);
  expect(wire(executor.run('MOVE', 'a', '0'))).toMatch(/^-ERR source and destination/);
  expect(wire(executor.run('COPY', 'a', 'b', 'DB', '-1'))).toBe(
    '-ERR DB index is out of range\r\n',
  );
  expect(wire(executor.run('SWAPDB', '0', 'x'))).toBe('-ERR invalid second DB index\r\n');
});

test('OBJECT IDLETIME counts from the last real access', () => {
  const executor = new Executor();
  executor.run('SET', 'k', 'v');
  executor.now += 10_000;
  executor.run('TTL', 'k');
  executor.run('EXISTS', 'k');
  expect(wire(executor.run('OBJECT', 'IDLETIME', 'k'))).toBe(':10\r\n');
  executor.run('GET', 'k');
  expect(wire(executor.run('OBJECT', 'IDLETIME', 'k'))).toBe(':0\r\n');
});

test('OBJECT without a subcommand that it knows says so', () => {
  const executor = new Executor();
  expect(wire(executor.run('OBJECT', 'NOPE', 'k'))).toBe(
    "-ERR unknown subcommand 'NOPE'. Try OBJECT HELP.\r\n",
  );
});

test('changes count as the dirty counter does', () => {
  const executor = new Executor();
  const changesOf = (...words: string[]): number => {
    const before = executor.changes;
    executor.run(...words);
    return executor.changes - before;
  };
  expect(changesOf('MSET', 'a', '1', 'b', '2')).toBe(2);
  expect(changesOf('DEL', 'a', 'b', 'nope')).toBe(2);
  expect(changesOf('SET', 'a', '1', 'XX')).toBe(0);
  expect(changesOf('SWAPDB', '1', '1')).toBe(1);
  executor.run('MSET', 'a', '1', 'b', '2');
  expect(changesOf('FLUSHDB')).toBe(2);
  executor.run('SET', 'a', '1');
  expect(changesOf('FLUSHALL')).toBe(1);
});
