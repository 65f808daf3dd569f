import { expect, test } from 'vitest';
import handshakes from './captured/handshake.json';
import resyncs from './captured/resync.json';
import {
  attach,
  commandsOf,
  handshake,
  type TestConnection,
  TestServer,
} from './testServer.fixture.ts';

// A master and hand-made replicas, as they were captured with redis-server 7.0.15.

const PROMPT = ['repl-diskless-sync-delay 0', 'repl-ping-replica-period 3600'];
const GETACK = '*3\r\n$8\r\nREPLCONF\r\n$6\r\nGETACK\r\n$1\r\n*\r\n';

function fill(client: TestConnection, count: number, bytes: number): void {
  for (let i = 0; i < count; i++) client.call('SET', `key${i}`, 'x'.repeat(bytes));
}

interface Try {
  readonly case: string;
  readonly request: readonly [string, string, string];
  readonly reply: string;
  readonly streamBytes: number;
}

const boundaries = resyncs.scenarios.find((one) => one.id === 'psync-boundaries')!;

test('psync-boundaries: the backlog is trimmed to the captured bytes', () => {
  const t = overflown();
  const { backlog, master_repl_offset } = t.server.stream;
  const { first_byte_offset, histlen } = backlog!;
  expect({ first_byte_offset, master_repl_offset, histlen }).toEqual(boundaries.state);
});

test.each((boundaries.tries as unknown as Try[]).map((one) => [one.case, one] as const))(
  'psync-boundaries: %s',
  (_case, one) => {
    const t = overflown();
    const { replid } = t.server.stream;
    const captured = boundaries.tries![0]!.request[1]!;
    const asked = one.request[1] === captured.toUpperCase() ? replid.toUpperCase() : one.request[1];
    const ask = [asked.replace(captured, replid), one.request[2]] as const;
    const answer = handshake(t, { ask }).take();
    const line = answer.slice(
      answer.indexOf('+FULL') < 0 ? answer.indexOf('+CONT') : answer.indexOf('+FULL'),
    );
    const end = line.indexOf('\r\n') + 2;
    expect(line.slice(0, end)).toBe(one.reply.replace(captured, replid));
    if (one.reply.startsWith('+CONTINUE')) expect(line.length - end).toBe(one.streamBytes);
  },
);

/** 23 bytes of SELECT, then a hundred values of 1000 bytes, in a backlog of 16 KiB. */
function overflown(): TestServer {
  const t = new TestServer([...PROMPT, 'repl-backlog-size 16384']);
  const replica = attach(t);
  fill(t.client(), 100, 1_000);
  replica.close();
  return t;
}

test('min-replicas-none: counted at once when a replica goes online or leaves', () => {
  const seen = resyncs.scenarios.find((one) => one.id === 'min-replicas-none');
  expect(seen).toBeDefined();
  const t = new TestServer([...PROMPT, 'min-replicas-to-write 1']);
  const client = t.client();
  const refused = '-NOREPLICAS Not enough good replicas to write.\r\n';
  expect(client.call('SET', 'a', '1')).toBe(refused);
  const replica = attach(t);
  expect(client.call('SET', 'a', '1')).toBe('+OK\r\n');
  replica.close();
  expect(client.call('SET', 'a', '1')).toBe(refused);
});

test('output-buffer-limit: a replica that takes nothing is dropped, and has to start over', () => {
  const t = new TestServer([
    ...PROMPT,
    'repl-backlog-size 16384',
    'client-output-buffer-limit replica 1mb 0 0',
  ]);
  const replica = attach(t);
  replica.window = 0;
  t.takeLogs();
  fill(t.client(), 80, 100_000);
  expect(replica.closed).toBe(true);
  const said = t
    .takeLogs()
    .map(([, level, text]) => `${level} ${text.replace(/id=.* resp=2/, '<c>')}`);
  expect(said).toEqual([
    '# Client <c> scheduled to be closed ASAP for overcoming of output buffer limits.',
    '# Connection with replica 127.0.0.1:17999 lost.',
  ]);
  expect(t.server.stream.master_repl_offset).toBe(8_002_813);
  const again = handshake(t, { ask: [t.server.stream.replid, '1'] });
  expect(again.received).toContain('+FULLRESYNC');
});

test('wait: GETACK once for those who begin to wait together; 37 bytes; the ACK answers', () => {
  const t = new TestServer(PROMPT);
  const replica = attach(t);
  const [a, b] = [t.client(), t.client()];
  a.call('SET', 'a', '1');
  replica.take();
  a.send('WAIT', '1', '2000');
  expect(replica.take()).toBe(GETACK);
  expect(a.received).toBe('');
  replica.send('REPLCONF', 'ACK', '50');
  expect(a.take()).toBe(':1\r\n');
  // Everything it wrote is acknowledged: nothing is asked.
  expect(a.call('WAIT', '1', '2000')).toBe(':1\r\n');
  expect(replica.take()).toBe('');
  b.call('SET', 'b', '1');
  replica.take();
  b.send('WAIT', '2', '300');
  expect(replica.take()).toBe(GETACK);
  replica.send('REPLCONF', 'ACK', '114');
  t.advance(301);
  expect(b.take()).toBe(':1\r\n');
});

test('cadence: lower-case pings by the clock of the master, and they move the offset by 14', () => {
  const one = handshakes.cases.find(({ id }) => id === 'cadence-idle')!;
  const t = new TestServer(['repl-diskless-sync-delay 0', 'repl-ping-replica-period 2']);
  const replica = attach(t);
  t.advance(6_100);
  expect(commandsOf(replica.take())).toEqual([['ping'], ['ping'], ['ping']]);
  expect(t.server.stream.master_repl_offset).toBe(one.masterOffsetAfter);
});

test('a waiting replica hears one line feed a second', () => {
  const t = new TestServer();
  const replica = handshake(t);
  t.advance(4_000);
  expect(replica.take()).toBe('\n\n\n\n');
  t.advance(1_500);
  expect(replica.take()).toMatch(/^\n+\+FULLRESYNC/);
});
