import { expect, test } from 'vitest';
import { textOf } from '../../base/bytes.ts';
import type { Reply } from '../../resp/reply.ts';
import { Executor, wire } from '../executor.fixture.ts';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function textsOf(reply: Reply): string[] {
  if (!('items' in reply)) throw new Error(`no list: ${reply.kind}`);
  return reply.items.map((item) => (item.kind === 'bulk' ? textOf(item.bytes) : item.kind));
}

function withSet(...members: string[]): Executor {
  const executor = new Executor();
  executor.run('SADD', 's', ...members);
  executor.propagated();
  return executor;
}

test('SPOP with a count tells replicas to remove the very members that it answered', () => {
  for (let count = 1; count < LETTERS.length; count++) {
    const executor = withSet(...LETTERS);
    const before = executor.changes;
    const popped = textsOf(executor.run('SPOP', 's', String(count)));
    const removals = popped.map((member) => ['SREM', 's', member]);
    const wrapped = [['MULTI'], ...removals, ['EXEC']];
    expect(executor.propagated()).toEqual(count === 1 ? removals : wrapped);
    expect(executor.changes - before).toBe(count);
    const rest = textsOf(executor.run('SMEMBERS', 's'));
    expect([...popped, ...rest].toSorted()).toEqual(LETTERS);
  }
});

test('SPOP of everything answers everything and is a DEL', () => {
  const executor = withSet('3', '1', '2');
  expect(textsOf(executor.run('SPOP', 's', '3'))).toEqual(['1', '2', '3']);
  expect(executor.propagated()).toEqual([['DEL', 's']]);
  expect(executor.changes).toBe(6);
  expect(wire(executor.run('EXISTS', 's'))).toBe(':0\r\n');
});

test('every member has the same chance, be the set an intset or a hash table', () => {
  for (const members of [LETTERS, ['1', '2', '3', '4', '5', '6', '7', '8']]) {
    const executor = withSet(...members);
    const met = new Map<string, number>();
    for (const command of [
      ['SRANDMEMBER', 's', '-4000'],
      ...times(1_000, ['SRANDMEMBER', 's', '4']),
    ]) {
      for (const member of textsOf(executor.run(...command))) {
        met.set(member, (met.get(member) ?? 0) + 1);
      }
    }
    for (const member of members) {
      expect(met.get(member)).toBeGreaterThan(900);
      expect(met.get(member)).toBeLessThan(1_100);
    }
  }
});

function times(count: number, command: string[]): string[][] {
  return Array.from({ length: count }, () => command);
}

test('SRANDMEMBER with a count answers different members, few of many and most of many', () => {
  const executor = withSet(...Array.from({ length: 1_000 }, (_, i) => `m${i}`));
  for (const count of [1, 10, 300, 400, 999]) {
    const chosen = textsOf(executor.run('SRANDMEMBER', 's', String(count)));
    expect([chosen.length, new Set(chosen).size]).toEqual([count, count]);
  }
  expect(textsOf(executor.run('SRANDMEMBER', 's', '5000'))).toHaveLength(1_000);
  expect(executor.propagated()).toEqual([]);
});

test('SSCAN meets every member of a hash table that shrinks meanwhile', () => {
  const executor = withSet(...Array.from({ length: 600 }, (_, i) => `m${i}`));
  const met = new Set<string>();
  let cursor = '0';
  do {
    const reply = executor.run('SSCAN', 's', cursor, 'COUNT', '20');
    if (reply.kind !== 'array') throw new Error(reply.kind);
    cursor = textsOf(reply)[0]!;
    for (const member of textsOf(reply.items[1]!)) met.add(member);
    for (const member of met) if (!member.endsWith('7')) executor.run('SREM', 's', member);
  } while (cursor !== '0');
  expect(met.size).toBe(600);
});

test('SDIFF keeps a hash table where it removes, and makes an intset where it looks up', () => {
  const executor = new Executor();
  const encodingOf = (key: string): string => wire(executor.run('OBJECT', 'ENCODING', key));
  executor.run('SADD', 'mixed', 'a', '1', '2', '3');
  executor.run('SADD', 'letter', 'a');
  // 4 lookups against 5 removals, then 8 against 7: what redis-server 7.0.15 stored.
  executor.run('SDIFFSTORE', 'looked-up', 'mixed', 'letter');
  executor.run('SDIFFSTORE', 'removed', 'mixed', 'letter', 'letter', 'letter');
  expect([encodingOf('looked-up'), encodingOf('removed')]).toEqual([
    '$6\r\nintset\r\n',
    '$9\r\nhashtable\r\n',
  ]);
});

test('RESP3 tells sets from arrays as the server does', () => {
  const executor = withSet('1', '2');
  expect(wire(executor.run('SMEMBERS', 's'), 3)).toBe('~2\r\n$1\r\n1\r\n$1\r\n2\r\n');
  expect(wire(executor.run('SINTER', 's', 'none'), 3)).toBe('~0\r\n');
  expect(wire(executor.run('SUNION', 's'), 3)).toBe('~2\r\n$1\r\n1\r\n$1\r\n2\r\n');
  expect(wire(executor.run('SRANDMEMBER', 's', '5'), 3)).toBe('*2\r\n$1\r\n1\r\n$1\r\n2\r\n');
  expect(wire(executor.run('SMISMEMBER', 's', '1', 'x'), 3)).toBe('*2\r\n:1\r\n:0\r\n');
  expect(wire(executor.run('SPOP', 's', '0'), 3)).toBe('~0\r\n');
  expect(wire(executor.run('SPOP', 'none'), 3)).toBe('_\r\n');
});

test('sets live like any key: types, copies, names, expiry', () => {
  const executor = withSet('1', '2');
  executor.run('SET', 'string', 'x');
  executor.run('HSET', 'hash', 'f', 'v');
  const scanned = executor.run('SCAN', '0', 'TYPE', 'SET', 'COUNT', '100');
  expect(wire(scanned)).toBe('*2\r\n$1\r\n0\r\n*1\r\n$1\r\ns\r\n');
  executor.run('COPY', 's', 'copy');
  executor.run('SADD', 's', 'x');
  expect(textsOf(executor.run('SMEMBERS', 'copy'))).toEqual(['1', '2']);
  executor.run('EXPIRE', 'copy', '10');
  executor.run('RENAME', 'copy', 'hash');
  expect(wire(executor.run('TYPE', 'hash'))).toBe('+set\r\n');
  executor.run('SADD', 'hash', '9');
  expect(wire(executor.run('TTL', 'hash'))).toBe(':10\r\n');
  executor.run('SUNIONSTORE', 'hash', 's');
  expect(wire(executor.run('TTL', 'hash'))).toBe(':-1\r\n');
});
