import { afterAll, expect, test } from 'vitest';
import { textOf } from '../base/bytes.ts';
import captured from '../node/captured/handshake.json';
import { Story } from './resync.fixture.ts';
import { type LogEntry, normalise, type Scenario } from './resyncOutcome.fixture.ts';
import { CaseTally } from '../host/tally.ts';

// Handshakes captured between two real 7.0.15 servers: the bytes of each direction in order, and both logs.

interface Case {
  readonly id: string;
  readonly events: readonly { readonly dir: string; readonly bytes: string }[];
  readonly masterLog: readonly LogEntry[];
  readonly replicaLog: readonly LogEntry[];
}

interface Play {
  readonly M?: readonly string[];
  readonly R?: readonly string[];
  /** Written on the master before. */
  readonly keys?: number;
  /** How long it is watched, in seconds. */
  readonly seconds?: number;
  /** What happens after REPLICAOF. */
  readonly after?: (t: Story) => void;
  readonly configured?: boolean;
}

const PLAYS: Readonly<Record<string, Play>> = {
  diskless: { keys: 3 },
  disk: { M: ['repl-diskless-sync no'], keys: 3 },
  'diskless-delay5': { M: ['repl-diskless-sync-delay 5'], keys: 10, seconds: 8 },
  'disk-slow-bgsave': {
    M: ['repl-diskless-sync no', 'rdb-key-save-delay 300000'],
    keys: 12,
    seconds: 6,
    after: (t) => {
      t.run(1);
      t.type('M', 'SET during bgsave');
    },
  },
  'auth-password': { M: ['requirepass s3cret'], R: ['masterauth s3cret'] },
  'auth-wrong': { M: ['requirepass s3cret'], R: ['masterauth bad'] },
  'auth-user': {
    M: ['user repl on >pw +psync +replconf +ping'],
    R: ['masteruser repl', 'masterauth pw'],
  },
  'auth-unneeded': { R: ['masterauth x'] },
  announce: { keys: 3, R: ['replica-announce-ip 10.1.2.3', 'replica-announce-port 7777'] },
  'config-replicaof': { configured: true, keys: 10 },
};

const NOT_PLAYED: Readonly<Record<string, string>> = {
  'diskless-slow-bgsave': 'the first piece of the RDB comes when all of it is there',
  'slow-load': 'told in engine/node/replicaSide.test.ts',
  'auth-user-noperm': 'the storm of attempts has no end to compare; told below',
  'auth-missing': 'the storm of attempts has no end to compare; told below',
  'old-sync': 'in engine/node/masterSide.test.ts',
  'continue-variants': 'in engine/node/masterSide.test.ts',
  'rdb-only': 'in engine/node/masterSide.test.ts',
  'rdb-aux': 'in engine/node/masterSide.test.ts',
  'wait-getack': 'in engine/node/masterSide.test.ts',
  'wait-noget': 'in engine/node/masterSide.test.ts',
  'wait-timeout': 'in engine/node/masterSide.test.ts',
  'wait-two-clients': 'in engine/node/masterSide.test.ts',
  'cadence-idle': 'in engine/node/masterSide.test.ts',
  'ping-default': 'in engine/node/masterSide.test.ts',
  chained: 'in engine/node/replicaSide.test.ts',
  'rdb-filter-only': 'an RDB without keys is not modelled',
};

function play({ M = [], R = [], keys = 0, configured = false, after, seconds = 3 }: Play): Story {
  const t = new Story({ nodes: { M: [...M], R: [...R] } });
  if (M.some((line) => line.startsWith('requirepass'))) t.type('M', 'AUTH s3cret');
  t.type('M', `DEBUG POPULATE ${keys}`);
  if (configured) {
    t.kill('R');
    t.configure('R', [`replicaof 127.0.0.1 ${t.port('M')}`]);
    t.begin();
    t.start('R');
  } else {
    t.begin();
    t.follow('R', 'M');
  }
  after?.(t);
  t.run(seconds);
  return t;
}

/** What goes up: commands. What goes down: lines, then the RDB, then the stream. */
function pieces(text: string): string[] {
  if (text.includes('REDIS0010') || text.includes('<RDB>'))
    return [text.startsWith('$') ? preamble(text) : '', '<RDB>'];
  return text
    .replace(/\*\d+\r\n/g, '\n* ')
    .replace(/\$\d+\r\n([^\r]*)\r\n/g, '$1 ')
    .split(/[\r\n]+/)
    .map((one) => one.trim());
}

function preamble(text: string): string {
  return text.slice(0, text.indexOf('\r\n')).replace(/^\$\d+$/, '$length');
}

/** One direction, without what depends on the moment at which it was captured. */
function direction(chunks: readonly string[]): string[] {
  const ids: string[] = [];
  const named = (line: string): string =>
    line.replace(/\b[0-9a-f]{40}\b/g, (id) => {
      if (!ids.includes(id)) ids.push(id);
      return `id${ids.indexOf(id) + 1}`;
    });
  const lines = chunks
    .flatMap(pieces)
    .filter((line) => line !== '')
    .map((line) =>
      named(line)
        .replace(/(listening-port) 17\d+/, '$1 P')
        .replace(/^\$\d+$/, '$length'),
    );
  return lines.filter((line, i) => line !== lines[i - 1]);
}

function sent(t: Story, from: string, to: string): string[] {
  const { messages } = t.t.recorder;
  const [a, b] = [from, to].map((name) => t.t.world.machine(t.port(name))!.end);
  const chunks: string[] = [];
  for (let id = messages.first; id <= messages.last; id++) {
    const row = messages.get(id);
    if (row === null || row.from !== a || row.to !== b || row.bytes === 0) continue;
    const text = textOf(messages.bytesOf(id).bytes);
    chunks.push(/^\$\d+\r\n$/.test(text) ? `${text}<RDB>` : text);
  }
  return chunks;
}

/** The capture may have been ended earlier: what is there must be the same. */
function expectBeginning(ours: readonly string[], theirs: readonly string[]): void {
  expect(ours.slice(0, theirs.length)).toEqual(theirs);
}

const CASES = captured.cases as unknown as readonly Case[];

const tally = new CaseTally();
afterAll(() => tally.write('handshake', captured.redisVersion, CASES.length));

function logsOf(one: Case): Scenario {
  const logs = { M: one.masterLog, R: one.replicaLog };
  return { id: '', title: '', before: {}, after: {}, stats: {}, psync: {}, logs };
}

test.each(Object.entries(PLAYS))('%s', (id, how) => {
  tally.begin(id);
  const one = CASES.find((found) => found.id === id)!;
  const t = play(how);
  for (const [dir, from, to] of [
    ['r>m', 'R', 'M'],
    ['m>r', 'M', 'R'],
  ] as const) {
    const theirs = one.events.filter((event) => event.dir === dir).map((event) => event.bytes);
    expectBeginning(direction(sent(t, from, to)), direction(theirs));
  }
  expect(t.outcome(logsOf(one), null).logs).toEqual(normalise(logsOf(one)).logs);
  tally.pass(id);
});

const STORMS: readonly [id: string, play: Play][] = [
  ['auth-missing', { M: ['requirepass s3cret'], seconds: 0.1 }],
  [
    'auth-user-noperm',
    {
      M: ['user repl on >pw -@all +ping'],
      R: ['masteruser repl', 'masterauth pw'],
      seconds: 0.1,
    },
  ],
];

test.each(STORMS)('%s: PSYNC and SYNC are refused, and it tries again at once', (id, how) => {
  const one = CASES.find((found) => found.id === id)!;
  const t = play(how);
  for (const [dir, from, to] of [
    ['r>m', 'R', 'M'],
    ['m>r', 'M', 'R'],
  ] as const) {
    const theirs = one.events.filter((event) => event.dir === dir).map((event) => event.bytes);
    expectBeginning(direction(sent(t, from, to)), direction(theirs).slice(0, 5));
  }
  expect(
    t.t.log(t.port('R')).filter((line) => line.includes('Retrying with SYNC')).length,
  ).toBeGreaterThan(3);
});

test('every captured handshake is played, or it is told where or why not', () => {
  const told = [...Object.keys(PLAYS), ...Object.keys(NOT_PLAYED)];
  expect(new Set(told)).toEqual(new Set(CASES.map((one) => one.id)));
});
