import { expect, test } from 'vitest';
import { capture } from '../../base/capture.ts';
import { attach, commandsOf, follow, TestServer } from '../testServer.fixture.ts';

// What redis-server 7.0.15 does was asked of it, story by story.

const OK = '+OK\r\n';
const popped = (key: string, element: string): string =>
  `*2\r\n$${key.length}\r\n${key}\r\n$${element.length}\r\n${element}\r\n`;

test('who waited longest is served first, each by one element', () => {
  const t = new TestServer();
  const [a, b, c, d] = [t.client(), t.client(), t.client(), t.client()];
  for (const client of [c, b, a]) expect(client.call('BLPOP', 'k', '0')).toBe('');
  expect(d.call('RPUSH', 'k', '1', '2')).toBe(':2\r\n');
  expect([a.take(), b.take(), c.take()]).toEqual(['', popped('k', '2'), popped('k', '1')]);
  expect(d.call('EXISTS', 'k')).toBe(':0\r\n');
});

test('of several keys the first that is there serves, and the queues of the others are left', () => {
  const t = new TestServer();
  const [a, b, c] = [t.client(), t.client(), t.client()];
  a.send('BLPOP', 'x', 'y', 'x', '0');
  b.send('BRPOP', 'y', '0');
  c.call('RPUSH', 'x', '1', '2');
  expect([a.take(), b.take()]).toEqual([popped('x', '1'), '']);
  expect(c.call('RPUSH', 'y', '3')).toBe(':1\r\n');
  expect([a.take(), b.take()]).toEqual(['', popped('y', '3')]);
  expect(t.server.blockedOn.size).toBe(0);
});

test('time that is over: nil for every command of lists, by milliseconds rounded up', () => {
  const t = new TestServer();
  const a = t.client();
  for (const words of [
    ['BLPOP', 'k', '0.0991'],
    ['BLMOVE', 'k', 'd', 'LEFT', 'LEFT', '0.1'],
    ['BLMPOP', '0.1', '1', 'k', 'LEFT'],
  ]) {
    expect(a.call(...words)).toBe('');
    t.advance(99);
    expect(a.take()).toBe('');
    t.advance(1);
    expect(a.take()).toBe('*-1\r\n');
  }
  a.call('HELLO', '3');
  a.send('BRPOPLPUSH', 'k', 'd', '0.001');
  t.advance(2);
  expect(a.take()).toBe('_\r\n');
});

test('in a transaction nobody waits', () => {
  const t = new TestServer();
  const a = t.client();
  a.call('MULTI');
  a.call('BLMOVE', 'k', 'd', 'LEFT', 'LEFT', '0');
  a.call('BLPOP', 'k', '0');
  a.call('BLMPOP', '0', '1', 'k', 'LEFT');
  a.call('BRPOPLPUSH', 'k', 'd', '0');
  expect(a.call('EXEC')).toBe('*4\r\n$-1\r\n*-1\r\n*-1\r\n$-1\r\n');
});

test('what a blocked client sent is read once it is served, after the rest of the pusher’s pipeline', () => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  a.sendRaw('BLPOP k 0\r\nAPPEND s a\r\n');
  b.sendRaw('RPUSH k 1\r\nAPPEND s b\r\n');
  expect(b.take()).toBe(':1\r\n:1\r\n');
  expect(a.take()).toBe(`${popped('k', '1')}:2\r\n`);
  expect(b.call('GET', 's')).toBe('$2\r\nba\r\n');
});

test('a key of another type leaves everybody waiting', () => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  a.send('BLPOP', 'k', '0');
  b.call('SET', 'k', 'v');
  b.call('DEL', 'k');
  b.call('SADD', 'k', 'm');
  expect(a.take()).toBe('');
  b.call('DEL', 'k');
  b.call('RPUSH', 'k', 'x');
  expect(a.take()).toBe(popped('k', 'x'));
});

test('only a key that comes into being is signalled, not one that is written over', () => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  a.send('BLPOP', 'k', '0');
  b.call('SET', 'k', 'v');
  b.call('RPUSH', 'src', '3', '1');
  expect(b.call('SORT', 'src', 'STORE', 'k')).toBe(':2\r\n');
  expect(b.call('RPUSH', 'k', 'more')).toBe(':3\r\n');
  expect(a.take()).toBe('');
  b.call('DEL', 'k');
  b.call('SORT', 'src', 'STORE', 'k');
  expect(a.take()).toBe(popped('k', '1'));
});

test.each([
  ['RENAME', 'other', 'k'],
  ['COPY', 'other', 'k'],
  ['LMOVE', 'other', 'k', 'LEFT', 'LEFT'],
])('%s makes a key appear', (...words) => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  a.send('BLPOP', 'k', '0');
  b.call('RPUSH', 'other', 'x');
  b.send(...words);
  expect(a.take()).toBe(popped('k', 'x'));
});

test('MOVE and SWAPDB make it appear in another database', () => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  a.call('SELECT', '1');
  a.send('BLPOP', 'k', '0');
  b.call('RPUSH', 'k', 'x');
  expect(a.take()).toBe('');
  b.call('MOVE', 'k', '1');
  expect(a.take()).toBe(popped('k', 'x'));
  a.send('BLPOP', 'k', '0');
  b.call('RPUSH', 'k', 'y');
  expect(b.call('SWAPDB', '0', '1')).toBe(OK);
  expect(a.take()).toBe(popped('k', 'y'));
});

test('one move sets off the next', () => {
  const t = new TestServer(['repl-diskless-sync-delay 0']);
  const replica = attach(t);
  const [a, b, c] = [t.client(), t.client(), t.client()];
  a.send('BLPOP', 'm', '0');
  b.send('BLMOVE', 'k', 'm', 'LEFT', 'RIGHT', '0');
  replica.take();
  c.send('RPUSH', 'k', 'x');
  expect([a.take(), b.take()]).toEqual([popped('m', 'x'), '$1\r\nx\r\n']);
  expect(commandsOf(replica.take())).toEqual([
    ['SELECT', '0'],
    ['RPUSH', 'k', 'x'],
    ['LMOVE', 'k', 'm', 'left', 'right'],
    ['LPOP', 'm'],
  ]);
});

test('a move whose target is no list ends the wait with an error, and the element stays', () => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  a.send('BLMOVE', 'k', 'd', 'LEFT', 'RIGHT', '0');
  b.call('SET', 'd', 'v');
  b.call('RPUSH', 'k', 'x');
  expect(a.take()).toMatch(/^-WRONGTYPE /);
  expect(b.call('LLEN', 'k')).toBe(':1\r\n');
});

test('what was served counts as a change only where Redis counts it', () => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  const grown = (...words: string[]): number => {
    const before = t.server.stats.dirty;
    a.send(...words);
    b.call('RPUSH', 'k', 'x', 'y');
    b.call('DEL', 'none');
    const after = t.server.stats.dirty;
    b.call('FLUSHALL');
    return after - before;
  };
  expect(grown('BLPOP', 'k', '0')).toBe(2);
  expect(grown('BLMOVE', 'k', 'd', 'LEFT', 'LEFT', '0')).toBe(2);
  expect(grown('BLMPOP', '0', '1', 'k', 'LEFT', 'COUNT', '9')).toBe(4);
});

test('INFO and CLIENT LIST tell of who waits', () => {
  const t = new TestServer();
  const [a, b, c] = [t.client(), t.client(), t.client()];
  a.send('BLPOP', 'k', 'kk', '5.5');
  b.send('BLPOP', 'k', '0');
  const info = c.call('INFO', 'clients');
  expect(info).toContain('blocked_clients:2\r\n');
  expect(info).toContain('clients_in_timeout_table:1\r\n');
  const line = c.call('CLIENT', 'LIST').split('\n')[1]!;
  expect(line).toMatch(/ flags=b .* qbuf=0 .* argv-mem=11 .* cmd=blpop /);
  a.close();
  expect(c.call('INFO', 'clients')).toContain('blocked_clients:1\r\n');
  c.call('RPUSH', 'k', 'x');
  expect(b.take()).toBe(popped('k', 'x'));
});

test('CLIENT UNBLOCK ends a wait as if its time were over, or with an error', () => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  const id = /:(\d+)/.exec(a.call('CLIENT', 'ID'))![1]!;
  a.send('BLMOVE', 'k', 'd', 'LEFT', 'LEFT', '0');
  expect(b.call('CLIENT', 'UNBLOCK', id)).toBe(':1\r\n');
  expect(a.take()).toBe('*-1\r\n');
  a.send('BLPOP', 'k', '0');
  expect(b.call('CLIENT', 'UNBLOCK', id, 'ERROR')).toBe(':1\r\n');
  expect(a.take()).toBe('-UNBLOCKED client unblocked via CLIENT UNBLOCK\r\n');
  expect(b.call('CLIENT', 'UNBLOCK', id)).toBe(':0\r\n');
});

test('CLIENT REPLY SKIP holds for the command that waits', () => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  a.call('CLIENT', 'REPLY', 'SKIP');
  a.send('BLPOP', 'k', '0');
  b.call('RPUSH', 'k', 'x');
  expect(a.take()).toBe('');
  expect(a.call('PING')).toBe('+PONG\r\n');
});

test('a key that is gone again when the transaction ends serves nobody', () => {
  const t = new TestServer(['repl-diskless-sync-delay 0']);
  const replica = attach(t);
  const [a, b] = [t.client(), t.client()];
  a.send('BLPOP', 'k', '0');
  b.call('MULTI');
  b.call('RPUSH', 'k', 'x');
  b.call('PEXPIREAT', 'k', '1');
  replica.take();
  b.call('EXEC');
  expect([a.take(), b.call('EXISTS', 'k')]).toEqual(['', ':0\r\n']);
  const told = commandsOf(replica.take());
  expect(told.map(([name]) => name)).toEqual(['SELECT', 'MULTI', 'RPUSH', 'DEL', 'EXEC']);
});

test('a server that becomes a replica sends everybody away, and a replica lets nobody wait', () => {
  const t = new TestServer();
  const [a, b] = [t.client(), t.client()];
  a.send('BLPOP', 'k', '0');
  b.call('REPLICAOF', '127.0.0.1', '7000');
  expect(a.take()).toMatch(/^-UNBLOCKED force unblock from blocking operation/);
  expect(a.closed).toBe(true);
  expect(b.call('BLPOP', 'k', '0')).toMatch(/^-READONLY /);
});

test('on a writable replica the master’s push serves who waits there', () => {
  const t = new TestServer(['replicaof 127.0.0.1 7000', 'replica-read-only no']);
  t.advance(10);
  const master = follow(t);
  const a = t.client();
  a.send('BLPOP', 'k', '0');
  master.send('RPUSH', 'k', 'x');
  expect(a.take()).toBe(popped('k', 'x'));
  expect(a.call('EXISTS', 'k')).toBe(':0\r\n');
});

test('a checkpoint holds who waits, in their order', () => {
  const t = new TestServer();
  const [a, b, c] = [t.client(), t.client(), t.client()];
  b.send('BLPOP', 'k', '0');
  a.send('BLPOP', 'k', 'j', '0');
  const { clients, blockedOn, keyspace } = t.server;
  const copy = capture({ clients, blockedOn, keyspace });
  c.call('RPUSH', 'k', '1', '2');
  expect([a.take(), b.take()]).toEqual([popped('k', '2'), popped('k', '1')]);
  expect([...copy.blockedOn.keys()]).toEqual(['0:k', '0:j']);
  const ids = copy.blockedOn.get('0:k')!.map((client) => client.connection);
  expect(ids).toEqual([b.id, a.id]);
  const [first] = copy.blockedOn.get('0:k')!;
  expect(first).toBe(copy.clients.get(b.id));
  expect([first!.blocked?.kind, copy.keyspace.blocking, keyspace.blocking]).toEqual(['keys', 2, 0]);
});

test('DEBUG QUICKLIST-PACKED-THRESHOLD takes sizes up to nearly 4 GB', () => {
  const a = new TestServer(['enable-debug-command yes']).client();
  const set = (size: string): string => a.call('DEBUG', 'QUICKLIST-PACKED-THRESHOLD', size);
  for (const size of ['100', '0', '1b', '3gb', '10mb']) expect(set(size)).toBe(OK);
  const refusal = '-ERR argument must be a memory value bigger than 1 and smaller than 4gb\r\n';
  for (const size of ['xx', '5gb', '4294967295', '-1']) expect(set(size)).toBe(refusal);
});
