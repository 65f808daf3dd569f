// A node whose commands take time: it answers so many a second and no more, and all others wait.
import { expect, test } from 'vitest';
import type { Frame, NodeId } from '../contract.ts';
import { Engine } from '../engine.ts';
import type { LabFile } from '../lab/format.ts';

const lab = (commandMicros: number, ...replicas: NodeId[]): LabFile => ({
  format: 'psync-lab/1',
  name: { en: 'Busy' },
  seed: 4,
  backlog: 'exact',
  openAtMs: 4000,
  nodes: [
    { id: '6379', conf: [], commandMicros },
    ...replicas.map((id) => ({ id, conf: ['replicaof 127.0.0.1 6379'], commandMicros })),
  ],
  actions: [{ atMs: 100, do: 'type', node: '6379', line: 'SET k v' }],
});

function opened(commandMicros: number, ...replicas: NodeId[]) {
  const engine = new Engine();
  const first = engine.load(lab(commandMicros, ...replicas));
  const frames: Frame[] = [first];
  const load = (template: string, rate: number, seconds: number, ...nodes: NodeId[]) => {
    const [node = '6379', ...also] = nodes;
    const untilMs = 4000 + seconds * 1000;
    frames.push(engine.act({ do: 'load', node, also, rate, template, untilMs }));
    for (let i = 0; i < seconds; i++) frames.push(engine.advance(1_000_000));
  };
  const loads = () => {
    const answer = engine.inspect({ ask: 'loads' });
    return answer.answer === 'loads' ? answer.loads[0]! : null!;
  };
  const holdOf = (node: NodeId) =>
    frames.flatMap(({ nodes }) => nodes.filter(({ id }) => id === node)).at(-1)?.hold ?? null;
  const printed = () =>
    frames.flatMap(({ consoles }) => consoles.flatMap(({ lines }) => lines)).at(-1)?.text;
  return { engine, frames, load, loads, holdOf, printed };
}

test('more than it can take: so many are answered as fit into a second, the rest waits', () => {
  const t = opened(5000);
  t.load('GET k', 500, 10);
  expect(t.loads().perSecond).toBeGreaterThanOrEqual(195);
  expect(t.loads().perSecond).toBeLessThanOrEqual(200);
  expect(t.loads().waiting).toBeGreaterThan(2900);
  expect(t.loads().errors).toBe(0);
  expect(t.holdOf('6379')).toEqual({ by: 'busy', what: 'all', until: null });
});

test('less than it can take: nobody waits', () => {
  const t = opened(5000);
  t.load('GET k', 100, 5);
  expect(t.loads().perSecond).toBe(100);
  expect(t.loads().waiting).toBeLessThan(3);
  expect(t.holdOf('6379')).toBeNull();
});

test('who types a command waits for those that came before it', () => {
  const t = opened(5000);
  t.load('GET k', 500, 5);
  t.frames.push(t.engine.act({ do: 'type', node: '6379', line: 'GET k' }));
  t.frames.push(t.engine.advance(500_000));
  expect(t.printed()).not.toMatch(/"v"/);
  t.frames.push(t.engine.advance(6_000_000));
  expect(t.printed()).toMatch(/^"v"\n\(\d\.\d\ds\)$/);
});

test('three nodes answer three times as many reads', () => {
  const alone = opened(5000);
  alone.load('GET k', 600, 5);
  const three = opened(5000, '6380', '6381');
  three.load('GET k', 600, 5, '6379', '6380', '6381');
  expect(three.loads().perSecond / alone.loads().perSecond).toBeGreaterThan(2.9);
});

test('writes are applied by each replica, which keeps it busy too: three take no more than one', () => {
  const t = opened(5000, '6380', '6381');
  t.load('SET k {n}', 400, 3);
  expect(t.loads().perSecond).toBeLessThanOrEqual(200);
  const last = t.frames.at(-1)!.nodes.find(({ id }) => id === '6380')!;
  expect(last.master!.status).toBe('up');
  expect(last.hold?.by ?? 'busy').toBe('busy');
  t.engine.act({ do: 'stop-load', node: '6379' });
  t.frames.push(t.engine.advance(10_000_000));
  const [first, ...others] = ['6379', '6380', '6381'].map((id) =>
    t.frames.flatMap(({ nodes }) => nodes).findLast((node) => node.id === id)!,
  );
  expect(others.map(({ digest }) => digest)).toEqual([first!.digest, first!.digest]);
  expect(others.map(({ hold }) => hold)).toEqual([null, null]);
});

test('DEBUG SLEEP, CLIENT PAUSE and MULTI work as ever where commands take time', () => {
  const t = opened(20_000);
  const type = (line: string, console_: number) =>
    t.frames.push(t.engine.act({ do: 'type', node: '6379', line, console: console_ }));
  type('DEBUG SLEEP 1', 1);
  type('GET k', 2);
  type('SET a 1', 3);
  t.frames.push(t.engine.advance(900_000));
  expect(t.holdOf('6379')?.by).toBe('sleep');
  t.frames.push(t.engine.advance(400_000));
  expect(t.printed()).toMatch(/^OK/);
  type('CLIENT PAUSE 500', 1);
  t.frames.push(t.engine.advance(100_000));
  for (const number of [2, 3]) type('MULTI', number);
  t.frames.push(t.engine.advance(1_000_000));
  for (const number of [2, 3]) type('INCR a', number);
  t.frames.push(t.engine.advance(100_000));
  for (const number of [2, 3]) type('EXEC', number);
  t.frames.push(t.engine.advance(100_000));
  expect(t.printed()).toBe('1) (integer) 3');
  expect(t.holdOf('6379')).toBeNull();
});

test('played again from any moment, it comes out the same', () => {
  const t = opened(5000, '6380');
  t.load('GET k', 500, 6, '6379', '6380');
  const digest = () => t.engine.inspect({ ask: 'digest-of-events' });
  const before = { digest: digest(), loads: t.loads() };
  const { now } = t.engine.seek(4_700_000);
  expect(now).toBe(4_700_000);
  t.engine.advance(10_000_000 - now);
  expect({ digest: digest(), loads: t.loads() }).toEqual(before);
});
