import { expect, test } from 'vitest';
import { type TestConnection, TestServer } from '../testServer.fixture.ts';

// Measured on redis-server 7.0.15 with the same commands: from which size on a client is closed, and
// what the log says of its memory.

const LIMITS = [
  'client-output-buffer-limit normal 100kb 0 0',
  'client-output-buffer-limit pubsub 50kb 0 0',
];

function warned(t: TestServer): string[] {
  return t
    .takeLogs()
    .filter(([, level]) => level === '#')
    .map(([, , text]) =>
      text.replace(/id=.* (flags=\w+) .*(obl=\d+ oll=\d+ omem=\d+) .*resp=2/, '$1 $2'),
    );
}

function reading(t: TestServer, value: number, times = 1): TestConnection {
  t.client().call('SET', 'big', 'x'.repeat(value));
  t.takeLogs();
  const client = t.client();
  client.sendRaw('*2\r\n$3\r\nGET\r\n$3\r\nbig\r\n'.repeat(times));
  return client;
}

test('an answer over the hard limit of normal clients: closed without a byte of it', () => {
  const t = new TestServer(LIMITS);
  expect(reading(t, 102_399).received).toHaveLength(102_410);
  expect(warned(t)).toEqual([]);
  const client = reading(t, 118_000);
  expect([client.received, client.closed]).toEqual(['', true]);
  expect(warned(t)).toEqual([
    'Client flags=N obl=16384 oll=1 omem=114712 scheduled to be closed ASAP for overcoming of output buffer limits.',
  ]);
});

test('answers to a pipeline count together: six of 16000 bytes pass, seven do not', () => {
  const t = new TestServer(LIMITS);
  expect(reading(t, 16_000, 6).received).toHaveLength(96_060);
  const client = reading(t, 16_000, 7);
  expect([client.received, client.closed]).toEqual(['', true]);
  expect(warned(t)).toEqual([
    'Client flags=N obl=16384 oll=5 omem=102520 scheduled to be closed ASAP for overcoming of output buffer limits.',
  ]);
});

test('who subscribes has a limit of its own', () => {
  const t = new TestServer(LIMITS);
  const subscriber = t.client();
  subscriber.call('SUBSCRIBE', 'ch');
  t.takeLogs();
  for (const [size, heard] of [
    [60_000, ':1\r\n'],
    [70_000, ':1\r\n'],
    [80_000, ':0\r\n'],
  ] as const) {
    expect(t.client().call('PUBLISH', 'ch', 'z'.repeat(size))).toBe(heard);
  }
  expect(subscriber.closed).toBe(true);
  expect(subscriber.received.length).toBeLessThan(70_000);
  expect(warned(t)).toEqual([
    'Client flags=P obl=16384 oll=1 omem=57368 scheduled to be closed ASAP for overcoming of output buffer limits.',
  ]);
});

test('the soft limit closes from the cron, once it was passed for longer than its seconds', () => {
  const t = new TestServer(['client-output-buffer-limit normal 0 100kb 2']);
  t.client().call('SET', 'big', 'x'.repeat(400_000));
  const client = t.client();
  client.window = 0;
  client.send('GET', 'big');
  t.takeLogs();
  t.advance(2_000);
  expect(client.closed).toBe(false);
  t.advance(1_500);
  expect(client.closed).toBe(true);
  expect(warned(t)[0]).toMatch(
    /^Client flags=N .* closed for overcoming of output buffer limits\.$/,
  );
});

test('a request without an end', () => {
  const t = new TestServer(['client-query-buffer-limit 1mb']);
  const client = t.client();
  t.takeLogs();
  client.sendRaw(`*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$3000000\r\n${'q'.repeat(2_000_000)}`);
  expect(client.closed).toBe(true);
  expect(warned(t)[0]).toMatch(
    /^Closing client that reached max query buffer length: .*\(qbuf initial bytes: ".*"\)$/,
  );
});

test('maxclients: one too many hears why', () => {
  const t = new TestServer(['maxclients 3']);
  const [first] = [t.client(), t.client(), t.client()];
  const more = t.client();
  expect([more.received, more.closed]).toEqual(['-ERR max number of clients reached\r\n', true]);
  const stats = first.call('INFO', 'stats');
  expect(stats).toContain('total_connections_received:3\r\n');
  expect(stats).toContain('rejected_connections:1\r\n');
  first.close();
  expect(t.client().call('PING')).toBe('+PONG\r\n');
});
