import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LabAction, LabFile } from '../../../engine/lab/format.ts';
import { pairOf, readChange, sameActions, valueIn, writeChange, type Change } from './change.ts';
import { refusalInChinese } from '../../language/refusals.zh.ts';
import { presetsOf } from './presets.ts';

const LAB: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'Two' },
  seed: 1,
  backlog: 'exact',
  openAtMs: 20_000,
  network: { latencyMs: 10, links: [{ between: ['6379', '6380'], latencyMs: 30 }] },
  nodes: [
    { id: '6379', conf: ['port 6379', 'REPL-backlog-size 512', 'save 60 1', 'save 10 5'] },
    { id: '6380', conf: ['port 6380', 'replicaof 127.0.0.1 6379'] },
  ],
  actions: [
    { atMs: 4_000, do: 'type', node: '6379', line: 'SET k v' },
    { atMs: 5_000, do: 'cut', between: ['6379', '6380'] },
    { atMs: 6_000, do: 'expect', node: '6380', line: 'GET k', reply: '"v"' },
    { atMs: 7_000, do: 'heal', between: ['6379', '6380'] },
  ],
};

function right(change: Change): LabFile {
  const made = pairOf({ lab: LAB, change });
  if (!made.ok) throw new Error(made.problem.detail);
  return made.pair.right;
}

const problemOf = (change: Change, lab = LAB) => {
  const made = pairOf({ lab, change });
  return made.ok ? null : made.problem;
};

test('a parameter takes the place of its lines, on one node or on each', () => {
  const each = right({ kind: 'config', node: null, parameter: 'save', value: '' });
  expect(each.nodes.map(({ conf }) => conf[2])).toEqual(['save ""', 'save ""']);
  expect(each.nodes[0]?.conf.filter((line) => line.startsWith('save'))).toHaveLength(1);
  const one = right({ kind: 'config', node: '6379', parameter: 'repl-backlog-size', value: '1mb' });
  expect(one.nodes[0]?.conf).toEqual([
    'port 6379',
    'repl-backlog-size 1mb',
    'save 60 1',
    'save 10 5',
  ]);
  expect(one.nodes[1]).toEqual(LAB.nodes[1]);
  expect(valueIn(LAB, null, 'save')).toBe('60 1, 10 5');
  expect(valueIn(LAB, '6380', 'save')).toBeNull();
});

test('network, model, seed and actions', () => {
  expect(right({ kind: 'latency', ms: 200 }).network).toEqual({
    latencyMs: 200,
    links: [{ between: ['6379', '6380'], latencyMs: 200 }],
  });
  expect(right({ kind: 'backlog', backlog: 'blocks' }).backlog).toBe('blocks');
  expect(right({ kind: 'seed', seed: 9 }).seed).toBe(9);
  expect(right({ kind: 'omit', action: 1 }).actions.map((action) => action.do)).toEqual([
    'type',
    'heal',
  ]);
  expect(right({ kind: 'move', action: 3, toMs: 25_000 }).actions.at(-1)).toMatchObject({
    do: 'heal',
    atMs: 25_000,
  });
});

test('both open together, before the first thing that happens', () => {
  const made = pairOf({ lab: LAB, change: { kind: 'seed', seed: 2 } });
  expect(made.ok && [made.pair.left.openAtMs, made.pair.right.openAtMs]).toEqual([3_000, 3_000]);
});

test('what cannot be compared is said', () => {
  expect(problemOf({ kind: 'seed', seed: 1 })?.code).toBe('no-difference');
  expect(problemOf({ kind: 'omit', action: 7 })).toMatchObject({
    code: 'no-such-action',
    detail: '7',
  });
  expect(problemOf({ kind: 'config', node: '7000', parameter: 'save', value: '' })).toMatchObject({
    code: 'no-such-node',
    detail: '7000',
  });
  expect(problemOf({ kind: 'config', node: null, parameter: 'port', value: '1' })?.code).toBe(
    'bad-parameter',
  );
  expect(problemOf({ kind: 'seed', seed: -1 })).toMatchObject({
    code: 'lab-invalid',
    detail: expect.stringContaining('seed') as string,
  });
  const { message = '' } = problemOf({ kind: 'seed', seed: -1 }) ?? {};
  expect(refusalInChinese(message)).toMatch(/整数|之间/);
  // Taking the node away that a later action needs is the lab file's own rule.
  expect(problemOf({ kind: 'seed', seed: 2 }, { ...LAB, nodes: [] })?.code).toBe('lab-invalid');
});

test('a text that is no change is said, and never thrown', () => {
  for (const text of ['', 'nothing', 'backlog=round', '=1', 'Save or not=1']) {
    expect(readChange(text)).toMatchObject({ ok: false, problem: { code: 'unknown-change' } });
  }
  for (const text of ['latency=', 'seed=x', 'move=3', 'omit=-1']) {
    expect(readChange(text)).toMatchObject({ ok: false, problem: { code: 'bad-number' } });
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      readChange(text);
    }),
  );
});

test('what is written is read again', () => {
  const numbers = fc.nat(60_000);
  const anyChange: fc.Arbitrary<Change> = fc.oneof(
    fc.record({
      kind: fc.constant('config' as const),
      node: fc.constantFrom(null, '6379'),
      parameter: fc.constantFrom('save', 'repl-backlog-size', 'client-output-buffer-limit'),
      value: fc.constantFrom('', '1mb', 'replica 1mb 0 0', 'a=b'),
    }),
    fc.record({ kind: fc.constant('latency' as const), ms: numbers }),
    fc.record({ kind: fc.constant('bandwidth' as const), bytes: numbers }),
    fc.record({ kind: fc.constant('seed' as const), seed: numbers }),
    fc.record({ kind: fc.constant('omit' as const), action: numbers }),
    fc.record({ kind: fc.constant('move' as const), action: numbers, toMs: numbers }),
    fc.record({
      kind: fc.constant('backlog' as const),
      backlog: fc.constantFrom('exact' as const, 'blocks' as const),
    }),
  );
  fc.assert(
    fc.property(anyChange, (change) => {
      expect(readChange(writeChange(change) ?? '')).toEqual({ ok: true, change });
    }),
  );
});

test('every preset of a lab makes a pair', () => {
  const presets = presetsOf(LAB);
  expect(presets.map(({ kind }) => kind)).toEqual(['config', 'move', 'omit', 'backlog', 'latency']);
  for (const change of presets) expect(problemOf(change)).toBeNull();
});

test('the same is done, however it is written down; one thing more, or at another time, is not the same', () => {
  const cut: LabAction = { atMs: 10, do: 'cut', between: ['6379', '6380'] };
  const turned: LabAction = { between: ['6379', '6380'], do: 'cut', atMs: 10 };
  const typed: LabAction = { atMs: 20, do: 'type', node: '6379', line: 'SET k v' };
  expect(sameActions({ actions: [cut, typed] }, { actions: [turned, typed] })).toBe(true);
  expect(sameActions({ actions: [cut, typed] }, { actions: [cut] })).toBe(false);
  expect(sameActions({ actions: [cut] }, { actions: [{ ...cut, atMs: 11 }] })).toBe(false);
});
