import { expect, test } from 'vitest';
import type { EventRecord } from '../../../engine/contract.ts';
import { poseOf, seenStanding, visitsAt } from './visits.ts';

const typed = (id: number, at: number, line: string, node = '6379'): EventRecord => ({
  id,
  at,
  kind: 'typed',
  node,
  console: 1,
  line,
});
const refused: EventRecord = {
  id: 2,
  at: 1_000_000,
  kind: 'write-refused',
  node: '6380',
  line: 'SET x 1',
  error: "READONLY You can't write against a read only replica.",
};

test('a typed line is seen at its node for a moment', () => {
  const events = [typed(1, 1_000_000, 'SET k v')];
  expect(visitsAt(events, 999_999).size).toBe(0);
  expect(visitsAt(events, 1_200_000).get('6379')).toMatchObject({ line: 'SET k v', error: '' });
  expect(visitsAt(events, 3_000_000).size).toBe(0);
});

test('of several lines the newest is seen', () => {
  const events = [typed(1, 1_000_000, 'SET k v'), typed(2, 1_100_000, 'INCR hits')];
  expect(visitsAt(events, 1_200_000).get('6379')?.line).toBe('INCR hits');
});

test('a refused write bears the first word of its error', () => {
  const events = [typed(1, 1_000_000, 'SET x 1', '6380'), refused];
  expect(visitsAt(events, 1_200_000).get('6380')).toMatchObject({
    line: 'SET x 1',
    error: 'READONLY',
  });
});

test('what lies in the recorded future is not seen yet', () => {
  const events = [typed(1, 1_000_000, 'SET k v'), typed(2, 9_000_000, 'INCR hits')];
  expect(visitsAt(events, 1_200_000).get('6379')?.line).toBe('SET k v');
});

test('one goes in, the other falls back; with reduced motion both stand still', () => {
  const taken = visitsAt([typed(1, 0, 'SET k v')], 0).get('6379')!;
  const back = visitsAt([refused], 1_000_000).get('6380')!;
  expect(poseOf(taken, 0, false).down).toBeGreaterThan(20);
  expect(poseOf(taken, 300_000, false)).toMatchObject({ down: 0, opacity: 1 });
  expect(poseOf(taken, 880_000, false).down).toBeLessThan(0);
  expect(poseOf(back, 3_100_000, false).down).toBeGreaterThan(20);
  for (const now of [1_000_000, 2_000_000, 3_000_000]) {
    expect(poseOf(back, now, true)).toMatchObject({ down: 0, opacity: 1 });
  }
});

test('while time stands a pill covers its card for no longer than it would have flown', () => {
  const taken = visitsAt([typed(1, 0, 'SET k v')], 0).get('6379')!;
  const back = visitsAt([refused], 1_000_000).get('6380')!;
  expect(seenStanding(taken, 0)).toBe(1);
  expect(seenStanding(taken, 900)).toBe(1);
  expect(seenStanding(taken, 1_200)).toBe(0);
  // A refusal is longer to read.
  expect(seenStanding(back, 2_200)).toBe(1);
  expect(seenStanding(back, 2_500)).toBe(0);
});
