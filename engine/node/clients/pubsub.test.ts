import { expect, test } from 'vitest';
import { capture } from '../../base/capture.ts';
import { attach, commandsOf, follow, TestServer } from '../testServer.fixture.ts';

// Checked against redis-server 7.0.15.

const message = (...words: string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;

test('a message reaches subscribers of the channel first, then those of patterns', () => {
  const t = new TestServer();
  const [a, b, c] = [t.client(), t.client(), t.client()];
  expect(a.call('SUBSCRIBE', 'news', 'x')).toBe(
    '*3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n*3\r\n$9\r\nsubscribe\r\n$1\r\nx\r\n:2\r\n',
  );
  expect(b.call('PSUBSCRIBE', 'n*')).toBe('*3\r\n$10\r\npsubscribe\r\n$2\r\nn*\r\n:1\r\n');
  expect(c.call('PUBLISH', 'news', 'hi')).toBe(':2\r\n');
  expect(a.take()).toBe(message('message', 'news', 'hi'));
  expect(b.take()).toBe(message('pmessage', 'n*', 'news', 'hi'));
  expect(c.call('PUBSUB', 'NUMSUB', 'news', 'y')).toBe(
    '*4\r\n$4\r\nnews\r\n:1\r\n$1\r\ny\r\n:0\r\n',
  );
  expect(c.call('PUBSUB', 'NUMPAT')).toBe(':1\r\n');
});

test('in RESP2 a subscriber may do little else, in RESP3 everything', () => {
  const t = new TestServer();
  const a = t.client();
  a.call('SUBSCRIBE', 'ch');
  expect(a.call('GET', 'k')).toBe(
    "-ERR Can't execute 'get': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context\r\n",
  );
  expect(a.call('PING', 'hi')).toBe(message('pong', 'hi'));
  expect(a.call('RESET')).toBe('+RESET\r\n');
  expect(a.call('PING')).toBe('+PONG\r\n');
  a.call('HELLO', '3');
  a.call('SUBSCRIBE', 'ch');
  expect(a.call('PUBLISH', 'ch', 'm')).toBe('>3\r\n$7\r\nmessage\r\n$2\r\nch\r\n$1\r\nm\r\n:1\r\n');
});

test('replies may be off, messages come', () => {
  const t = new TestServer();
  const a = t.client();
  a.send('CLIENT', 'REPLY', 'OFF');
  expect(a.call('SUBSCRIBE', 'ch')).toContain('subscribe');
  t.client().call('PUBLISH', 'ch', 'm');
  expect(a.take()).toBe(message('message', 'ch', 'm'));
});

test('unsubscribing from everything answers even when there is nothing', () => {
  const t = new TestServer();
  const a = t.client();
  expect(a.call('UNSUBSCRIBE')).toBe('*3\r\n$11\r\nunsubscribe\r\n$-1\r\n:0\r\n');
  a.call('SUBSCRIBE', 'a', 'b');
  a.call('PSUBSCRIBE', '*');
  a.call('SSUBSCRIBE', 's');
  expect(a.call('UNSUBSCRIBE')).toMatch(/unsubscribe\r\n\$1\r\na\r\n:2\r\n.*b\r\n:1\r\n$/s);
  expect(a.call('SUNSUBSCRIBE')).toBe('*3\r\n$12\r\nsunsubscribe\r\n$1\r\ns\r\n:0\r\n');
  expect(t.server.listeners.shardChannels.size).toBe(0);
});

test('who goes is forgotten', () => {
  const t = new TestServer();
  const a = t.client();
  a.call('SUBSCRIBE', 'ch');
  const b = t.client();
  expect(b.call('INFO', 'stats')).toContain('pubsub_channels:1\r\n');
  a.close();
  expect(b.call('PUBSUB', 'CHANNELS')).toBe('*0\r\n');
  expect(b.call('INFO', 'stats')).toContain('pubsub_channels:0\r\n');
});

test('a message goes to the replicas, also without subscribers, and a replica delivers it', () => {
  const t = new TestServer(['repl-diskless-sync-delay 0']);
  const replica = attach(t);
  replica.take();
  t.client().call('PUBLISH', 'ch', 'm');
  expect(commandsOf(replica.take())).toEqual([
    ['SELECT', '0'],
    ['PUBLISH', 'ch', 'm'],
  ]);

  const other = new TestServer(['replicaof 127.0.0.1 17010']);
  follow(other);
  const a = other.client();
  a.call('SUBSCRIBE', 'ch');
  other.master.send('PUBLISH', 'ch', 'm');
  expect(a.take()).toBe(message('message', 'ch', 'm'));
  expect(other.client().call('PUBLISH', 'ch', 'local')).toBe(':1\r\n');
});

test('a copy of the server has listeners of its own', () => {
  const t = new TestServer();
  const a = t.client();
  a.call('SUBSCRIBE', 'ch');
  const { listeners, clients } = capture({
    listeners: t.server.listeners,
    clients: t.server.clients,
  });
  expect([...clients.values()]).toContain(listeners.channels.get('ch')![0]);
  a.call('UNSUBSCRIBE');
  expect(listeners.channels.size).toBe(1);
});

test('CLIENT LIST marks subscribers', () => {
  const t = new TestServer();
  const a = t.client();
  a.call('SUBSCRIBE', 'a', 'b');
  a.call('PSUBSCRIBE', 'p*');
  expect(t.client().call('CLIENT', 'LIST')).toMatch(/flags=P db=0 sub=2 psub=1 ssub=0 multi=-1/);
});
