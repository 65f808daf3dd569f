import { expect, test } from 'vitest';
import { attach, commandsOf, TestServer } from '../testServer.fixture.ts';

// What redis-server 7.0.15 answered to clients that wait for sorted sets.

const popped = (key: string, member: string, score: string): string =>
  `*3\r\n$${key.length}\r\n${key}\r\n$${member.length}\r\n${member}\r\n$${score.length}\r\n${score}\r\n`;

test('who waits for a sorted set is not served from a list, and is once there is one', () => {
  const server = new TestServer();
  const [user, waiting] = [server.client(), server.client()];
  waiting.send('BZPOPMIN', 'k', '0');
  user.call('RPUSH', 'k', 'x');
  expect(waiting.take()).toBe('');
  user.call('DEL', 'k');
  user.call('ZADD', 'k', '1', 'm');
  expect(waiting.take()).toBe(popped('k', 'm', '1'));
});

test('who began to wait first is served first, and the next from what is left', () => {
  const server = new TestServer(['repl-diskless-sync-delay 0']);
  const [user, first, second] = [server.client(), server.client(), server.client()];
  const replica = attach(server);
  first.send('BZPOPMAX', 'k', 'k2', '0');
  second.send('BZMPOP', '0', '2', 'k2', 'k', 'MIN', 'COUNT', '5');
  replica.take();
  expect(user.call('ZADD', 'k', '1', 'm', '2', 'n', '3', 'o')).toBe(':3\r\n');
  expect(first.take()).toBe(popped('k', 'o', '3'));
  expect(second.take()).toBe(
    '*2\r\n$1\r\nk\r\n*2\r\n*2\r\n$1\r\nm\r\n$1\r\n1\r\n*2\r\n$1\r\nn\r\n$1\r\n2\r\n',
  );
  expect(user.call('EXISTS', 'k')).toBe(':0\r\n');
  const told = commandsOf(replica.take()).filter(([name]) => name!.startsWith('Z'));
  expect(told).toEqual([
    ['ZADD', 'k', '1', 'm', '2', 'n', '3', 'o'],
    ['ZPOPMAX', 'k'],
    ['ZPOPMIN', 'k', '2'],
  ]);
});

test.each([
  ['ZUNIONSTORE', 'k', '1', 'z'],
  ['ZRANGESTORE', 'k', 'z', '0', '-1'],
  ['RENAME', 'z', 'k'],
  ['COPY', 'z', 'k'],
  ['ZINCRBY', 'k', '1', 'x'],
])('whatever makes the key serves who waits for it: %s', (...words) => {
  const server = new TestServer();
  const [user, waiting] = [server.client(), server.client()];
  user.call('ZADD', 'z', '1', 'x');
  waiting.send('BZPOPMIN', 'k', '0');
  user.call(...words);
  expect(waiting.take()).toBe(popped('k', 'x', '1'));
  expect(user.call('EXISTS', 'k')).toBe(':0\r\n');
});

test('in a transaction nobody waits, and who waits outside sees only what it ended with', () => {
  const server = new TestServer();
  const [user, waiting] = [server.client(), server.client()];
  user.call('MULTI');
  user.call('BZPOPMIN', 'no', '0');
  user.call('BZMPOP', '0', '1', 'no', 'MIN');
  expect(user.call('EXEC')).toBe('*2\r\n*-1\r\n*-1\r\n');
  waiting.send('BZPOPMIN', 't', '0');
  user.call('MULTI');
  user.call('ZADD', 't', '1', 'a');
  user.call('ZREM', 't', 'a');
  user.call('EXEC');
  expect(waiting.take()).toBe('');
  user.call('MULTI');
  user.call('ZADD', 't', '1', 'a');
  user.call('ZADD', 't', '0', 'b');
  user.call('EXEC');
  expect(waiting.take()).toBe(popped('t', 'b', '0'));
});

test('when the time is over there is nothing; RESP3 has its own nothing and its own scores', () => {
  const server = new TestServer();
  const [user, waiting] = [server.client(), server.client()];
  waiting.send('BZPOPMIN', 'no', '0.05');
  server.advance(40);
  expect(waiting.take()).toBe('');
  server.advance(200);
  expect(waiting.take()).toBe('*-1\r\n');
  waiting.call('HELLO', '3');
  waiting.send('BZMPOP', '0.05', '1', 'no', 'MAX');
  server.advance(200);
  expect(waiting.take()).toBe('_\r\n');
  waiting.send('BZMPOP', '0', '1', 'no', 'MIN');
  user.call('ZADD', 'no', '1.5', 'a');
  expect(waiting.take()).toBe('*2\r\n$2\r\nno\r\n*1\r\n*2\r\n$1\r\na\r\n,1.5\r\n');
});

test('arguments are read in the order of the server', () => {
  const user = new TestServer().client();
  const errors: Record<string, string> = {
    'BZPOPMIN a': "ERR wrong number of arguments for 'bzpopmin' command",
    'BZPOPMIN a x': 'ERR timeout is not a float or out of range',
    'BZPOPMIN a -1': 'ERR timeout is negative',
    'BZMPOP 0 1 MIN k': 'ERR syntax error',
    'BZMPOP abc 1 k MIN': 'ERR timeout is not a float or out of range',
    'BZMPOP abc 0 k MIN': 'ERR numkeys should be greater than 0',
  };
  for (const [line, text] of Object.entries(errors)) {
    expect(user.call(...line.split(' '))).toBe(`-${text}\r\n`);
  }
});
