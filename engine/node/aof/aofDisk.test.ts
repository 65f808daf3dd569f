import { expect, test } from 'vitest';
import { textOf } from '../../base/bytes.ts';
import { commandsOf, follow, TestServer } from '../testServer.fixture.ts';

const INCR = 'appendonlydir/appendonly.aof.1.incr.aof';
const written = (t: TestServer, name = INCR): string => textOf(t.disk.read(name)!);

test('aof: a disk that cannot be written refuses writes until it can', () => {
  const t = new TestServer(['appendonly yes']);
  const client = t.client();
  client.call('SET', 'a', '1');
  t.disk.broken = true;
  // The command that finds it out has been executed.
  expect(client.call('SET', 'b', '1')).toBe('+OK\r\n');
  const misconf = '-MISCONF Errors writing to the AOF file: Read-only file system\r\n';
  expect(client.call('SET', 'c', '1')).toBe(misconf);
  expect(client.call('PING')).toBe(misconf);
  expect(client.call('GET', 'b')).toBe('$1\r\n1\r\n');
  expect(client.call('INFO', 'persistence')).toContain('aof_last_write_status:err');
  t.disk.broken = false;
  t.advance(1_000);
  expect(client.call('SET', 'c', '1')).toBe('+OK\r\n');
  expect(commandsOf(written(t)).map((words) => words[1])).toEqual(['0', 'a', 'b', 'c']);
  const logs = t.takeLogs().map(([, , text]) => text);
  expect(logs).toContain('Error writing to the AOF file: Read-only file system');
  expect(logs).toContain('AOF write error looks solved, Redis can write again.');
});

test('aof: with appendfsync always there is no way back from a write error, and nobody is answered', () => {
  const t = new TestServer(['appendonly yes', 'appendfsync always']);
  t.disk.broken = true;
  expect(t.client().call('SET', 'b', '1')).toBe('');
  expect(t.exited).toBe('crashed');
  expect(t.takeLogs().at(-1)![2]).toBe(
    "Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...",
  );
});

test('aof: how much survives a loss of power depends on appendfsync', () => {
  const kept = (policy: string): number => {
    const t = new TestServer(['appendonly yes', `appendfsync ${policy}`]);
    t.client().call('SET', 'a', '1');
    t.client().call('SET', 'b', '1');
    t.disk.powerOff(t.now);
    return commandsOf(written(t)).length;
  };
  // SELECT, and so many of the two SETs.
  expect(kept('always')).toBe(3);
  expect(kept('everysec')).toBe(2);
  expect(kept('no')).toBe(0);
});

test('aof: what a kill leaves behind is all that was answered', () => {
  const t = new TestServer(['appendonly yes', 'appendfsync no']);
  t.client().call('SET', 'a', '1');
  const again = new TestServer(['appendonly yes'], { disk: t.disk, now: t.now });
  expect(again.client().call('GET', 'a')).toBe('$1\r\n1\r\n');
});

test("aof: a replica writes what it applies of its master's stream, and its own writes", () => {
  const t = new TestServer(['appendonly yes', 'replicaof 127.0.0.1 6380', 'replica-read-only no']);
  const master = follow(t, [
    ['SELECT', '2'],
    ['SET', 'a', '1'],
    ['PING'],
    ['MULTI'],
    ['SET', 'b', '1'],
    ['SET', 'c', '1'],
    ['EXEC'],
    ['MULTI'],
    ['SET', 'd', '1'],
    ['EXEC'],
    ['DEL', 'nothing'],
  ]);
  t.client().call('SET', 'mine', '1', 'PXAT', '99999999999999');
  master.send('SET', 'e', '1');
  expect(commandsOf(written(t, 'appendonlydir/appendonly.aof.2.incr.aof'))).toEqual([
    ['SELECT', '2'],
    ['SET', 'a', '1'],
    ['MULTI'],
    ['SET', 'b', '1'],
    ['SET', 'c', '1'],
    ['EXEC'],
    ['SET', 'd', '1'],
    ['SELECT', '0'],
    ['SET', 'mine', '1', 'PXAT', '99999999999999'],
    ['SELECT', '2'],
    ['SET', 'e', '1'],
  ]);
});

test('aof: three rewrites that fail delay the next ones', () => {
  const t = new TestServer(['appendonly yes', 'auto-aof-rewrite-min-size 100', 'save ""']);
  const client = t.client();
  client.call('SET', 'k', 'x'.repeat(300));
  for (let i = 0; i < 3; i++) {
    t.server.aof.consecutiveFailures = i + 1;
    t.advance(0);
  }
  t.disk.broken = true;
  t.advance(300);
  expect(t.takeLogs().map(([, , text]) => text)).toContain(
    'Background AOF rewrite has repeatedly failed and triggered the limit, will retry in 1 minutes',
  );
  t.disk.broken = false;
  t.advance(50_000);
  expect(t.server.aof.rewrites).toBe(0);
  t.advance(15_000);
  expect(t.server.aof.rewrites).toBe(1);
  expect(t.server.aof.lastRewriteOk).toBe(true);
  expect(t.server.aof.consecutiveFailures).toBe(0);
});

test('aof: written as commands, values of every type and size come back whole', () => {
  const t = new TestServer(['appendonly yes', 'aof-use-rdb-preamble no']);
  const client = t.client();
  for (const size of [1, 64, 65, 300]) {
    for (let i = 0; i < size; i++) {
      client.call('RPUSH', `list${size}`, `item${i}`);
      client.call('SADD', `set${size}`, `m${i}`);
      client.call('SADD', `ints${size}`, `${i}`);
      client.call('ZADD', `zset${size}`, String(i / 7), `m${i}`);
      client.call('HSET', `hash${size}`, `f${i}`, `v${i}`);
    }
  }
  client.call('ZADD', 'scores', '0.1', 'a', 'inf', 'b', '-inf', 'c', '1e100', 'd');
  client.call('SET', 'timed', 'v', 'PXAT', '9999999999999');
  const digest = client.call('DEBUG', 'DIGEST');
  client.call('BGREWRITEAOF');
  t.advance(1_000);
  expect(written(t, 'appendonlydir/appendonly.aof.2.base.aof').startsWith('*')).toBe(true);
  const again = new TestServer(['appendonly yes'], { disk: t.disk, now: t.now });
  again.advance(1_000);
  expect(again.client().call('DEBUG', 'DIGEST')).toBe(digest);
});
