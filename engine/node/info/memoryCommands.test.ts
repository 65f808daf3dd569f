import { expect, test } from 'vitest';
import { TestServer } from '../testServer.fixture.ts';

// Figures and texts of redis-server 7.0.15.

test.each([
  [1, 64],
  [20, 80],
  [40, 96],
  [44, 96],
  [45, 112],
  [100, 160],
  [250, 304],
  [300, 368],
  [5_000, 5_168],
  [70_000, 81_968],
])('MEMORY USAGE of a string of %i bytes is %i', (length, bytes) => {
  const a = new TestServer().client();
  a.call('SET', `k${length}`, 'x'.repeat(length));
  expect(a.call('MEMORY', 'USAGE', `k${length}`)).toBe(`:${bytes}\r\n`);
});

test('MEMORY USAGE: an integer costs its object only; a missing key is nil', () => {
  const a = new TestServer().client();
  a.call('SET', 'int', '5');
  expect(a.call('MEMORY', 'USAGE', 'int', 'SAMPLES', '0')).toBe(':48\r\n');
  expect(a.call('MEMORY', 'USAGE', 'no')).toBe('$-1\r\n');
  expect(a.call('MEMORY', 'USAGE', 'int', 'SAMPLES', '-1')).toBe('-ERR syntax error\r\n');
  expect(a.call('MEMORY', 'USAGE', 'int', 'x')).toBe('-ERR syntax error\r\n');
});

test('the slow log holds DEBUG SLEEP, and everything with a limit of 0', () => {
  const t = new TestServer();
  const a = t.client();
  a.send('DEBUG', 'SLEEP', '0.5');
  t.advance(700);
  a.take();
  expect(a.call('SLOWLOG', 'GET')).toBe(
    '*1\r\n*6\r\n:0\r\n:1767225605\r\n:500000\r\n*3\r\n$5\r\nDEBUG\r\n$5\r\nSLEEP\r\n$3\r\n0.5\r\n$15\r\n127.0.0.1:50001\r\n$0\r\n\r\n',
  );
  a.call('CONFIG', 'SET', 'slowlog-log-slower-than', '0');
  a.call('SET', 'k', 'x'.repeat(200));
  expect(a.call('SLOWLOG', 'GET', '1')).toContain(`${'x'.repeat(128)}... (72 more bytes)`);
  expect(a.call('SLOWLOG', 'LEN')).toBe(':4\r\n');
  expect(a.call('SLOWLOG', 'RESET')).toBe('+OK\r\n');
  expect(a.call('SLOWLOG', 'GET', '-2')).toBe(
    '-ERR count should be greater than or equal to -1\r\n',
  );
});

test('long commands are cut to 32 arguments', () => {
  const a = new TestServer(['slowlog-log-slower-than 0']).client();
  a.call('DEL', ...Array.from({ length: 40 }, (_, i) => `k${i}`));
  expect(a.call('SLOWLOG', 'GET')).toMatch(/\*32\r\n.*\.\.\. \(10 more arguments\)/s);
});
