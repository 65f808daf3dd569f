import { expect, test } from 'vitest';
import { Engine } from '../../../engine/engine.ts';
import { receive } from '../../store/receive.ts';
import { NOTHING_SHOWN, type Shown } from '../../store/shown.ts';
import { leaveOf, liveOf, masterOf, rateOfArcs, settingsOf } from './live.ts';

/** A trio, its master written to at 20 commands of 50 bytes a second for so long. */
function shownAfter(seconds: number, rate = 20): { shown: Shown; engine: Engine } {
  const engine = new Engine();
  const conf = ['repl-diskless-sync-delay 0', 'repl-backlog-size 64kb', 'repl-backlog-ttl 30'];
  const frame = engine.load({
    format: 'psync-lab/1',
    name: { en: 'live' },
    seed: 3,
    backlog: 'exact',
    nodes: ['7001', '7002', '7003'].map((id, i) => ({
      id,
      conf: [
        `port ${id}`,
        `dbfilename d${id}.rdb`,
        ...conf,
        ...(i === 0 ? [] : [`replicaof 127.0.0.1 ${i === 1 ? '7001' : '7002'}`]),
      ],
    })),
    actions: [
      {
        atMs: 5_000,
        do: 'load',
        node: '7001',
        rate,
        template: 'SET k {value}',
        valueBytes: 23,
        untilMs: 600_000,
      },
    ],
  });
  let shown = receive(NOTHING_SHOWN, frame);
  for (let i = 0; i < seconds; i += 1) shown = receive(shown, engine.advance(1_000_000));
  return { shown, engine };
}

test.each([2, 20, 400])(
  'live: the stream is measured as it is, at %i commands a second',
  (rate) => {
    const { shown } = shownAfter(30, rate);
    const arcs = shown.nodes['7001']?.backlog?.arcs ?? [];
    expect(rateOfArcs(arcs, shown.now) / (rate * 50)).toBeCloseTo(1, 1);
    expect(rateOfArcs([], shown.now)).toBe(0);
  },
);

test('live: what a lab knows of its master, by itself and by its settings', () => {
  const { shown, engine } = shownAfter(30);
  const node = shown.nodes['7001'];
  expect(node === undefined ? null : liveOf(node, shown.now)).toMatchObject({
    backlog: 65_536,
    last: true,
  });
  const config = engine.inspect({ ask: 'config', node: '7001' });
  expect(config.answer === 'config' ? settingsOf(config.parameters) : null).toEqual({
    timeout: 60,
    ttl: 30,
    delay: 0,
    diskless: true,
    maxLag: 10,
    hard: 268_435_456,
    soft: 67_108_864,
    softSeconds: 60,
  });
});

test('live: the master asked is the top of the chosen node’s chain', () => {
  const { shown } = shownAfter(10);
  expect(masterOf(shown, '7003')).toBe('7001');
  expect(masterOf(shown, null)).toBe('7001');
  expect(masterOf(NOTHING_SHOWN, null)).toBeNull();
});

test('live: how long a replica can be away is so, to the second', () => {
  const { shown, engine } = shownAfter(30, 100);
  const leave = leaveOf(shown, '7002', {});
  expect(leave?.by).toBe('backlog');
  const seconds = leave?.seconds ?? 0;
  expect(leaveOf(shown, '7002', { '7001': 5 })).toMatchObject({ by: 'ttl', seconds: 5 });
  // It leaves now, and comes back a second before that, or a second after.
  const outcomeAfter = (away: number) => {
    const lab = engine.save();
    const at = shown.now / 1000;
    const other = new Engine();
    other.load({
      ...lab,
      openAtMs: 0,
      actions: [
        ...lab.actions,
        { atMs: at, do: 'cut', between: ['7001', '7002'] },
        { atMs: at + away * 1000, do: 'heal', between: ['7001', '7002'] },
      ],
    });
    const frames = [other.advance((at + away * 1000 + 5_000) * 1000)];
    const events = frames.flatMap((frame) => frame.events);
    const resync = events.findLast((event) => event.kind === 'resync' && event.replica === '7002');
    return resync?.kind === 'resync' ? resync.outcome : null;
  };
  expect(outcomeAfter(Math.floor(seconds - 1))).toBe('partial');
  expect(outcomeAfter(Math.ceil(seconds + 2))).toBe('full');
});
