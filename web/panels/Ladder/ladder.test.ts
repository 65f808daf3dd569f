import { expect, test } from 'vitest';
import type { LinkView } from '../../../engine/contract.ts';
import {
  endsOf,
  isHandshake,
  latestArrival,
  latestArrivals,
  linkToShow,
  linksToChoose,
  HALFWAY,
  LOST_AT,
  phaseOf,
  progressOf,
  shortIds,
} from './ladder.ts';
import { message } from './message.fixture.ts';

const SECOND = 1_000_000;

test('phase: future, flying, arrived', () => {
  const sent = message(1, SECOND);
  expect(phaseOf(sent, SECOND - 1)).toBe('future');
  expect(phaseOf(sent, SECOND)).toBe('flying');
  expect(phaseOf(sent, SECOND + 400_000)).toBe('arrived');
});

test('phase: a lost message flies until it is lost, and does not arrive', () => {
  const lost = message(1, 0, { lost: true });
  expect(phaseOf(lost, 100_000)).toBe('flying');
  expect(phaseOf(lost, 400_000)).toBe('lost');
  expect(progressOf(lost, 200_000)).toBe(LOST_AT / 2);
  expect(progressOf(lost, SECOND)).toBe(LOST_AT);
});

test('phase: held, and waiting on a stalled link, halfway; known later, it is seen to move', () => {
  const kept = message(1, 0, { held: true, arrivesAt: Infinity });
  expect(phaseOf(kept, SECOND)).toBe('held');
  expect(progressOf(kept, SECOND)).toBe(HALFWAY);
  expect(phaseOf(message(1, 0, { held: true, arrivesAt: 9 * SECOND }), SECOND)).toBe('held');
  expect(phaseOf(message(1, 0, { arrivesAt: Infinity }), SECOND)).toBe('waiting');
  expect(progressOf(message(1, 0, { arrivesAt: Infinity }), SECOND)).toBe(HALFWAY);
});

test('progress: linear in time while it flies, whole once it has arrived or lies ahead', () => {
  expect(progressOf(message(1, 0), 100_000)).toBe(0.25);
  expect(progressOf(message(1, 0), 9 * SECOND)).toBe(1);
  expect(progressOf(message(1, SECOND), 0)).toBe(1);
});

test('latest arrival: by arrival, not by sending', () => {
  const slow = message(1, 0, { arrivesAt: 3 * SECOND });
  const fast = message(2, SECOND);
  expect(latestArrival([slow, fast], 2 * SECOND)?.id).toBe(2);
  expect(latestArrival([slow, fast], 3 * SECOND)?.id).toBe(1);
  expect(latestArrival([slow, fast], 0)).toBeNull();
});

test('arrivals: those of the latest moment, in the order of the list', () => {
  const together = { arrivesAt: 2 * SECOND };
  const rows = [message(1, 0), message(2, SECOND, together), message(3, SECOND, together)];
  expect(latestArrivals(rows, 2 * SECOND).map(({ id }) => id)).toEqual([2, 3]);
  expect(latestArrivals(rows, 0)).toEqual([]);
  expect(latestArrivals([message(4, 0, { lost: true })], SECOND)).toEqual([]);
});

test('filter: the snapshot belongs to the handshake, the acknowledgements do not', () => {
  expect(isHandshake(message(1, 0, { kind: 'rdb' }))).toBe(true);
  expect(isHandshake(message(1, 0, { kind: 'ack' }))).toBe(false);
});

function link(a: string, b: string, replica: string | null): LinkView {
  return {
    between: [a, b],
    replica,
    state: 'up',
    latency: 0,
    bandwidth: 0,
    connected: true,
    messages: 0,
    waiting: 0,
    held: [],
    sent: [
      { messages: 0, bytes: 0 },
      { messages: 0, bytes: 0 },
    ],
  };
}

test('link: the chosen one, else that of the chosen replica, else the first that replicates', () => {
  const links = {
    '6380-6381': link('6380', '6381', null),
    '6379-6380': link('6379', '6380', '6380'),
    '6379-6381': link('6379', '6381', '6381'),
  };
  expect(linkToShow(links, '6380-6381', null)?.between).toEqual(['6380', '6381']);
  expect(linkToShow(links, 'gone', '6381')?.between).toEqual(['6379', '6381']);
  expect(linkToShow(links, null, '6379')?.between).toEqual(['6379', '6380']);
  expect(linkToShow({}, null, null)).toBeNull();
});

test('ends: the replica stands left, whoever was created first', () => {
  expect(endsOf(link('6379', '6380', '6379'), [])).toEqual({ replica: '6379', master: '6380' });
  expect(endsOf(link('6379', '6380', null), [message(1, 0)])).toEqual({
    replica: '6380',
    master: '6379',
  });
});

test('labels: replication IDs, whole or already cut, leave room for the offset', () => {
  expect(shortIds('PSYNC 4cf9062dc62f2f5438276ae6… 60')).toBe('PSYNC 4cf9062d… 60');
  expect(shortIds(`+CONTINUE ${'a1'.repeat(20)}`)).toBe('+CONTINUE a1a1a1a1…');
  expect(shortIds('SET deadbeef 12345678')).toBe('SET deadbeef 12345678');
});

test('chooser: every pair that exchanged messages, those of the chosen node first', () => {
  const silent = { ...link('6380', '6381', null), messages: 0 };
  const links = {
    '6379-6380': link('6379', '6380', '6380'),
    '6379-6381': link('6379', '6381', '6381'),
    '6380-6381': silent,
    '6380-6382': { ...link('6380', '6382', null), messages: 4 },
  };
  const keys = (node: string | null) => linksToChoose(links, node).map(({ key }) => key);
  expect(keys(null)).toEqual(['6379-6380', '6379-6381', '6380-6382']);
  expect(keys('6381')).toEqual(['6379-6381', '6379-6380', '6380-6382']);
  expect(keys('6382')).toEqual(['6380-6382', '6379-6380', '6379-6381']);
});
