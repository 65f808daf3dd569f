import { expect, test } from 'vitest';
import { capture } from '../../base/capture.ts';
import { attach, commandsOf, follow, TestServer } from '../testServer.fixture.ts';

const OK = '+OK\r\n';

test('CLIENT PAUSE WRITE holds writes back, and lets reads pass', () => {
  const t = new TestServer();
  const [one, two] = [t.client(), t.client()];
  expect(one.call('CLIENT', 'PAUSE', '500', 'WRITE')).toBe(OK);
  expect(two.call('SET', 'k', 'v')).toBe('');
  expect(one.call('GET', 'k')).toBe('$-1\r\n');
  expect(one.call('INFO', 'clients')).toContain('blocked_clients:1\r\n');
  expect(one.call('CLIENT', 'LIST')).toContain('flags=b');
  t.advance(400);
  expect(two.take()).toBe('');
  t.advance(200);
  expect(two.take()).toBe(OK);
});

test('CLIENT PAUSE holds everything back, until UNPAUSE cannot be read either', () => {
  const t = new TestServer();
  const [one, two] = [t.client(), t.client()];
  one.call('CLIENT', 'PAUSE', '1000');
  expect(two.call('PING')).toBe('');
  expect(one.call('CLIENT', 'UNPAUSE')).toBe('');
  t.advance(1_200);
  expect([one.take(), two.take()]).toEqual([OK, '+PONG\r\n']);
});

test('UNPAUSE: what was held back runs afterwards, in the order in which it came', () => {
  const t = new TestServer();
  const [one, two, three] = [t.client(), t.client(), t.client()];
  one.call('CLIENT', 'PAUSE', '100000', 'WRITE');
  three.send('APPEND', 'k', 'b');
  two.sendRaw('APPEND k c\r\nGET k\r\n');
  expect(one.call('CLIENT', 'UNPAUSE')).toBe(OK);
  expect([three.take(), two.take()]).toEqual([':1\r\n', ':2\r\n$2\r\nbc\r\n']);
});

test('two pauses: the stricter kind and the later end count', () => {
  const t = new TestServer();
  const [one, two] = [t.client(), t.client()];
  one.sendRaw('CLIENT PAUSE 1000 WRITE\r\n');
  one.sendRaw('CLIENT PAUSE 100 ALL\r\n');
  expect(two.call('PING')).toBe('');
  t.advance(700);
  expect(two.take()).toBe('');
  t.advance(500);
  expect(two.take()).toBe('+PONG\r\n');
});

test('while writes are paused expired keys are missing, and nobody deletes them', () => {
  const t = new TestServer(['repl-diskless-sync-delay 0']);
  const replica = attach(t);
  const client = t.client();
  client.call('SET', 'k', 'v', 'PX', '50');
  client.call('CLIENT', 'PAUSE', '1000', 'WRITE');
  replica.take();
  t.advance(500);
  expect(client.call('GET', 'k')).toBe('$-1\r\n');
  expect(client.call('DBSIZE')).toBe(':1\r\n');
  expect(replica.take()).toBe('');
  t.advance(1_000);
  expect(client.call('DBSIZE')).toBe(':0\r\n');
  expect(commandsOf(replica.take())).toContainEqual(['DEL', 'k']);
});

test('a pause of writes holds a MULTI at its first write, and the stream of a master as well', () => {
  const t = new TestServer(['replicaof 127.0.0.1 17010']);
  const master = follow(t);
  const client = t.client();
  client.call('CLIENT', 'PAUSE', '300', 'WRITE');
  master.sendRaw('*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n');
  expect(client.call('GET', 'k')).toBe('$-1\r\n');
  expect(t.server.link.stream!.applied).toBe(23);
  expect(t.server.link.stream!.read).toBe(50);
  t.advance(500);
  expect(client.call('GET', 'k')).toBe('$1\r\nv\r\n');
  expect(t.server.link.stream!.applied).toBe(50);
});

test('a copy of a paused server is paused by itself', () => {
  const t = new TestServer();
  t.client().call('CLIENT', 'PAUSE', '1000', 'WRITE');
  const copy = capture(t.server.pauses);
  t.advance(1_200);
  expect(t.server.pauses.kind).toBe('off');
  expect(copy.kind).toBe('write');
});
