import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import {
  attach,
  commandsOf,
  follow,
  type TestConnection,
  TestServer,
} from './testServer.fixture.ts';
import { usedMemory } from './snapshots/child.ts';

const OOM = "-OOM command not allowed when used memory > 'maxmemory'.\r\n";
const BIG = 'x'.repeat(1_000);

/** A server whose memory is full with `count` keys. */
function full(policy: string, count = 50, ...conf: string[]): { t: TestServer; a: TestConnection } {
  const t = new TestServer([`maxmemory-policy ${policy}`, 'repl-diskless-sync-delay 0', ...conf]);
  const a = t.client();
  for (let i = 0; i < count; i++) a.call('SET', `k${i}`, BIG);
  a.call('CONFIG', 'SET', 'maxmemory', String(usedMemory(t.server)));
  t.advance(1);
  return { t, a };
}

test('noeviction: what needs memory is refused once it is used up, all else goes on', () => {
  const { t, a } = full('noeviction');
  expect(a.call('SET', 'new', BIG)).toBe('+OK\r\n');
  expect(usedMemory(t.server)).toBeGreaterThan(t.server.maxmemory);
  expect(a.call('SET', 'more', BIG)).toBe(OOM);
  expect(a.call('GET', 'nothing')).toBe('$-1\r\n');
  expect(a.call('MULTI')).toBe('+OK\r\n');
  expect(a.call('GET', 'k1')).toBe(OOM);
  expect(a.call('EXEC')).toMatch(/^-EXECABORT/);
  expect(a.call('DEL', 'k1', 'k2')).toBe(':2\r\n');
  expect(a.call('SET', 'more', 'v')).toBe('+OK\r\n');
});

test('EXEC is refused when a queued command needs memory that is no longer there', () => {
  const { a, t } = full('noeviction');
  a.call('MULTI');
  expect(a.call('SET', 'x', 'y')).toBe('+QUEUED\r\n');
  t.client().call('SET', 'new', BIG);
  expect(a.call('EXEC')).toBe(
    "-EXECABORT Transaction discarded because of: OOM command not allowed when used memory > 'maxmemory'.\r\n",
  );
});

test('evicted keys are deleted ahead of the command, each alone', () => {
  const { t, a } = full('allkeys-lru');
  const replica = attach(t);
  replica.take();
  a.call('SELECT', '1');
  a.call('SET', 'one', BIG);
  const before = t.server.keyspace.size;
  a.call('SET', 'two', BIG);
  const stream = commandsOf(replica.take()).map(([name, key]) => `${name} ${key}`);
  expect(stream.slice(0, 2)).toEqual(['SELECT 1', 'SET one']);
  expect(stream[2]).toMatch(/^(SELECT 0|DEL one)$/);
  expect(stream).not.toContain('MULTI undefined');
  expect(stream.at(-1)).toBe('SET two');
  expect(t.server.keyspace.size).toBeLessThanOrEqual(before);
  expect(a.call('INFO', 'stats')).toMatch(/evicted_keys:[1-9]/);
});

test('lru: keys that were read lately stay', () => {
  const { t, a } = full('allkeys-lru', 200, 'maxmemory-samples 10');
  t.advance(60_000);
  for (let i = 0; i < 100; i++) a.call('GET', `k${i}`);
  for (let i = 0; i < 80; i++) a.call('SET', `n${i}`, BIG);
  const kept = (from: number): number => {
    let count = 0;
    for (let i = from; i < from + 100; i++) {
      if (t.server.keyspace.database(0).held(latin1(`k${i}`)) !== 0) count++;
    }
    return count;
  };
  expect(kept(0)).toBeGreaterThan(95);
  expect(kept(100)).toBeLessThan(30);
});

test('volatile policies take only keys that expire, and the soonest first by TTL', () => {
  const { t, a } = full('volatile-ttl', 20, 'maxmemory-samples 10');
  a.call('SET', 'late', BIG, 'EX', '5000');
  a.call('SET', 'soon', BIG, 'EX', '100');
  a.call('PING');
  const db = t.server.keyspace.database(0);
  expect(db.held(latin1('soon'))).toBe(0);
  a.call('CONFIG', 'SET', 'maxmemory', '1');
  t.advance(1);
  expect(db.volatileSize).toBe(0);
  expect(db.size).toBe(20);
  expect(a.call('SET', 'x', 'y')).toBe(OOM);
});

test('a replica evicts nothing, unless it is told to; then its master hears nothing of it', () => {
  for (const ignore of ['yes', 'no']) {
    const t = new TestServer(['replicaof 127.0.0.1 17010', `replica-ignore-maxmemory ${ignore}`]);
    follow(t, [
      ['SELECT', '0'],
      ['SET', 'k', BIG],
    ]);
    const a = t.client();
    a.call('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-random');
    const offset = t.server.stream.master_repl_offset;
    a.call('CONFIG', 'SET', 'maxmemory', '1');
    t.advance(1);
    expect(t.server.keyspace.size).toBe(ignore === 'yes' ? 1 : 0);
    expect(t.server.stream.master_repl_offset).toBe(offset);
  }
});

test('OBJECT FREQ counts under an LFU policy, IDLETIME only without', () => {
  const t = new TestServer(['maxmemory-policy allkeys-lfu', 'lfu-log-factor 0']);
  const a = t.client();
  a.call('SET', 'k', 'v');
  expect(a.call('OBJECT', 'FREQ', 'k')).toBe(':5\r\n');
  for (let i = 0; i < 10; i++) a.call('GET', 'k');
  expect(a.call('OBJECT', 'FREQ', 'k')).toBe(':15\r\n');
  t.advance(3 * 60_000);
  expect(a.call('OBJECT', 'FREQ', 'k')).toBe(':12\r\n');
  expect(a.call('OBJECT', 'IDLETIME', 'k')).toMatch(/^-ERR An LFU maxmemory policy is selected/);
});

test('CONFIG SET maxmemory below what is used says so in the log', () => {
  const { t, a } = full('noeviction');
  t.takeLogs();
  a.call('CONFIG', 'SET', 'maxmemory', '100');
  expect(t.takeLogs()[0]?.[2]).toMatch(
    /^WARNING: the new maxmemory value set via CONFIG SET \(100\) is smaller than the current memory usage \(\d+\)\./,
  );
});
