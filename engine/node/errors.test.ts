import { afterAll, expect, test } from 'vitest';
import { SimulatedDisk } from '../persistence/simulatedDisk.ts';
import captured from './captured/errors.json';
import { CaseTally } from '../host/tally.ts';
import {
  attach,
  follow,
  handshake,
  isModelled,
  type LogEntry,
  type TestConnection,
  TestServer,
} from './testServer.fixture.ts';

// What redis-server 7.0.15 answered in each of these situations. The cases of one situation follow
// one another on one connection, as they did when they were captured.

interface Case {
  readonly group: string;
  readonly setup: string;
  readonly command: readonly string[];
  readonly reply: string;
  readonly connectionClosed?: boolean;
  readonly log?: readonly (readonly string[])[];
}

const tally = new CaseTally();
afterAll(() => tally.write('errors', captured.redisVersion, captured.cases.length));

const ALL = captured.cases as unknown as readonly Case[];

const situations = new Map<string, Case[]>();
for (const one of ALL) {
  const name = `${one.group}: ${one.setup}`;
  situations.set(name, [...(situations.get(name) ?? []), one]);
}

/** Answers that hold what differs from run to run: their digits are not compared. */
const SHAPES = ['TIME', 'LASTSAVE', 'HELLO', 'CLIENT'];

const NOT_REPLIES: Record<string, string> = {
  'replica-writable INFO': 'no reply, but a remark on offsets (see replicaSide.test.ts)',
  'misconf INFO': 'one line of a reply',
  'masterdown INFO': 'INFO is compared in info.test.ts',
  'loading INFO': 'INFO is compared in info.test.ts',
  'masterdown COMMAND': 'counts all commands of Redis',
  'replica-expired RANDOMKEY': 'a random key',
  'loading REPLICAOF': 'a log of another server (see handshake.test.ts)',
  'misconf-replica SET': 'the end of a process (see replicaSide.test.ts)',
  'misconf PSYNC': 'a full sync that fails, told below',
};

/** Why a case is not compared, or null. */
function left(one: Case): string | null {
  const [name = '', what = ''] = one.command;
  const known = NOT_REPLIES[`${one.group} ${name}`];
  if (known !== undefined && !(one.group === 'loading' && what === 'NO')) return known;
  if (name === 'raw' || name === 'NOSUCHCMD' || name === 'WAITAOF') return null;
  if (/^(EVAL|FCALL)/.test(name)) return 'not modelled';
  if (one.reply.startsWith('-') && REFUSED_BEFORE.test(one.reply)) return null;
  if (isModelled(one.command) || /NOSUCH|^X$/.test(what)) {
    return name === 'DEBUG' && what === 'OBJECT' ? 'not modelled' : null;
  }
  return 'not modelled';
}
/** These checks come before the command itself, so they hold for commands that are not modelled too. */
const REFUSED_BEFORE =
  /^-(READONLY You can't write against a read only replica\.\r|MASTERDOWN|LOADING|NOAUTH|NOREPLICAS Not enough good replicas to write\.\r|ERR wrong number)/;

const SETUP: Record<string, () => { test: TestServer; client: TestConnection }> = {
  'healthy read only replica': replica,
  'healthy read only replica, transaction': replica,
  'healthy read only replica, read only transaction': replica,
  'on a replica': replica,
  'PSYNC ... FAILOVER sent to a replica with a wrong replid': replica,
  'replica-read-only no': () => replica('replica-read-only no'),
  'key logically expired, master has not sent DEL yet': () => expired(false),
  'after a GET of the key on the master: DEL arrived': () => expired(true),
  'a connection that is attached as replica (flag S) sends this': () => {
    const t = new TestServer(['repl-diskless-sync-delay 0']);
    return { test: t, client: attach(t) };
  },
  'min-replicas-to-write 2, one good replica': () => {
    const t = new TestServer(['repl-diskless-sync-delay 0']);
    t.client().call('SET', 'k', 'v');
    t.client().call('PFADD', 'h', 'a');
    attach(t);
    t.client().call('CONFIG', 'SET', 'min-replicas-to-write', '2');
    return on(t);
  },
  'replica-serve-stale-data no, link down': () =>
    on(new TestServer(['replica-serve-stale-data no', 'replicaof 127.0.0.1 17999'], DOWN)),
  'replica-serve-stale-data yes, link down': () => {
    const t = new TestServer([], DOWN);
    t.client().call('SET', 'k', 'v');
    t.client().call('REPLICAOF', '127.0.0.1', '17999');
    return on(t);
  },
  'server loading its RDB at start up': loading,
  'data directory removed': brokenDisk,
  'last BGSAVE failed, stop-writes-on-bgsave-error yes, save points configured': () => {
    const t = new TestServer();
    t.client().call('SET', 'a', '1');
    t.disk.broken = true;
    t.client().call('BGSAVE');
    t.advance(100);
    return on(t);
  },
  'requirepass pw, not authenticated': () => on(new TestServer(['requirepass pw'])),
  'k holds the string v': () => {
    const t = new TestServer();
    t.client().call('SET', 'k', 'v');
    return on(t);
  },
  'on a master': () => {
    const t = new TestServer();
    // It waits for its RDB.
    handshake(t);
    return on(t);
  },
  'maxmemory 1, noeviction': () => on(new TestServer(['maxmemory 1'])),
  'cluster-enabled yes': () => on(new TestServer(['cluster-enabled yes'])),
  'enable-debug-command no': () => on(new TestServer(['enable-debug-command no'])),
  'client blocked in WAIT 5 0 when the master gets REPLICAOF host port': () => on(new TestServer()),
};
const DOWN = { port: 17_012, master: 'refuse' } as const;

function on(t: TestServer): { test: TestServer; client: TestConnection } {
  return { test: t, client: t.client() };
}

function replica(...more: string[]): { test: TestServer; client: TestConnection } {
  const t = new TestServer(['replicaof 127.0.0.1 17010', ...more]);
  follow(t, [
    ['SELECT', '0'],
    ['SET', 'k', 'v'],
    ['PFADD', 'h', 'a'],
  ]);
  return on(t);
}

function expired(deleted: boolean): { test: TestServer; client: TestConnection } {
  const { test: t } = replica();
  for (const key of ['a', 'b', 'c']) t.master.send('SET', key, '1');
  t.master.send('SET', 'ex', '1', 'PXAT', '1000');
  if (deleted) t.master.send('DEL', 'ex');
  return on(t);
}

function loading(): { test: TestServer; client: TestConnection } {
  const disk = new SimulatedDisk();
  const saver = new TestServer([], { disk });
  saver.client().call('SET', 'key:1', 'v');
  saver.client().call('SAVE');
  return on(new TestServer(['key-load-delay 10000000'], { disk, port: 17_013 }));
}

function brokenDisk(): { test: TestServer; client: TestConnection } {
  const t = new TestServer();
  t.disk.broken = true;
  const both = on(t);
  // SAVE is refused while the child of BGSAVE runs: it comes a moment later.
  const { send } = both.client;
  both.client.send = (...words) => {
    t.advance(100);
    send.apply(both.client, words);
  };
  return both;
}

function ask(client: TestConnection, one: Case): string {
  const { command } = one;
  const [name, text = ''] = command;
  if (one.setup.startsWith('PSYNC pipelined')) {
    client.sendRaw('PING\r\nPSYNC ? -1\r\n');
    return client.take().replace('+PONG\r\n', '');
  }
  if (name === 'raw') client.sendRaw(text.replaceAll('\\r', '\r').replaceAll('\\n', '\n'));
  else client.send(...command);
  return client.take();
}

/** What differs between two runs of Redis itself. */
function normalised(one: Case, reply: string): string {
  return SHAPES.includes(one.command[0]!) ? reply.replace(/\d+/g, 'N') : reply;
}

function withoutClients(log: readonly (readonly string[])[]): LogEntry[] {
  return log.map(([role = '', level = '', text = '']) => [
    role,
    level,
    text.replace(/id=\d+ addr=.*? resp=2/, '<client>'),
  ]);
}

test.each([...situations])('%s', (_name, cases) => {
  const open = SETUP[cases[0]!.setup] ?? (() => on(new TestServer()));
  let { test: t, client } = open();
  for (const one of cases) {
    if (left(one) !== null) continue;
    // They have no ids of their own, and some stand there twice.
    const id = String(ALL.indexOf(one));
    tally.begin(id);
    if (client.closed) ({ test: t, client } = open());
    t.takeLogs();
    const reply = one.group === 'role-change' ? turned(t, client) : ask(client, one);
    expect([one.command, normalised(one, reply)]).toEqual([
      one.command,
      normalised(one, one.reply),
    ]);
    if (one.connectionClosed !== undefined) expect(client.closed).toBe(one.connectionClosed);
    if (one.log !== undefined)
      expect(withoutClients(t.takeLogs())).toEqual(withoutClients(one.log));
    tally.pass(id);
  }
});

/** WAIT blocks, and then the server becomes a replica. */
function turned(t: TestServer, client: TestConnection): string {
  client.send('WAIT', '5', '0');
  t.client().call('REPLICAOF', '127.0.0.1', '1');
  expect(client.closed).toBe(true);
  return client.take();
}

test('how many captured answers are compared, and why the others are not', () => {
  const count: Record<string, number> = {};
  for (const one of captured.cases as unknown as Case[]) {
    const why = left(one) ?? 'compared';
    count[why] = (count[why] ?? 0) + 1;
  }
  expect(count).toEqual({
    compared: 269,
    'not modelled': 19,
    'INFO is compared in info.test.ts': 2,
    'a log of another server (see handshake.test.ts)': 1,
    'a random key': 1,
    'counts all commands of Redis': 1,
    'no reply, but a remark on offsets (see replicaSide.test.ts)': 1,
    'one line of a reply': 1,
    'a full sync that fails, told below': 1,
    'the end of a process (see replicaSide.test.ts)': 1,
  });
});

test('a full sync that cannot write its RDB: +FULLRESYNC, then the connection is dropped', () => {
  const t = new TestServer(['repl-diskless-sync no']);
  t.disk.broken = true;
  t.takeLogs();
  const connection = handshake(t);
  t.advance(120);
  expect(connection.received).toMatch(/\+FULLRESYNC [0-9a-f]{40} 0\r\n$/);
  expect(connection.closed).toBe(true);
  expect(t.takeLogs().slice(-3)).toEqual([
    ['M', '#', 'Background saving error'],
    ['M', '#', 'SYNC failed. BGSAVE child returned an error'],
    ['M', '#', 'Connection with replica 127.0.0.1:17999 lost.'],
  ]);
});

test('an unknown command is quoted up to its first zero byte, on one line', () => {
  expect(new TestServer().client().call('NOPE', 'b\0\r\n\xff', 'a\nb')).toBe(
    "-ERR unknown command 'NOPE', with args beginning with: 'b' 'a b' \r\n",
  );
});
