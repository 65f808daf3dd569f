import { expect, test } from 'vitest';
import type { EventRecord } from '../../../engine/contract.ts';
import { digest, FLOOD, unheard } from './digest.ts';

const words = {
  typed: (count: number, node: string) => `${count} lines on ${node}`,
  more: (count: number) => `${count} more`,
  flood: (count: number) => `${count} events`,
};
const tell = (event: EventRecord) => ('node' in event ? `${event.kind} ${event.node}` : event.kind);

let ids = 0;
const record = (body: object, at = 0) => ({ id: (ids += 1), at, ...body }) as EventRecord;
const typed = (node: string) => record({ kind: 'typed', node, console: 1, line: 'SET k v' });
const started = (node: string) => record({ kind: 'node-started', node });
const stopped = (node: string) => record({ kind: 'node-stopped', node, how: 'killed' });
const state = (node: string) => record({ kind: 'link-state', node, of: '', state: 'CONNECT' });

test('what happened is told in its order; ticks and a single typed line are not', () => {
  const events = [typed('6379'), state('6380'), started('6381'), stopped('6380')];
  expect(digest(events, tell, words)).toEqual(['node-started 6381', 'node-stopped 6380']);
  expect(digest([typed('6379'), state('6380')], tell, words)).toEqual([]);
});

test('many lines of one node are one sentence', () => {
  const events = [typed('6379'), typed('6379'), typed('6380')];
  expect(digest(events, tell, words)).toEqual(['2 lines on 6379']);
});

test('the same sentence is told once', () => {
  const lost = () => record({ kind: 'master-link-lost', node: '6380', of: '', why: 'refused' });
  expect(digest([lost(), lost(), lost()], tell, words)).toEqual(['master-link-lost 6380']);
});

test('of many the weightiest are told, and how many are left', () => {
  const events = [...Array(6).keys()].map((index) => started(String(6379 + index)));
  const sentences = digest([...events, stopped('7000')], tell, words);
  expect(sentences).toHaveLength(5);
  expect(sentences).toContain('node-stopped 7000');
  expect(sentences.at(-1)).toBe('3 more');
});

test('a flood is a number', () => {
  const events = [...Array(FLOOD).keys()].map(() => typed('6379'));
  expect(digest(events, tell, words)).toEqual([`${FLOOD} events`]);
});

test('unheard: what came, and what was recorded and comes true', () => {
  const early = record({ kind: 'node-started', node: '6379' }, 100);
  const late = record({ kind: 'node-started', node: '6380' }, 900);
  const events = [early, late];
  expect(unheard(events, { id: 0, at: 0 }, 500)).toEqual([early]);
  // An action at a moment that was already told of.
  expect(unheard(events, { id: early.id, at: 900 }, 900)).toEqual([late]);
  // Gone back to 500 and played again.
  expect(unheard(events, { id: late.id, at: 500 }, 950)).toEqual([late]);
  expect(unheard(events, { id: late.id, at: 950 }, 990)).toEqual([]);
});
