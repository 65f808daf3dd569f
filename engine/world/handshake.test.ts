import { afterAll, expect, test } from 'vitest';
import { textOf } from '../base/bytes.ts';
import captured from '../node/captured/handshake.json';
import { Story } from './resync.fixture.ts';
import {
  castOf,
  direction,
  HANDSHAKES,
  type HandshakeCase,
  type HandshakePlay,
  logsOf,
  prepare,
  shakeHands,
  STORMS,
} from './handshake.fixture.ts';
import { normalise } from './resyncOutcome.fixture.ts';
import { CaseTally } from '../host/tally.ts';

// Handshakes captured between two real 7.0.15 servers: the bytes of each direction in order, and both logs.

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

function play(how: HandshakePlay): Story {
  const t = new Story(castOf(how));
  prepare(t, how);
  t.begin();
  shakeHands(t, how);
  t.run(how.seconds ?? 3);
  return t;
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

const CASES = captured.cases as unknown as readonly HandshakeCase[];

const tally = new CaseTally();
afterAll(() => tally.write('handshake', captured.redisVersion, CASES.length));

test.each(Object.entries(HANDSHAKES))('%s', (id, how) => {
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
  const told = [...Object.keys(HANDSHAKES), ...Object.keys(NOT_PLAYED)];
  expect(new Set(told)).toEqual(new Set(CASES.map((one) => one.id)));
});
