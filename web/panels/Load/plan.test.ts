import { expect, test } from 'vitest';
import type { NodeView } from '../../../engine/contract.ts';
import { NOTHING_SHOWN, type Shown } from '../../store/shown.ts';
import { actionOf, bytesPerSecond, FIRST_PLAN, KEYS, sampled, withPreset } from './plan.ts';

function shown(roles: Readonly<Record<string, 'master' | 'replica'>>): Shown {
  const nodes = Object.fromEntries(
    Object.entries(roles).map(([id, role]) => [id, { id, role } as NodeView]),
  );
  return { ...NOTHING_SHOWN, nodes, nodeOrder: Object.keys(roles) };
}

const TRIO = shown({ '6379': 'master', '6380': 'replica', '6381': 'replica' });

test('load: writes go to the master, reads in turn to all replicas', () => {
  expect(withPreset(FIRST_PLAN, 'set', TRIO).nodes).toEqual(['6379']);
  const reads = withPreset(FIRST_PLAN, 'get', TRIO);
  expect(reads.nodes).toEqual(['6380', '6381']);
  expect(actionOf(reads, 4_000_000)).toEqual({
    do: 'load',
    node: '6380',
    also: ['6381'],
    rate: 50,
    template: 'GET key:{n}',
    untilMs: 34_000,
    keys: 100,
  });
});

test('load: a lone master takes its own reads; without a node there is no load', () => {
  expect(withPreset(FIRST_PLAN, 'get', shown({ '6379': 'master' })).nodes).toEqual(['6379']);
  expect(actionOf(FIRST_PLAN, 0)).toBeNull();
  expect(actionOf({ ...FIRST_PLAN, nodes: ['6379'], template: '  ' }, 0)).toBeNull();
});

test('load: only what differs from the usual is in the action', () => {
  const plan = { ...withPreset(FIRST_PLAN, 'set', TRIO), pipeline: 10, duration: Infinity };
  expect(actionOf(plan, 1)).toMatchObject({ pipeline: 10, valueBytes: 10, untilMs: 86_400_000 });
});

test('load: the sliders step by ones, twos and fives', () => {
  expect(KEYS.slice(0, 7)).toEqual([1, 2, 5, 10, 20, 50, 100]);
  expect(KEYS.at(-1)).toBe(100_000);
});

test('load: bytes per second of the last second, anew after a jump back', () => {
  let samples = sampled([], { at: 0, offset: 0 });
  for (let n = 1; n <= 10; n += 1) samples = sampled(samples, { at: n * 250_000, offset: n * 100 });
  expect(samples[0]?.at).toBe(1_500_000);
  expect(bytesPerSecond(samples)).toBe(400);
  expect(bytesPerSecond(sampled(samples, { at: 100_000, offset: 40 }))).toBe(0);
  expect(bytesPerSecond([])).toBe(0);
});
