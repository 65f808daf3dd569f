// Masters that are no Redis, or a broken one: what a replica of redis-server 7.0.15 logged then, and
// whether it lived.
import { assert } from '../base/assert.ts';
import { same } from './handshakeByHand.fixture.ts';
import { type LogEntry, type TestConnection, TestServer } from './testServer.fixture.ts';

export interface NotRedis {
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

export function playNotRedis({ case: name, log, alive = true }: NotRedis): void {
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
  const theirs = plain(log);
  // Either was looked at for some attempts.
  const count = Math.min(ours.length, theirs.length);
  assert(count > 4, `${name}: too little to compare`);
  same(ours.slice(0, count), theirs.slice(0, count));
  same(t.exited === null, alive);
}

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
