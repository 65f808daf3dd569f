import { expect, test } from 'vitest';
import { commandsOf, follow, TestServer } from './testServer.fixture.ts';

// A replica and masters played by hand, as they were captured with redis-server 7.0.15.

const FULL = `+FULLRESYNC ${'a'.repeat(40)} 1\r\n`;
const UP_TO_PSYNC = ['+PONG\r\n', '+OK\r\n', '+OK\r\n'];

test('a replica that cannot persist what its master orders ends', () => {
  const t = new TestServer(['replicaof 127.0.0.1 6380']);
  const master = follow(t, [
    ['SELECT', '0'],
    ['SET', 'k', 'v'],
  ]);
  t.disk.broken = true;
  t.client().call('BGSAVE');
  t.advance(100);
  t.takeLogs();
  master.send('SET', 'a', '1');
  expect(t.exited).toBe('crashed');
  expect(t.takeLogs().at(-1)![2]).toMatch(/^Guru Meditation: Replica was unable to write command/);
});

test('replica-ignore-disk-write-errors: it goes on, and tells of it', () => {
  const t = new TestServer(['replicaof 127.0.0.1 6380', 'replica-ignore-disk-write-errors yes']);
  const master = follow(t);
  t.disk.broken = true;
  t.client().call('BGSAVE');
  t.advance(100);
  master.send('SELECT', '0');
  master.send('SET', 'a', '1');
  master.send('SET', 'b', '1');
  expect(t.exited).toBeNull();
  const told = t.takeLogs().filter(([, , text]) => text.startsWith('Replica is applying'));
  expect(told).toHaveLength(1);
  expect(t.client().call('GET', 'b')).toBe('$1\r\n1\r\n');
});

test('a writable replica: its own writes count nowhere, and its own keys expire', () => {
  const t = new TestServer(['replicaof 127.0.0.1 6380', 'replica-read-only no']);
  follow(t, [
    ['SELECT', '0'],
    ['SET', 'k', 'v'],
  ]);
  const client = t.client();
  const offset = t.server.stream.master_repl_offset;
  client.call('SET', 'mine', '1', 'PX', '500');
  client.call('SET', 'stays', '1');
  expect(t.server.stream.master_repl_offset).toBe(offset);
  expect(client.call('DBSIZE')).toBe(':3\r\n');
  t.advance(700);
  expect(client.call('DBSIZE')).toBe(':2\r\n');
});

test("a key of the master's that has expired is hidden, held until its DEL, and written over", () => {
  const t = new TestServer(['replicaof 127.0.0.1 6380', 'replica-read-only no']);
  const master = follow(t, [
    ['SELECT', '0'],
    ['SET', 'ex', '5', 'PXAT', '1000'],
  ]);
  const client = t.client();
  t.advance(1_000);
  expect(client.call('GET', 'ex')).toBe('$-1\r\n');
  expect(client.call('DBSIZE')).toBe(':1\r\n');
  master.send('INCR', 'ex');
  expect(client.call('DBSIZE')).toBe(':1\r\n');
  expect(client.call('INCR', 'ex')).toBe(':1\r\n');
});

test('ACK: once a second, and before the GETACK that asks for it', () => {
  const t = new TestServer(['replicaof 127.0.0.1 6380']);
  const master = follow(t);
  master.take();
  master.send('SELECT', '0');
  master.send('SET', 'k', 'v');
  master.send('REPLCONF', 'GETACK', '*');
  expect(commandsOf(master.take())).toEqual([['REPLCONF', 'ACK', '50']]);
  t.advance(1_000);
  expect(commandsOf(master.take())).toEqual([['REPLCONF', 'ACK', '87']]);
});

test('slow-load: an empty line each second while it loads, and LOADING for clients', () => {
  const t = new TestServer(['replicaof 127.0.0.1 6380', 'key-load-delay 3000000']);
  const saver = new TestServer();
  saver.client().call('SET', 'k', 'v');
  saver.client().call('SAVE');
  const rdb = String.fromCharCode(...saver.disk.read('dump.rdb')!);
  t.client().call('SET', 'x', '1');
  const { master } = t;
  for (const text of UP_TO_PSYNC) master.sendRaw(text);
  master.take();
  master.sendRaw(`${FULL}$${rdb.length}\r\n${rdb}`);
  t.advance(2_500);
  expect(t.client().call('GET', 'k')).toBe('-LOADING Redis is loading the dataset in memory\r\n');
  expect(master.take()).toMatch(/^\n{2,3}$/);
  t.advance(1_000);
  expect(t.client().call('GET', 'k')).toBe('$1\r\nv\r\n');
});
