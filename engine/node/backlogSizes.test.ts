import { expect, test } from 'vitest';
import { blockCapacity } from '../replication/backlog.ts';
import captured from './captured/resync.json';
import { attach, TestServer } from './testServer.fixture.ts';

// How the backlog of 7.0.15 moves: by blocks, whose sizes are size classes of its allocator.

const { rows } = captured.scenarios.find((one) => one.id === 'backlog-block-sizes')!;
const MB = 1_048_576;

test.each([
  ['256kb', MB / 4],
  ['1mb', MB],
  ['16mb', 16 * MB],
] as const)('backlog-block-sizes: a backlog of %s drops blocks of captured sizes', (name, size) => {
  const { steps } = (rows as unknown as Record<string, { steps: number[] }>)[name]!;
  // Between two looks more than one block may have gone.
  const possible = (step: number): boolean => blockCapacity(step, size) === step;
  const odd = steps.filter((step) => !possible(step) && !possible(step - 20_440));
  expect(odd).toEqual([]);
  expect(blockCapacity(1_000, size)).toBe(20_440);
});

test('it runs over its size by up to one block, and never falls below it', () => {
  const t = new TestServer(['repl-diskless-sync-delay 0', 'repl-backlog-size 102400']);
  attach(t);
  const client = t.client();
  const seen: number[] = [];
  const firsts = new Set<number>();
  for (let i = 0; i < 400; i++) {
    client.call('SET', 'k', 'x'.repeat(1_000));
    const { first_byte_offset, histlen } = t.server.stream.backlog!;
    if (first_byte_offset > 1) seen.push(histlen);
    firsts.add(first_byte_offset);
  }
  expect(Math.min(...seen)).toBeGreaterThan(102_400);
  expect(Math.max(...seen)).toBeLessThanOrEqual(102_400 + 20_440 + 1_100);
  const steps = [...firsts].map((first, i, all) => first - (all[i - 1] ?? 1)).slice(1);
  expect(new Set(steps)).toEqual(new Set([20_440]));
});

test('shrinking trims by the same rule, growing keeps everything', () => {
  const t = new TestServer(['repl-diskless-sync-delay 0', 'repl-backlog-size 102400']);
  attach(t);
  const client = t.client();
  for (let i = 0; i < 200; i++) client.call('SET', 'k', 'x'.repeat(1_000));
  client.call('CONFIG', 'SET', 'repl-backlog-size', '16kb');
  const shrunk = t.server.stream.backlog!.histlen;
  expect(shrunk).toBeGreaterThan(16_384);
  expect(shrunk).toBeLessThanOrEqual(16_384 + 20_440);
  client.call('CONFIG', 'SET', 'repl-backlog-size', '1mb');
  expect(t.server.stream.backlog!.histlen).toBe(shrunk);
});
