import { afterAll, expect, test } from 'vitest';
import { textOf } from '../base/bytes.ts';
import captured from '../node/captured/handshake.json';
import { BY_HAND, type Captured } from '../node/handshakeByHand.fixture.ts';
import { Story } from './resync.fixture.ts';
import { type Moment, playChain, playLink } from './handshakeStream.fixture.ts';
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

const LINK = ['cadence-idle', 'wait-getack', 'wait-noget', 'wait-timeout', 'wait-two-clients'];

const tally = new CaseTally();
afterAll(() => tally.write('handshake', captured.redisVersion, CASES.length));

/** Each direction by itself: how the two were interleaved is a matter of moments. */
function expectSameBytes(t: Story, one: HandshakeCase): void {
  for (const [dir, from, to] of [
    ['r>m', 'R', 'M'],
    ['m>r', 'M', 'R'],
  ] as const) {
    const theirs = one.events.filter((event) => event.dir === dir).map((event) => event.bytes);
    expectBeginning(direction(sent(t, from, to)), direction(theirs));
  }
}

test.each(Object.entries(HANDSHAKES))('%s', (id, how) => {
  tally.begin(id);
  const one = CASES.find((found) => found.id === id)!;
  const t = play(how);
  expectSameBytes(t, one);
  expect(t.outcome(logsOf(one), null).logs).toEqual(normalise(logsOf(one)).logs);
  tally.pass(id);
});

test.each(STORMS)('%s: PSYNC and SYNC are refused, and it tries again at once', (id, how) => {
  tally.begin(id);
  const one = CASES.find((found) => found.id === id)!;
  const t = play(how);
  expectSameBytes(t, one);
  expect(
    t.t.log(t.port('R')).filter((line) => line.includes('Retrying with SYNC')).length,
  ).toBeGreaterThan(3);
  tally.pass(id);
});

test.each(Object.entries(BY_HAND))('%s, with a hand-made replica', (id, replay) => {
  tally.begin(id);
  replay(captured.cases.find((one) => one.id === id) as unknown as Captured);
  tally.pass(id);
});

test.each([
  ['a link that is up', LINK, playLink],
  ['a chain', ['chained'], playChain],
] as const)('%s', (_, ids, replay) => {
  for (const id of ids) tally.begin(id);
  replay(
    (id) => captured.cases.find((one) => one.id === id) as unknown as Moment,
    (id) => tally.pass(id),
  );
});

test('every captured handshake is played', () => {
  const told = [
    ...Object.keys(HANDSHAKES),
    ...Object.keys(BY_HAND),
    ...STORMS.map(([id]) => id),
    ...LINK,
    'chained',
  ];
  expect(new Set(told)).toEqual(new Set(CASES.map((one) => one.id)));
});
