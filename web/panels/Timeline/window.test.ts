import { expect, test } from 'vitest';
import type { EventBody, EventRecord } from '../../../engine/contract.ts';
import { isWanted, nearest } from './jump.ts';
import { lanes } from './lanes.ts';
import { followed, panned, SHORTEST, whole, zoomed } from './window.ts';

const SECOND = 1_000_000;
const SPAN = 60 * SECOND;

test('window: the moment under the pointer stays where it is', () => {
  const once = zoomed(whole(SPAN), 1 / 2, 15 * SECOND, SPAN);
  expect(once).toEqual({ from: 7.5 * SECOND, to: 37.5 * SECOND });
  expect(zoomed(once!, 2, 15 * SECOND, SPAN)).toBeNull();
});

test('window: never outside of the recording, never shorter than what can be told apart', () => {
  const tiny = zoomed(whole(SPAN), 1e-9, SPAN, SPAN);
  expect(tiny).toEqual({ from: SPAN - SHORTEST, to: SPAN });
  expect(panned({ from: 0, to: SECOND }, -SECOND, SPAN)).toEqual({ from: 0, to: SECOND });
  expect(panned({ from: 0, to: SECOND }, 2 * SPAN, SPAN).to).toBe(SPAN);
});

test('window: follows time with room for what comes', () => {
  expect(followed({ from: 0, to: 5 * SECOND }, 6 * SECOND, SPAN)).toEqual({
    from: 5 * SECOND,
    to: 10 * SECOND,
  });
});

const at = (seconds: number, body: EventBody, id = seconds): EventRecord => ({
  id,
  at: seconds * SECOND,
  ...body,
});
const killed: EventBody = { kind: 'node-stopped', node: '6379', how: 'killed' };
const typed: EventBody = { kind: 'typed', node: '6379', console: 1, line: 'SET k v' };

test('jump: to the nearest of its kind, and of what is shown', () => {
  const events = [at(1, typed), at(2, killed), at(3, typed), at(3, killed, 4), at(5, typed)];
  const stop = (event: EventRecord) => isWanted(event, 'stop', []);
  expect(nearest(events, 0, 'next', stop)?.id).toBe(2);
  expect(nearest(events, 2 * SECOND, 'next', stop)?.id).toBe(4);
  expect(nearest(events, 3 * SECOND, 'next', stop)).toBeNull();
  expect(nearest(events, 5 * SECOND, 'previous', stop)?.id).toBe(4);
  const shown = (event: EventRecord) => isWanted(event, 'any', ['typed']);
  expect(nearest(events, 3 * SECOND, 'next', shown)).toBeNull();
  expect(nearest(events, 5 * SECOND, 'previous', () => true)?.id).toBe(3);
});

test('lanes: another future from its fork to its end, the newest first, the current one not', () => {
  const branch = (id: number, partsAt: number, horizon: number) => ({
    id,
    forkedAt: 0,
    partsAt: partsAt * SECOND,
    horizon: horizon * SECOND,
    label: '',
  });
  const branches = [branch(1, 10, 30), branch(2, 20, 90), branch(3, 5, 6)];
  expect(lanes(branches, 3, whole(SPAN), 600)).toEqual([
    { id: 2, from: 200, to: 600, row: 0 },
    { id: 1, from: 100, to: 300, row: 1 },
  ]);
});
