import { beforeEach, expect, test } from 'vitest';
import { Engine } from '../../engine/engine.ts';
import type { LabFile } from '../../engine/contract.ts';
import { forgetHistories, historyLook } from '../ui/history.ts';
import { takeFrame, useShown } from './store.ts';

const PORTS = Array.from({ length: 12 }, (_, index) => String(6379 + index));
const LAB: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'Twelve nodes' },
  seed: 7,
  backlog: 'exact',
  nodes: PORTS.map((id) => ({
    id,
    conf: [`port ${id}`, ...(id === '6379' ? [] : ['replicaof 127.0.0.1 6379'])],
  })),
  actions: [],
};

beforeEach(forgetHistories);

test('a history keeps its look while many others, each gone at once, come and go', () => {
  const engine = new Engine();
  takeFrame(engine.load(LAB), false);
  const looks = () =>
    Object.values(useShown.getState().nodes).map((node) => historyLook(node.replid));
  const atStart = looks();
  // Every node starts with an ID of its own, and takes its master's.
  expect(new Set(atStart.map(({ hue, shape }) => `${hue} ${shape}`)).size).toBe(12);
  takeFrame(engine.advance(30_000_000), false);
  expect(new Set(Object.values(useShown.getState().nodes).map((node) => node.replid)).size).toBe(1);
  const after = looks();
  takeFrame(engine.advance(30_000_000), false);
  expect(looks()).toEqual(after);
});
