import { expect, test } from 'vitest';
import type { LabFile } from '../contract.ts';
import { Engine } from '../engine.ts';

const lab: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'A master that dies' },
  seed: 1,
  backlog: 'exact',
  nodes: [
    { id: '6379', conf: ['repl-diskless-sync-delay 0'] },
    { id: '6380', conf: ['replicaof 127.0.0.1 6379'] },
  ],
  actions: [
    { atMs: 3000, do: 'kill', node: '6379' },
    { atMs: 9000, do: 'start', node: '6379' },
  ],
  openAtMs: 2000,
};

test('step: to the next event, past the retries of a replica whose master is dead', () => {
  const engine = new Engine();
  engine.load(lab);
  const moments: number[] = [];
  for (let i = 0; i < 3; i++) moments.push(engine.step({ direction: 'forward', to: 'event' }).now);
  expect(moments).toEqual([3_000_000, 3_001_000, 9_000_000]);
  expect(engine.step({ direction: 'back', to: 'event' }).now).toBe(3_001_000);
});

test('step: to the next message of a link, and back to it', () => {
  const engine = new Engine();
  engine.load(lab);
  const step = { to: 'message', link: ['6379', '6380'] } as const;
  const first = engine.step({ direction: 'forward', ...step }).now;
  const second = engine.step({ direction: 'forward', ...step }).now;
  expect(second).toBeGreaterThan(first);
  expect(engine.step({ direction: 'back', ...step }).now).toBe(first);
});
