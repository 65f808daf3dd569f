import { expect, test } from 'vitest';
import type { LabFile } from '../../engine/contract.ts';
import { Engine } from '../../engine/engine.ts';
import { withoutLast } from './withoutLast.ts';

const lab: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'One' },
  seed: 3,
  backlog: 'exact',
  nodes: [{ id: '6379', conf: [] }],
  openAtMs: 0,
  actions: [],
};

/** A lab in which two keys were written, a second apart. */
function journal(): LabFile {
  const engine = new Engine();
  engine.load(lab);
  engine.advance(1_000_000);
  for (const key of ['a', 'b']) {
    engine.act({ do: 'type', node: '6379', line: `SET ${key} 1` });
    engine.advance(1_000_000);
  }
  return engine.save();
}

const linesOf = ({ actions }: LabFile) =>
  actions.map((action) => ('line' in action ? action.line : ''));

test('a journal without its last action ends where that was done, and plays', () => {
  const before = withoutLast(journal());
  expect(linesOf(before)).toEqual(['SET a 1']);
  expect(before.openAtMs).toBe(2000);
  const engine = new Engine();
  const frame = engine.load(before);
  expect(frame.failure).toBeNull();
  expect(frame.now).toBe(2_000_000);
  expect(frame.canUndo).toBe(true);
});

test('again and again it leads to the beginning, and never before it', () => {
  let left = journal();
  for (let times = 0; times < 5; times += 1) left = withoutLast(left);
  expect(left).toMatchObject({ openAtMs: 0, actions: [] });
});

test('what a lab only says stays, and what is still to come', () => {
  const file: LabFile = {
    ...lab,
    openAtMs: 3000,
    actions: [
      { atMs: 1000, do: 'type', node: '6379', line: 'SET a 1' },
      { atMs: 2000, do: 'say', text: { en: 'Look.' } },
      { atMs: 9000, do: 'type', node: '6379', line: 'SET b 1' },
    ],
  };
  expect(withoutLast(file).actions.map(({ atMs }) => atMs)).toEqual([2000, 9000]);
});
