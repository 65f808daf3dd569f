import { afterAll, expect, test } from 'vitest';
import captured from '../captured/info.json';
import { CaseTally } from '../../host/tally.ts';
import {
  attach,
  follow,
  handshake,
  type TestConnection,
  TestServer,
} from '../testServer.fixture.ts';

// INFO and ROLE in every state of a master, a replica and the link between them, as 7.0.15 printed them.

interface State {
  readonly id: string;
  readonly infoReplication: string;
  readonly roleWire: string;
  readonly clientList?: string;
}

const STATES = captured.states as readonly State[];
const PROMPT = ['repl-diskless-sync-delay 0', 'repl-ping-replica-period 3600'];

/** A master after so many of the steps through which the captured one went. */
function master(steps: number): TestServer {
  const t = new TestServer(PROMPT, { port: 17_010 });
  const typist = t.client();
  let replica: TestConnection | null = null;
  const all: (() => unknown)[] = [
    () => typist.call('SET', 'x', '1'),
    () => {
      replica = attach(t);
    },
    () => {
      typist.call('SET', 'a', '1');
      t.advance(1_000);
    },
    () => replica!.send('REPLCONF', 'ACK', '50'),
    () => t.advance(2_000),
    () => {
      const second = t.client();
      second.call('REPLCONF', 'listening-port', '17011');
      second.call('REPLCONF', 'ip-address', '10.9.8.7');
      second.call('REPLCONF', 'capa', 'eof', 'capa', 'psync2');
      second.send('PSYNC', '?', '-1');
      t.advance(120);
      second.send('REPLCONF', 'ACK', '50');
      others.push(second);
    },
    () => typist.call('CONFIG', 'SET', 'min-replicas-to-write', '1'),
    () => {
      typist.call('CONFIG', 'SET', 'min-replicas-to-write', '0');
      for (const one of [replica!, ...others]) one.close();
    },
    () => typist.call('SET', 'a', '1'),
  ];
  const others: TestConnection[] = [];
  for (const step of all.slice(0, steps)) step();
  return t;
}

/** Everything of its backlog is forgotten after a second without replicas. */
function freed(): TestServer {
  const t = master(9);
  t.client().call('CONFIG', 'SET', 'repl-backlog-ttl', '1');
  t.advance(3_000);
  return t;
}

/** A server with data that follows `port`, whose master has said so much. */
function replica(port: number, ...said: string[]): TestServer {
  const t = new TestServer(['repl-timeout 3600'], { port: 17_016 });
  t.client().call('SET', 'old', '1');
  t.client().call('REPLICAOF', '127.0.0.1', String(port));
  for (const text of said) t.master.sendRaw(text);
  return t;
}

const FULL = '+FULLRESYNC 0123456789abcdef0123456789abcdef01234567 100\r\n';
const HANDSHAKE = ['+PONG\r\n', '+OK\r\n', '+OK\r\n'];
const X250 = 'x'.repeat(250);

function connected(): TestServer {
  const t = new TestServer(['replicaof 127.0.0.1 17010'], { port: 17_011 });
  follow(t, [], 50);
  return t;
}

const BUILD: Readonly<Record<string, () => TestServer>> = {
  'master-fresh': () => master(0),
  'master-fresh-after-writes': () => master(1),
  'master-one-replica': () => master(2),
  'master-one-replica-write': () => master(3),
  'master-one-replica-acked': () => master(4),
  'master-lag': () => master(5),
  'master-two-replicas': () => master(6),
  'master-min-replicas': () => master(7),
  'master-replicas-gone': () => master(8),
  'replica-connected': connected,
  promoted: () => {
    const t = connected();
    t.client().call('REPLICAOF', 'NO', 'ONE');
    return t;
  },
  'master-no-replica-write': () => master(9),
  'master-backlog-freed': freed,
  'master-backlog-freed-write': () => {
    const t = freed();
    t.client().call('SET', 'a', '1');
    return t;
  },
  'master-backlog-new': () => {
    const t = freed();
    attach(t).send('REPLCONF', 'ACK', '100');
    return t;
  },
  'slave-wait_bgsave-start': () => {
    const t = new TestServer();
    handshake(t);
    return t;
  },
  'slave-wait_bgsave-end': () => {
    const t = new TestServer(['repl-diskless-sync no', 'rdb-key-save-delay 1000000']);
    t.client().call('SET', 'a', '1');
    handshake(t);
    return t;
  },
  'slave-send_bulk': () => {
    const t = new TestServer(['repl-diskless-sync no']);
    const taker = handshake(t);
    taker.window = 0;
    t.advance(120);
    return t;
  },
  'replica-handshake-ping': () => replica(17_015),
  'replica-handshake-replconf': () => replica(17_017, '+PONG\r\n'),
  'replica-handshake-psync': () => replica(17_019, ...HANDSHAKE),
  'replica-sync-nolen': () => replica(17_021, ...HANDSHAKE, FULL),
  'replica-sync-len': () => replica(17_023, ...HANDSHAKE, FULL, '$1000\r\n', X250),
  'replica-sync-eof': () => replica(17_025, ...HANDSHAKE, FULL, `$EOF:${'e'.repeat(40)}\r\n`, X250),
  'replica-config-never-connected': () => new TestServer(['replicaof 127.0.0.1 17027']),
  'replica-refused': () => {
    const t = new TestServer([], { master: 'refuse' });
    t.client().call('REPLICAOF', '127.0.0.1', '17030');
    return t;
  },
  'replica-connecting': () => {
    const t = new TestServer([], { master: 'silent' });
    t.client().call('REPLICAOF', '127.0.0.1', '17031');
    return t;
  },
  'replica-badhost': () => {
    const t = new TestServer([], { master: 'no-such-host' });
    t.client().call('REPLICAOF', 'no-such-host.invalid', '6379');
    return t;
  },
  'replica-down-cached': () => {
    const t = new TestServer(['replicaof 127.0.0.1 17036']);
    const link = follow(t, [
      ['SELECT', '0'],
      ['SET', 'k', '2'],
    ]);
    t.answer = 'refuse';
    link.close();
    t.advance(2_000);
    return t;
  },
};

/** Replication IDs by the order in which they appear; what only tells of moments becomes N. */
function plain(text: string): string[] {
  const ids: string[] = [];
  const named = text.replace(/\b[0-9a-f]{40}\b/g, (id) => {
    if (/^0+$/.test(id)) return 'none';
    if (!ids.includes(id)) ids.push(id);
    return `id${ids.indexOf(id) + 1}`;
  });
  return named
    .split('\r\n')
    .map((line) => line.replace(/(lag=|seconds_ago:|since_seconds:)\d+/, '$1N'));
}

function bulk(reply: string): string {
  return reply.replace(/^\$\d+\r\n/, '').replace(/\r\n$/, '');
}

test('every captured state is built here', () => {
  expect(Object.keys(BUILD).toSorted(byName)).toEqual(STATES.map((one) => one.id).toSorted(byName));
});
const byName = (a: string, b: string): number => (a < b ? -1 : 1);

const tally = new CaseTally();
afterAll(() => tally.write('info', captured.redisVersion, STATES.length));

test.each(Object.entries(BUILD))('%s', (id, build) => {
  tally.begin(id);
  const state = STATES.find((one) => one.id === id)!;
  const t = build();
  const info = bulk(t.client().call('INFO', 'replication'));
  expect(plain(info)).toEqual(plain(state.infoReplication));
  expect(t.client().call('ROLE')).toBe(state.roleWire);
  tally.pass(id);
});

test('sections: the same fields in the same order', () => {
  const t = new TestServer();
  const names = (text: string): string[] => text.split('\r\n').map((line) => line.split(':')[0]!);
  for (const section of ['Server', 'Clients', 'Persistence', 'Stats'] as const) {
    const text = captured.otherSections[`info${section}`];
    expect(names(bulk(t.client().call('INFO', section)))).toEqual(names(text));
  }
  const { defaultSections, allSections, everythingSections, unknownSection } =
    captured.otherSections;
  const titles = (...words: string[]): string[] =>
    [
      ...t
        .client()
        .call('INFO', ...words)
        .matchAll(/# (\w+)\r\n/g),
    ].map((match) => match[1]!);
  expect(titles()).toEqual(defaultSections);
  expect(titles('all')).toEqual(allSections);
  expect(titles('everything')).toEqual(everythingSections);
  expect(t.client().call('INFO', 'nosuch')).toBe(unknownSection);
});

test('INFO stats: lookups of keys are hits or misses', () => {
  const t = new TestServer();
  const client = t.client();
  client.call('SET', 'a', '1');
  client.call('MGET', 'a', 'nope');
  client.call('EXISTS', 'a');
  const stats = client.call('INFO', 'stats');
  expect(stats).toContain('keyspace_hits:2\r\n');
  expect(stats).toContain('keyspace_misses:1\r\n');
});

test('CLIENT LIST: a waiting replica, a client that has just come, the link to the master', () => {
  const fields = (line: string): string[] =>
    line
      .trim()
      .split(' ')
      .map((one) => one.split('=')[0]!);
  const waiting = STATES.find((one) => one.id === 'slave-wait_bgsave-start')!.clientList!;
  const t = BUILD['slave-wait_bgsave-start']!();
  t.advance(1_000);
  const line = bulk(t.client().call('CLIENT', 'LIST', 'TYPE', 'replica'));
  const same = (text: string): string =>
    text.replace(/\b(id|addr|laddr|fd|age|idle)=\S+/g, '$1=N').trim();
  expect(same(line)).toBe(same(waiting));
  const up = connected();
  const link = bulk(up.client().call('CLIENT', 'LIST', 'TYPE', 'master'));
  expect(fields(link)).toEqual(fields(waiting));
  expect(link).toContain(' flags=M ');
});
