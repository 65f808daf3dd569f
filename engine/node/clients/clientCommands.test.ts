import { expect, test } from 'vitest';
import { TestServer } from '../testServer.fixture.ts';

/** The flags that CLIENT LIST shows for the only client. */
function flagsOf(list: string): string {
  return /flags=(\w+)/.exec(list)?.[1] ?? '';
}

test('client: NO-EVICT is a flag that CLIENT LIST shows, after the others', () => {
  const client = new TestServer().client();
  expect(client.call('CLIENT', 'NO-EVICT', 'on')).toBe('+OK\r\n');
  expect(flagsOf(client.call('CLIENT', 'LIST'))).toBe('e');
  expect(client.call('CLIENT', 'NO-EVICT', 'maybe')).toBe('-ERR syntax error\r\n');
  client.call('MULTI');
  client.call('CLIENT', 'LIST');
  expect(flagsOf(client.call('EXEC'))).toBe('xe');
  expect(client.call('CLIENT', 'NO-EVICT', 'OFF')).toBe('+OK\r\n');
  expect(flagsOf(client.call('CLIENT', 'LIST'))).toBe('N');
});

test('client: HELLO 3 turns the replies to RESP3, RESET turns them back', () => {
  const client = new TestServer().client();
  expect(client.call('HELLO', '3')).toMatch(/^%7\r\n\$6\r\nserver\r\n/);
  expect(client.call('GET', 'nothing')).toBe('_\r\n');
  expect(client.call('RESET')).toBe('+RESET\r\n');
  expect(client.call('GET', 'nothing')).toBe('$-1\r\n');
  expect(client.call('HELLO', '4')).toBe('-NOPROTO unsupported protocol version\r\n');
});

test('client: a name has no spaces, and is kept', () => {
  const client = new TestServer().client();
  expect(client.call('CLIENT', 'GETNAME')).toBe('$-1\r\n');
  expect(client.call('CLIENT', 'SETNAME', 'a b')).toMatch(
    /^-ERR Client names cannot contain spaces/,
  );
  expect(client.call('CLIENT', 'SETNAME', 'teacher')).toBe('+OK\r\n');
  expect(client.call('CLIENT', 'GETNAME')).toBe('$7\r\nteacher\r\n');
});

test('client: REPLY OFF is silent until ON, SKIP for one command', () => {
  const client = new TestServer().client();
  expect(client.call('CLIENT', 'REPLY', 'OFF')).toBe('');
  expect(client.call('SET', 'k', 'v')).toBe('');
  expect(client.call('CLIENT', 'REPLY', 'ON')).toBe('+OK\r\n');
  expect(client.call('CLIENT', 'REPLY', 'SKIP')).toBe('');
  expect(client.call('GET', 'k')).toBe('');
  expect(client.call('GET', 'k')).toBe('$1\r\nv\r\n');
});

test('command: what is not modelled says so, what is can be asked for', () => {
  const client = new TestServer().client();
  expect(client.call('COMMAND', 'DOCS', 'get')).toMatch(
    /^-ERR .* is not modelled in this playground/,
  );
  expect(client.call('COMMAND', 'INFO', 'nosuch')).toBe('*1\r\n$-1\r\n');
  expect(client.call('COMMAND', 'GETKEYS', 'MSET', 'a', '1', 'b', '2')).toBe(
    '*2\r\n$1\r\na\r\n$1\r\nb\r\n',
  );
});
