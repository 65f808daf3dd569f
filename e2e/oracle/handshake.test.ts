// The captured handshakes with processes and sockets, ours on either side: the bytes of each
// direction in their order, and both logs.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { tally } from '../../engine/host/tally.ts';
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
} from '../../engine/world/handshake.fixture.ts';
import { normalise } from '../../engine/world/resyncOutcome.fixture.ts';
import { ensureRedis } from '../redis.mjs';
import { startOurs, startReal, stopAll } from '../servers.ts';
import { LiveStory } from './liveStory.ts';

vi.setConfig({ maxConcurrency: 10, testTimeout: 60_000 });

const CAPTURED = JSON.parse(
  readFileSync(new URL('../../engine/node/captured/handshake.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly HandshakeCase[] };

const PLAYS: Readonly<Record<string, HandshakePlay>> = {
  ...HANDSHAKES,
  ...Object.fromEntries(STORMS),
};

const CASTS = [
  ['our master', startOurs, startReal],
  ['our replica', startReal, startOurs],
] as const;

const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 100;

const redis = ensureRedis();
const passed = new Set<string>();

/** An RDB within a stream takes the place that it has in the captures. */
function withoutRdb(stream: string): string[] {
  const chunks: string[] = [];
  let rest = stream;
  for (;;) {
    const head = /\$(?:EOF:([0-9a-f]{40})|(\d+))\r\n(?=REDIS)/.exec(rest);
    if (head === null) return [...chunks, rest];
    const [preamble, mark, length] = head;
    const from = head.index + preamble.length;
    const end = mark === undefined ? from + Number(length) : rest.indexOf(mark, from) + 40;
    // It is still under way.
    if (end < from || end > rest.length) return [...chunks, rest.slice(0, head.index)];
    chunks.push(rest.slice(0, head.index), `${preamble}<RDB>`);
    rest = rest.slice(end);
  }
}

interface Seen {
  readonly up: readonly string[];
  readonly down: readonly string[];
  readonly logs: unknown;
}

function captured(one: HandshakeCase, isStorm: boolean): Seen {
  const of = (dir: string): string[] =>
    direction(one.events.filter((event) => event.dir === dir).map((event) => event.bytes));
  return {
    up: of('r>m'),
    down: of('m>r'),
    logs: isStorm ? null : normalise(logsOf(one)).logs,
  };
}

/** As much of what passed as was captured: that may have been ended earlier. */
function seen(t: LiveStory, one: HandshakeCase, wanted: Seen): Seen {
  const { up, down } = t.passed('R', 'M');
  const told = { ...one, masterLog: t.entries('M'), replicaLog: t.entries('R') };
  return {
    // SYNC comes as a line: the captures have it as a piece of its own.
    up: direction(up.split(/(?<=\r\n)(?=SYNC\r\n)|(?<=\r\nSYNC\r\n)/)).slice(0, wanted.up.length),
    down: direction(withoutRdb(down)).slice(0, wanted.down.length),
    logs: wanted.logs === null ? null : normalise(logsOf(told)).logs,
  };
}

describe.skipIf(!redis)('captured handshakes', () => {
  afterAll(async () => {
    await stopAll();
    tally({
      oracle: 'captured handshakes on real sockets',
      server: redis!.version,
      handshakes: new Set([...passed].map((one) => one.split(', ')[0])).size,
      casts: passed.size,
    });
  });

  const cases = Object.entries(PLAYS).flatMap(([id, how]) =>
    CASTS.map(
      ([cast, master, replica]) => [`${id}, ${cast}`, { id, how, master, replica }] as const,
    ),
  );

  test.concurrent.for(cases)(
    '%s',
    { retry: 1 },
    async ([name, { id, how, master, replica }], it) => {
      const one = CAPTURED.cases.find((found) => found.id === id)!;
      const wanted = captured(one, Object.fromEntries(STORMS)[id] !== undefined);
      const t = await LiveStory.of(castOf(how), (node) => (node === 'M' ? master : replica));
      try {
        await t.play((tell) => prepare(tell, how));
        t.forget();
        await t.play((tell) => shakeHands(tell, how));
        const limit = performance.now() + PATIENCE_MS;
        while (performance.now() < limit && !isDeepStrictEqual(seen(t, one, wanted), wanted)) {
          await pause(LOOK_AGAIN_MS);
        }
        it.expect(seen(t, one, wanted)).toEqual(wanted);
        passed.add(name);
      } finally {
        await t.dispose();
      }
    },
  );

  test('every handshake of two servers is played', () => {
    // The stream of a chain begins behind its handshakes.
    const ofTwo = CAPTURED.cases.filter((one) => 'replicaLog' in one && one.id !== 'chained');
    expect(Object.keys(PLAYS).sort()).toEqual(ofTwo.map((one) => one.id).sort());
  });
});
