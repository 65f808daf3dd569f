// The captured resync scenarios with processes and sockets, both implementations mixed: INFO before
// and after, what PSYNC asked and was answered, the counters, and all logs line by line.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { tally } from '../../engine/host/tally.ts';
import { type Play, usual } from '../../engine/world/resyncCast.fixture.ts';
import { FAILOVERS } from '../../engine/world/resyncFailovers.fixture.ts';
import { LINKS } from '../../engine/world/resyncLinks.fixture.ts';
import { PERSISTENCE } from '../../engine/world/resyncPersistence.fixture.ts';
import { normalise, type Scenario } from '../../engine/world/resyncOutcome.fixture.ts';
import { RESTARTS } from '../../engine/world/resyncRestarts.fixture.ts';
import { ensureRedis } from '../redis.mjs';
import { startOurs, startReal, stopAll } from '../servers.ts';
import { LiveStory } from './liveStory.ts';

// Processes are idle most of the time: they wait for ticks of a clock, as the stories do. Where a busy
// machine stands still for a second, it is another story that was told: it is told once more.
vi.setConfig({ maxConcurrency: 12, testTimeout: 60_000 });

const CAPTURED = JSON.parse(
  readFileSync(new URL('../../engine/node/captured/resync.json', import.meta.url), 'utf8'),
) as { readonly scenarios: readonly Scenario[] };

const PLAYS: Readonly<Record<string, Play>> = {
  ...LINKS,
  ...FAILOVERS,
  ...RESTARTS,
  ...PERSISTENCE,
};

/** Why a captured scenario is not told with processes. */
const NOT_PLAYED: Readonly<Record<string, string>> = {
  'shutdown-lagging-replica': 'its end was looked at too early: in e2e/server/links.test.ts',
  'not-redis': 'masters that are no Redis stand in engine/node/replicaSide.test.ts',
  'loop-running-timeout': 'who notices first is a matter of moments; Redis went either way',
  'output-buffer-limit': 'in e2e/server/links.test.ts',
  'psync-boundaries': 'hand-made requests stand in engine/node/masterSide.test.ts',
  'min-replicas-none': 'a hand-made replica stands in engine/node/masterSide.test.ts',
  'backlog-trimming': 'one node, in engine/node/backlogSizes.test.ts',
  'backlog-block-sizes': 'one node, in engine/node/backlogSizes.test.ts',
};

/** Who of the cast is ours; the first is the master M. */
const CASTS: Readonly<Record<string, (i: number) => boolean>> = {
  'our master': (i) => i === 0,
  'our replicas': (i) => i > 0,
};

const redis = ensureRedis();
const passed = new Set<string>();

describe.skipIf(!redis)('captured scenarios', () => {
  afterAll(async () => {
    await stopAll();
    tally({
      oracle: 'captured scenarios on real sockets',
      server: redis!.version,
      scenarios: new Set([...passed].map((one) => one.split(', ')[0])).size,
      casts: passed.size,
    });
  });

  const cases = Object.entries(PLAYS).flatMap(([id, play]) =>
    Object.entries(CASTS)
      .filter(([, isOurs]) => Object.keys(play.nodes).some((_, i) => isOurs(i)))
      .map(([cast, isOurs]) => [`${id}, ${cast}`, { id, play, isOurs }] as const),
  );

  test.concurrent.for(cases)('%s', { retry: 1 }, async ([name, { id, play, isOurs }], it) => {
    const scenario = CAPTURED.scenarios.find((one) => one.id === id)!;
    const t = await LiveStory.of(play, (_, i) => (isOurs(i) ? startOurs : startReal));
    try {
      await t.play(play.setup ?? usual);
      await t.begin(scenario);
      await t.play(play.event);
      const ignored = play.ignored ?? null;
      it.expect(await t.outcome(scenario, ignored)).toEqual(normalise(scenario, ignored));
      passed.add(name);
    } finally {
      await t.dispose();
    }
  });

  test('every captured scenario is played, or it is told why not', () => {
    const told = [...Object.keys(PLAYS), ...Object.keys(NOT_PLAYED)].sort();
    expect(told).toEqual(CAPTURED.scenarios.map((one) => one.id).sort());
  });
});
