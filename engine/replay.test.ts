// One lab file, one history: however time is cut, wherever one goes, whoever looks on.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capture } from './base/capture.ts';
import type { Action, LabFile, RefusalCode } from './contract.ts';
import { Engine } from './engine.ts';
import { Timeline } from './timeline/timeline.ts';
import { entriesOf } from './timeline/journal.ts';
import { perform } from './world/actions.ts';
import { difference, dump } from './world/dump.ts';
import { randomLab } from './world/randomLab.ts';
import { World } from './world/world.ts';

const SECOND = 1_000_000;

const node = (id: string, ...conf: string[]) => ({
  id,
  conf: [`port ${id}`, 'repl-diskless-sync-delay 0', ...conf],
});

const LAB: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'Replay' },
  seed: 11,
  backlog: 'exact',
  network: { latencyMs: 40 },
  nodes: [node('6379'), node('6380', 'replicaof 127.0.0.1 6379')],
  actions: [
    { atMs: 2_000, do: 'type', node: '6379', line: 'SET k v PX 2500' },
    { atMs: 3_000, do: 'cut', between: ['6379', '6380'] },
    { atMs: 4_000, do: 'type', node: '6379', line: 'INCR n' },
    { atMs: 6_000, do: 'heal', between: ['6379', '6380'] },
    { atMs: 9_000, do: 'expect', node: '6380', line: 'GET n', reply: '"1"' },
  ],
};

const typed = (line: string): Action => ({ do: 'type', node: '6379', line });

/** The world behind an engine; the page has no such door. */
function worldOf(engine: Engine): World {
  const timeline: unknown = Reflect.get(engine, 'timeline');
  if (!(timeline instanceof Timeline)) throw new Error('the engine keeps its timeline elsewhere');
  return timeline.world;
}

function stateOf(engine: Engine): string[] {
  return dump(worldOf(engine));
}

function opened(lab: LabFile = LAB, seconds = 0): Engine {
  const engine = new Engine();
  const { refusal } = engine.load(lab);
  if (refusal !== null) throw new Error(refusal.message);
  engine.seek(seconds * SECOND);
  return engine;
}

/** What a fresh engine holds that plays this lab to this moment. */
function fresh(lab: LabFile, at: number): string[] {
  const engine = new Engine();
  engine.load({ ...lab, openAtMs: 0 });
  engine.seek(at);
  return stateOf(engine);
}

test('replay: the same lab file gives the same frames, events and state', () => {
  const frames = () => {
    const engine = new Engine();
    const all = [engine.load(LAB)];
    for (let i = 0; i < 120; i++) all.push(engine.advance(100_000));
    return { all, digest: engine.inspect({ ask: 'digest-of-events' }), state: stateOf(engine) };
  };
  expect(frames()).toEqual(frames());
});

test('replay: however time is sliced, the world is the same', { timeout: 30_000 }, () => {
  const whole = opened();
  whole.advance(12 * SECOND);
  const digest = whole.inspect({ ask: 'digest-of-events' });
  const slice = fc.integer({ min: 1, max: 3 * SECOND });
  fc.assert(
    fc.property(fc.array(slice, { minLength: 1, maxLength: 20 }), (slices) => {
      const engine = opened();
      for (const length of slices) {
        const left = 12 * SECOND - worldOf(engine).now;
        engine.advance(Math.min(length, left));
      }
      engine.advance(12 * SECOND - worldOf(engine).now);
      expect(difference(stateOf(engine), stateOf(whole))).toBe(null);
      expect(engine.inspect({ ask: 'digest-of-events' })).toEqual(digest);
    }),
    { numRuns: 25 },
  );
});

test('replay: message by message leads to the same moments', { timeout: 30_000 }, () => {
  const engine = opened();
  for (let i = 0; i < 40; i++) {
    const { now, refusal } = engine.step({ direction: 'forward', to: 'message' });
    expect(refusal).toBe(null);
    expect(difference(stateOf(engine), fresh(LAB, now))).toBe(null);
  }
});

test('replay: to seek is to play afresh, in random labs as well', { timeout: 30_000 }, () => {
  for (let seed = 1; seed <= 8; seed++) {
    const lab = randomLab(seed);
    const timeline = new Timeline(lab);
    timeline.goTo(15 * SECOND);
    for (const at of [9.7, 2.001, 14, 0.5, 9.7].map((s) => Math.round(s * SECOND))) {
      timeline.goTo(at);
      const other = new Timeline(lab);
      other.goTo(at);
      expect(difference(dump(timeline.world), dump(other.world))).toBe(null);
    }
  }
});

test('replay: acting in the past, undo, redo and branches all lead where a fresh play leads', () => {
  const engine = opened(LAB, 10);
  const same = (): void => {
    const saved = engine.save();
    const found = difference(stateOf(engine), fresh(saved, (saved.openAtMs ?? 0) * 1_000));
    expect(found).toBe(null);
  };
  engine.act(typed('SET first 1'));
  engine.advance(2 * SECOND);
  same();
  const firstFuture = stateOf(engine);
  engine.seek(5 * SECOND);
  const { branch, branches } = engine.act(typed('SET second 2'));
  expect(branches).toMatchObject([{ id: 1, forkedAt: 0, label: '6379> SET first 1' }]);
  expect(branch).toBe(2);
  engine.advance(7 * SECOND);
  same();
  const secondFuture = stateOf(engine);
  expect(difference(firstFuture, secondFuture)).not.toBe(null);
  engine.undo();
  same();
  expect(
    engine.inspect({ ask: 'keys', node: '6379', db: 0, match: 's*', offset: 0, limit: 9 }),
  ).toMatchObject({ total: 0 });
  engine.redo();
  expect(difference(stateOf(engine), secondFuture)).toBe(null);
  engine.switchBranch(1);
  same();
  engine.seek(12 * SECOND);
  expect(difference(stateOf(engine), firstFuture)).toBe(null);
});

test('replay: what is saved is what is loaded', () => {
  const engine = opened(LAB, 4.5);
  engine.act(typed('SET mine 1'));
  engine.act({ do: 'stall', between: ['6379', '6380'] });
  engine.advance(SECOND);
  const other = new Engine();
  other.load(JSON.stringify(engine.save()));
  expect(difference(stateOf(engine), stateOf(other))).toBe(null);
  expect(other.save()).toEqual(engine.save());
});

test('replay: nobody who looks on makes a difference', () => {
  const watched = opened();
  for (let i = 0; i < 100; i++) watched.advance(100_000);
  const alone = new World(LAB, null);
  for (const { at, action } of entriesOf(LAB)) {
    alone.runUntil(at);
    perform(alone, action);
  }
  alone.runUntil(10 * SECOND);
  expect(difference(stateOf(watched), dump(alone))).toBe(null);
});

// ---------------------------------------------------------------------------------- checkpoints

/** Bytes of all typed arrays that a world holds, each array once; `known` are not counted again. */
function arraysOf(root: object, known = new Set<object>()): { bytes: number; all: Set<object> } {
  let bytes = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || known.has(value)) return;
    known.add(value);
    if (ArrayBuffer.isView(value)) bytes += value.byteLength;
    else if (value instanceof Map) for (const item of value.values()) visit(item);
    else for (const item of Object.values(value)) visit(item);
  };
  visit(root);
  return { bytes, all: known };
}

test('checkpoint: a large data set that nobody touches is shared', () => {
  const engine = opened(LAB, 9);
  engine.act(typed('DEBUG POPULATE 20000 key 40'));
  engine.advance(SECOND);
  const world = worldOf(engine);
  world.recorder = null;
  world.network.observer = null;
  const { bytes: whole } = arraysOf(world);
  const first = capture(world);
  const more = arraysOf(first, arraysOf(world).all);
  expect(whole).toBeGreaterThan(1_000_000);
  expect(more.bytes).toBeLessThan(150_000);
});

test('checkpoint: a long lab keeps a bounded number of them, and each moment stays near one', () => {
  const timeline = new Timeline({ ...LAB, actions: [] });
  timeline.goTo(900 * SECOND);
  const kept: unknown = Reflect.get(timeline, 'checkpoints');
  if (!Array.isArray(kept)) throw new Error('the timeline keeps its checkpoints elsewhere');
  const times = kept.map((one: { at: number }) => one.at);
  expect(times.length).toBeLessThanOrEqual(240);
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(20 * SECOND);
});

// ---------------------------------------------------------------------------------- refusals

const add = (id: string, ...conf: string[]): Action => ({ do: 'add-node', node: { id, conf } });

test.each<[RefusalCode, Action, Action[]]>([
  ['no-such-node', { do: 'kill', node: '7000' }, []],
  ['no-such-node', { do: 'type', node: '7000', line: 'PING' }, []],
  ['no-such-node', { do: 'expect', node: '7000', line: 'PING', reply: 'PONG' }, []],
  ['node-exists', add('6379'), []],
  ['node-running', { do: 'start', node: '6379' }, []],
  ['node-not-running', { do: 'kill', node: '6379' }, [{ do: 'kill', node: '6379' }]],
  ['node-not-running', { do: 'freeze', node: '6379' }, [{ do: 'kill', node: '6379' }]],
  ['node-frozen', { do: 'shutdown', node: '6379' }, [{ do: 'freeze', node: '6379' }]],
  ['node-frozen', { do: 'freeze', node: '6379' }, [{ do: 'freeze', node: '6379' }]],
  ['node-not-frozen', { do: 'thaw', node: '6379' }, []],
  ['no-such-link', { do: 'cut', between: ['6379', '7000'] }, []],
  ['no-such-link', { do: 'stall', between: ['6379', '6379'] }, []],
  ['link-already', { do: 'heal', between: ['6379', '6380'] }, []],
  ['bad-value', { do: 'latency', between: ['6379', '6380'], latencyMs: -1 }, []],
  ['bad-value', { do: 'bandwidth', between: ['6379', '6380'], bandwidth: Number.NaN }, []],
  ['bad-value', add('0'), []],
  ['config-invalid', { do: 'edit-conf', node: '6379', conf: ['no-such-thing 1'] }, []],
  ['config-invalid', add('7000', 'port 7001'), []],
  ['too-many-nodes', add('7000'), Array.from({ length: 10 }, (_, i) => add(String(7100 + i)))],
])('refusal: %s leaves everything as it was (%j)', (code, action, before) => {
  const engine = opened(LAB, 2.5);
  for (const one of before) expect(engine.act(one).refusal).toBe(null);
  engine.advance(1_000);
  const then = stateOf(engine);
  const saved = engine.save();
  const { refusal, canUndo } = engine.act(action);
  expect(refusal).toMatchObject({ code });
  expect(refusal?.message).toMatch(/^[A-Z].*\.$/);
  expect(difference(stateOf(engine), then)).toBe(null);
  expect(engine.save()).toEqual(saved);
  expect(canUndo).toBe(before.length > 0);
});

test('refusal: in the past it keeps the future', () => {
  const engine = opened(LAB, 10);
  engine.seek(4 * SECOND);
  const { refusal, horizon, branches } = engine.act({ do: 'start', node: '6379' });
  expect(refusal?.code).toBe('node-running');
  expect(horizon).toBe(10 * SECOND);
  expect(branches).toEqual([]);
});

test.each<[RefusalCode, (engine: Engine) => { refusal: { code: RefusalCode } | null }]>([
  ['lab-invalid', (engine) => engine.load('{"format":')],
  ['lab-invalid', (engine) => engine.load({ ...LAB, nodes: [] })],
  ['lab-invalid', (engine) => engine.load(undefined)],
  ['no-such-branch', (engine) => engine.switchBranch(9)],
  ['nothing-to-undo', (engine) => engine.undo()],
  ['nothing-to-redo', (engine) => engine.redo()],
  ['nothing-found', (engine) => engine.step({ direction: 'back', to: 'message', node: '7000' })],
])('refusal: %s', (code, ask) => {
  const engine = opened(LAB, 2.5);
  const then = stateOf(engine);
  expect(ask(engine).refusal).toMatchObject({ code });
  expect(difference(stateOf(engine), then)).toBe(null);
});

test('failure: a broken invariant stops the engine, shows its journal, and a new lab revives it', () => {
  const engine = opened(LAB, 3);
  engine.act(typed('SET mine 1'));
  worldOf(engine).network.totals.sent++;
  const { failure } = engine.advance(SECOND);
  expect(failure).toMatchObject({ seed: 11 });
  expect(failure?.message).toMatch(/^InvariantBroken: bytes: sent/);
  expect(failure?.journal.actions).toContainEqual({ atMs: 3_000, ...typed('SET mine 1') });
  expect(engine.advance(SECOND).refusal?.code).toBe('stopped');
  expect(engine.load(failure?.journal).failure).toBe(null);
});

test.each([Number.NaN, -1, Infinity, -Infinity, 0.4])('time: %d is no harm', (time) => {
  const engine = opened(LAB, 1);
  expect(engine.advance(time)).toMatchObject({ now: SECOND, failure: null });
  expect(engine.seek(time).failure).toBe(null);
});
