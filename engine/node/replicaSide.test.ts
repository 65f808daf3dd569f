import { expect, test } from 'vitest';
import resyncs from './captured/resync.json';
import {
  commandsOf,
  follow,
  type LogEntry,
  type TestConnection,
  TestServer,
} from './testServer.fixture.ts';

// A replica and masters played by hand, as they were captured with redis-server 7.0.15.

interface NotRedis {
  readonly case: string;
  readonly log: readonly LogEntry[];
  readonly alive?: boolean;
}

const FULL = `+FULLRESYNC ${'a'.repeat(40)} 1\r\n`;
const UP_TO_PSYNC = ['+PONG\r\n', '+OK\r\n', '+OK\r\n'];

/** What each of these "masters" says, connection by connection; then it is silent, or closes. */
const SAYS: Readonly<Record<string, { says: readonly string[]; closes?: boolean }>> = {
  'HTTP server': { says: ['HTTP/1.1 400 Bad Request\r\n'] },
  'closes at once': { says: [], closes: true },
  'error to PING': { says: ['-ERR nope\r\n'] },
  'PSYNC unknown command': { says: [...UP_TO_PSYNC, "-ERR unknown command 'PSYNC'\r\n"] },
  'bad FULLRESYNC syntax': { says: [...UP_TO_PSYNC, '+FULLRESYNC nonsense\r\n'] },
  'garbage after FULLRESYNC': { says: [...UP_TO_PSYNC, FULL, 'hello\r\n'] },
  'RDB cut short': { says: [...UP_TO_PSYNC, FULL, '$100\r\n', 'REDIS'], closes: true },
  NOMASTERLINK: {
    says: [...UP_TO_PSYNC, "-NOMASTERLINK Can't SYNC while not connected with my master\r\n"],
  },
  'bad RDB': { says: [...UP_TO_PSYNC, FULL, '$5\r\nhello'] },
};

const cases = resyncs.scenarios.find((one) => one.id === 'not-redis')!
  .cases as unknown as NotRedis[];

test.each(cases.map((one) => [one.case, one] as const))('not-redis: %s', (name, one) => {
  const { says, closes = false } = SAYS[name]!;
  const t = new TestServer(['repl-timeout 3600'], { port: 17_124 });
  t.takeLogs();
  t.client().call('REPLICAOF', '127.0.0.1', '17123');
  for (let round = 0; round < 4 && t.exited === null; round++) {
    speak(t.master, says, closes);
    if (t.server.link.state === 'CONNECT') t.advance(1_000);
  }
  t.advance(50);
  const ours = plain(t.takeLogs());
  const theirs = plain(one.log);
  const count = Math.min(ours.length, theirs.length);
  expect(count).toBeGreaterThan(4);
  expect(ours.slice(0, count)).toEqual(theirs.slice(0, count));
  expect(t.exited === null).toBe(one.alive ?? true);
});

function speak(master: TestConnection, says: readonly string[], closes: boolean): void {
  for (const text of says) if (!master.closed) master.sendRaw(text);
  if (closes && !master.closed) master.close();
}

function plain(log: readonly LogEntry[]): string[] {
  return log.map((entry) =>
    entry
      .join(' ')
      .replace(/'id=.* resp=2'/, '<client>')
      .replace(/\b(?!a{40})[0-9a-f]{40}\b/g, 'ID')
      .replace(/127\.0\.0\.1:\d+/, 'M')
      // Another build of 7.0.15: its lines are numbered otherwise.
      .replace(/rdb\.c:\d+/, 'rdb.c'),
  );
}

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
