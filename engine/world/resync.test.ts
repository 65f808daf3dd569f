import { afterAll, expect, test } from 'vitest';
import captured from '../node/captured/resync.json';
import { type NotRedis, playNotRedis } from '../node/notRedis.fixture.ts';
import { Story } from './resync.fixture.ts';
import { type Play, usual } from './resyncCast.fixture.ts';
import { normalise, type Scenario } from './resyncOutcome.fixture.ts';
import { BY_HAND } from './resyncByHand.fixture.ts';
import { FAILOVERS } from './resyncFailovers.fixture.ts';
import { BUFFERS, LINKS } from './resyncLinks.fixture.ts';
import { PERSISTENCE } from './resyncPersistence.fixture.ts';
import { RESTARTS } from './resyncRestarts.fixture.ts';
import { CaseTally } from '../host/tally.ts';

// Scenarios played on redis-server 7.0.15, and here: what INFO told before and after, what PSYNC asked
// and was answered, the counters, and both logs line by line.

const SCENARIOS = captured.scenarios as unknown as readonly Scenario[];

const PLAYS = { ...LINKS, ...BUFFERS, ...FAILOVERS, ...RESTARTS, ...PERSISTENCE };

/** Why a captured scenario is not played here. */
const NOT_PLAYED: Readonly<Record<string, string>> = {
  'shutdown-lagging-replica': 'INFO was asked before its end; all else is compared below',
  'loop-running-timeout': 'who notices first is a matter of moments; Redis went either way',
  'backlog-block-sizes': 'one node, in engine/node/backlogSizes.test.ts',
};

const tally = new CaseTally();
afterAll(() => tally.write('resync', captured.redisVersion, SCENARIOS.length));

test.each(Object.entries<Play>(PLAYS))('%s', (id, play) => {
  tally.begin(id);
  const scenario = SCENARIOS.find((one) => one.id === id)!;
  const t = new Story(play);
  (play.setup ?? usual)(t);
  t.begin();
  play.event(t);
  t.run(play.seconds ?? 3);
  const ignored = play.ignored ?? null;
  expect(t.outcome(scenario, ignored)).toEqual(normalise(scenario, ignored));
  tally.pass(id);
});

test.each(Object.entries(BY_HAND))('%s, with a hand-made replica', (id, play) => {
  tally.begin(id);
  play(SCENARIOS.find((one) => one.id === id)!);
  tally.pass(id);
});

test('not-redis: the "master" answers something else', () => {
  tally.begin('not-redis');
  const { cases } = captured.scenarios.find((one) => one.id === 'not-redis')!;
  for (const one of cases as unknown as NotRedis[]) playNotRedis(one);
  tally.pass('not-redis');
});

test('every captured scenario is played, or it is told why not', () => {
  const told = [
    ...Object.keys(PLAYS),
    ...Object.keys(BY_HAND),
    'not-redis',
    ...Object.keys(NOT_PLAYED),
  ].sort();
  expect(told).toEqual(SCENARIOS.map((one) => one.id).sort());
});

test('shutdown-lagging-replica: the master waits for shutdown-timeout, tells who lags, and leaves', () => {
  tally.begin('shutdown-lagging-replica');
  const scenario = SCENARIOS.find((one) => one.id === 'shutdown-lagging-replica')!;
  const t = new Story({ nodes: { M: ['shutdown-timeout 3'], R: [] } });
  usual(t);
  t.begin();
  t.freeze('R');
  t.type('M', 'SET x 1');
  t.type('M', 'SHUTDOWN');
  t.run(4);
  t.thaw('R');
  // What had been sent before the end is read before the end is noticed.
  expect(t.t.offset(t.port('R'))).toBe(114);
  t.run(0.3);
  const { logs, stats, psync } = t.outcome(scenario, null);
  const theirs = normalise(scenario);
  expect({ logs, stats, psync }).toEqual({
    logs: theirs.logs,
    stats: theirs.stats,
    psync: theirs.psync,
  });
  tally.pass('shutdown-lagging-replica');
});
