import { expect, test } from 'vitest';
import captured from '../captured/events.json';
import { attach, follow, TestServer } from '../testServer.fixture.ts';

const run = captured.run as unknown as readonly (readonly [words: string[], events: string])[];

/** The two messages of an event to a client that listens to all of them, as PSUBSCRIBE wrote it. */
function messages(event: string): string {
  const [db = '', name = '', key = ''] = event.split(' ');
  const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;
  const head = `*4\r\n${bulk('pmessage')}${bulk('__key*__:*')}`;
  return (
    `${head}${bulk(`__keyspace@${db}__:${key}`)}${bulk(name)}` +
    `${head}${bulk(`__keyevent@${db}__:${name}`)}${bulk(key)}`
  );
}

function listening(test: TestServer, pattern = '__key*__:*'): ReturnType<TestServer['client']> {
  const subscriber = test.client();
  subscriber.call('PSUBSCRIBE', pattern);
  return subscriber;
}

test('random commands of all families tell what the real server told, hits and misses included', () => {
  const server = new TestServer(['notify-keyspace-events AKEnm']);
  const client = server.client();
  const subscriber = listening(server);
  for (const [i, [words, events]] of run.entries()) {
    client.call(...words);
    const expected = events === '' ? '' : events.split(', ').map(messages).join('');
    expect([i, words, subscriber.take()]).toEqual([i, words, expected]);
  }
  const { keyspace_hits, keyspace_misses } = server.server.stats;
  expect([keyspace_hits, keyspace_misses]).toEqual([captured.hits, captured.misses]);
});

test('which events are told is set in letters, and printed in the order of Redis', () => {
  const client = new TestServer().client();
  const name = 'notify-keyspace-events';
  const shown = (letters: string): string => {
    expect(client.call('CONFIG', 'SET', name, letters)).toBe('+OK\r\n');
    return client.call('CONFIG', 'GET', name).split('\r\n')[4]!;
  };
  expect(['KEA', 'EK', 'g$lshzxetdKEmn', 'xE', 'Kmn', 'gxeK', 'dK', ''].map(shown)).toEqual([
    'AKE',
    'KE',
    'AKEm',
    'xE',
    'nKm',
    'gxeK',
    'dK',
    '',
  ]);
  expect(client.call('CONFIG', 'SET', name, 'q')).toBe(
    `-ERR CONFIG SET failed (possibly related to argument '${name}') - Invalid event class character. Use 'Ag$lshzxeKEtmdn'.\r\n`,
  );
});

test('a key that expires by itself, and one that is evicted, are told of', () => {
  const server = new TestServer(['notify-keyspace-events AKE']);
  const client = server.client();
  const subscriber = listening(server);
  client.call('SET', 'k', 'v', 'PX', '5');
  subscriber.take();
  server.advance(300);
  expect(subscriber.take()).toBe(messages('0 expired k'));
  client.call('SET', 'k', 'v');
  subscriber.take();
  client.call('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru', 'maxmemory', '1');
  expect(subscriber.take()).toBe(messages('0 evicted k'));
});

test('a replica tells of what its master does, and nothing of it is propagated', () => {
  const replica = new TestServer(['notify-keyspace-events AKE', 'replicaof 127.0.0.1 1']);
  const subscriber = listening(replica);
  follow(replica, [['SET', 'k', 'v'], ['MULTI'], ['INCR', 'n'], ['DEL', 'k'], ['EXEC']]);
  expect(subscriber.take()).toBe(['0 set k', '0 incrby n', '0 del k'].map(messages).join(''));
  const master = new TestServer(['notify-keyspace-events AKE', 'repl-diskless-sync-delay 0']);
  const link = attach(master);
  link.take();
  master.client().call('SET', 'k', 'v');
  expect(link.take()).not.toContain('PUBLISH');
});

test('without the parameter nothing is kept', () => {
  const server = new TestServer();
  const client = server.client();
  const subscriber = listening(server);
  client.call('SET', 'k', 'v');
  expect(subscriber.take()).toBe('');
  expect(server.server.keyspace.events).toEqual([]);
});

test('a client that listens to itself is told before or after the reply, as each command does it', () => {
  const client = new TestServer(['notify-keyspace-events EA']).client();
  client.call('HELLO', '3');
  client.call('PSUBSCRIBE', '*');
  const order = (...words: string[]): string[] =>
    [...client.call(...words).matchAll(/__keyevent@0__:(\w+)|^[:+$](?=\S+\r\n(?:>|$))/gm)].map(
      ([whole, name]) => name ?? whole,
    );
  expect(order('SET', 'k', '1')).toEqual(['set', '+']);
  expect(order('INCR', 'k')).toEqual(['incrby', ':']);
  expect(order('EXPIRE', 'k', '100')).toEqual([':', 'expire']);
  expect(order('EXPIRE', 'k', '-1')).toEqual(['del', ':']);
  expect(order('RPUSH', 'l', 'a')).toEqual([':', 'rpush']);
  expect(order('SADD', 's', 'a')).toEqual(['sadd', ':']);
});
