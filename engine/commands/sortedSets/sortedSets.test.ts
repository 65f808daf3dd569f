import { expect, test } from 'vitest';
import { Executor, wire } from '../executor.fixture.ts';

// Every reply here was given by redis-server 7.0.15 to the same commands.

const FLOAT = '-ERR value is not a valid float\r\n';
const RANGE = '-ERR min or max is not a float\r\n';

function scene(...setup: string[][]): Executor {
  const executor = new Executor();
  for (const words of setup) executor.run(...words);
  executor.propagated();
  return executor;
}

function said(executor: Executor, line: string): string {
  return wire(executor.run(...line.split(' ')));
}

test.each<[string, string | null]>([
  ['inf', 'inf'],
  ['-infinity', '-inf'],
  ['0x10', '16'],
  ['0x1P-2', '0.25'],
  ['5.', '5'],
  ['1e-320', '9.9998886718268301e-321'],
  ['0x0p9', '0'],
  ['1e400', null],
  ['1e-400', null],
  ['0x1p99999', null],
  ['nan', null],
  ['', null],
  [' 1', null],
  ['1 ', null],
])('the score %j is read as %s', (text, score) => {
  const executor = new Executor();
  const reply = wire(executor.run('ZADD', 'z', text, 'm'));
  expect(reply).toBe(score === null ? FLOAT : ':1\r\n');
  if (score !== null) expect(said(executor, 'ZSCORE z m')).toBe(`$${score.length}\r\n${score}\r\n`);
});

test('bounds of a range are read more kindly than scores, but a blank behind is refused', () => {
  const executor = scene(['ZADD', 'z', '0', 'a', '5', 'b']);
  const count = (min: string, max: string): string => wire(executor.run('ZCOUNT', 'z', min, max));
  expect(count('', '')).toBe(':1\r\n');
  expect(count('(', '+inf')).toBe(':1\r\n');
  expect(count(' 5', '1e400')).toBe(':1\r\n');
  expect(count('5\0x', '5')).toBe(':1\r\n');
  for (const bad of ['1 ', 'nan', '(nan', '((1', ' ', '.']) expect(count(bad, '1')).toBe(RANGE);
});

test('ZADD: options that exclude each other, and what increments may not come to', () => {
  const executor = scene(['ZADD', 'z', '1', 'a', 'inf', 'i'], ['SET', 's', 'x']);
  const errors = {
    'ZADD z NX XX 1 a': 'ERR XX and NX options at the same time are not compatible',
    'ZADD z GT LT 1 a': 'ERR GT, LT, and/or NX options at the same time are not compatible',
    'ZADD z INCR 1 a 2 b': 'ERR INCR option supports a single increment-element pair',
    'ZINCRBY z nx a': 'ERR syntax error',
    'ZINCRBY z -inf i': 'ERR resulting score is not a number (NaN)',
    'ZADD s x y': 'ERR value is not a valid float',
    'ZADD s 1 y': 'WRONGTYPE Operation against a key holding the wrong kind of value',
  };
  for (const [line, text] of Object.entries(errors)) {
    expect(said(executor, line)).toBe(`-${text}\r\n`);
  }
  expect(said(executor, 'ZADD z NX INCR 5 a')).toBe('$-1\r\n');
  expect(said(executor, 'ZADD z XX GT INCR 5 a')).toBe('$1\r\n6\r\n');
  expect(said(executor, 'ZADD none XX 5 a')).toBe(':0\r\n');
  expect(executor.propagated()).toEqual([['ZADD', 'z', 'XX', 'GT', 'INCR', '5', 'a']]);
});

test('inputs of ZUNIONSTORE may be sets; infinity less infinity, and times zero, are 0', () => {
  const executor = scene(
    ['SADD', 's', 'a', 'b'],
    ['ZADD', 'z', 'inf', 'a', '2', 'c'],
    ['ZADD', 'y', '-inf', 'a'],
  );
  expect(said(executor, 'ZUNION 2 s z WITHSCORES')).toBe(
    '*6\r\n$1\r\nb\r\n$1\r\n1\r\n$1\r\nc\r\n$1\r\n2\r\n$1\r\na\r\n$3\r\ninf\r\n',
  );
  expect(said(executor, 'ZINTER 2 z y WITHSCORES')).toBe('*2\r\n$1\r\na\r\n$1\r\n0\r\n');
  expect(said(executor, 'ZUNION 1 z WEIGHTS 0 WITHSCORES')).toBe(
    '*4\r\n$1\r\na\r\n$1\r\n0\r\n$1\r\nc\r\n$1\r\n0\r\n',
  );
});

test('what ZUNIONSTORE leaves behind is packed when it is small, whatever it was made from', () => {
  const executor = new Executor();
  executor.keyspace.limits = { ...executor.keyspace.limits, zsetMaxListpackEntries: 2 };
  executor.run('ZADD', 'large', '1', 'a', '2', 'b', '3', 'c');
  executor.run('ZADD', 'small', '1', 'a');
  expect(said(executor, 'OBJECT ENCODING large')).toBe('$8\r\nskiplist\r\n');
  executor.run('ZINTERSTORE', 'd', '2', 'large', 'small');
  expect(said(executor, 'OBJECT ENCODING d')).toBe('$8\r\nlistpack\r\n');
});

test('a range that stores nothing removes what was there, and only then is there a change', () => {
  const executor = scene(['ZADD', 'z', '1', 'a'], ['SET', 'd', 'x']);
  expect(said(executor, 'ZRANGESTORE d z 5 9')).toBe(':0\r\n');
  expect(said(executor, 'EXISTS d')).toBe(':0\r\n');
  expect(said(executor, 'ZRANGESTORE d z 5 9')).toBe(':0\r\n');
  expect(executor.propagated()).toEqual([['ZRANGESTORE', 'd', 'z', '5', '9']]);
});

test('an emptied sorted set is gone', () => {
  const executor = scene(['ZADD', 'z', '1', 'a', '2', 'b']);
  executor.run('ZREMRANGEBYRANK', 'z', '0', '0');
  executor.run('ZPOPMAX', 'z', '7');
  expect(said(executor, 'TYPE z')).toBe('+none\r\n');
  expect(executor.keyspace.size).toBe(0);
});

test('pairs are nested in RESP3 where a count or WITHSCORES asks for them', () => {
  const executor = scene(['ZADD', 'z', '1', 'a', '2.5', 'b', '3', 'c']);
  const resp3 = (line: string): string => wire(executor.run(...line.split(' ')), 3);
  expect(resp3('ZRANGE z 0 0 WITHSCORES')).toBe('*1\r\n*2\r\n$1\r\na\r\n,1\r\n');
  expect(resp3('ZSCORE z b')).toBe(',2.5\r\n');
  expect(resp3('ZPOPMIN z')).toBe('*2\r\n$1\r\na\r\n,1\r\n');
  expect(resp3('ZPOPMIN z 1')).toBe('*1\r\n*2\r\n$1\r\nb\r\n,2.5\r\n');
  expect(resp3('ZMPOP 1 z MIN')).toBe('*2\r\n$1\r\nz\r\n*1\r\n*2\r\n$1\r\nc\r\n,3\r\n');
  expect(resp3('ZMPOP 1 z MIN')).toBe('_\r\n');
});

test('ZRANDMEMBER answers members, each at most once unless the count is negative', () => {
  for (const entries of [128, 4]) {
    const executor = new Executor();
    executor.keyspace.limits = { ...executor.keyspace.limits, zsetMaxListpackEntries: entries };
    for (let i = 0; i < 30; i++) executor.run('ZADD', 'z', String(i % 5), `m${i}`);
    const drawn = (count: number): string[] => {
      const reply = executor.run('ZRANDMEMBER', 'z', String(count));
      if (reply.kind !== 'array') throw new Error(reply.kind);
      return reply.items.map((item) => wire(item));
    };
    for (const count of [1, 5, 9, 20, 29]) {
      const members = drawn(count);
      expect(new Set(members).size).toBe(count);
    }
    expect(drawn(-90).length).toBe(90);
    expect(new Set(drawn(-900)).size).toBe(30);
  }
});

test('a set that only has been read is still what a checkpoint holds', () => {
  const executor = scene(['ZADD', 'z', '1', 'a', '2', 'b']);
  const before = executor.keyspace.capture();
  const digest = before.digest();
  executor.run('ZADD', 'z', 'GT', '0', 'a', '7', 'b');
  executor.run('ZINCRBY', 'z', '3', 'a');
  executor.run('ZPOPMIN', 'z');
  expect(before.digest()).toBe(digest);
  expect(executor.keyspace.digest()).not.toBe(digest);
});
