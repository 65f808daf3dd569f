import { expect, test } from 'vitest';
import type { LinkView, MessageView } from '../../../engine/contract.ts';
import {
  NOTE,
  ROW,
  endsOf,
  followTop,
  heightOf,
  inView,
  isHandshake,
  latestArrival,
  latestArrivals,
  linkToShow,
  phaseOf,
  place,
  progressOf,
  shortIds,
} from './ladder.ts';

const SECOND = 1_000_000;

function message(id: number, sentAt: number, over: Partial<MessageView> = {}): MessageView {
  return {
    id,
    from: '6380',
    to: '6379',
    kind: 'handshake',
    label: 'PING',
    bytes: 14,
    sentAt,
    arrivesAt: sentAt + 400_000,
    held: false,
    lost: false,
    replicaState: 'RECEIVE_PING_REPLY',
    masterState: 'NONE',
    replica: '6380',
    replicaOffset: 0,
    masterOffset: 0,
    ...over,
  };
}

test('even rows: equal distances whatever the times', () => {
  const placed = place([message(1, 0), message(2, 1), message(3, 9 * SECOND)], 'even');
  expect(placed.map((row) => row.top)).toEqual([0, NOTE + ROW, NOTE + 2 * ROW]);
  expect(placed.every((row) => row.arrivesY > row.sentY)).toBe(true);
  expect(heightOf(placed)).toBe(NOTE + 3 * ROW);
});

test('true times: distances and slopes are proportional to time', () => {
  const placed = place(
    [message(1, 0), message(2, SECOND), message(3, 2 * SECOND), message(4, 6 * SECOND)],
    'time',
  );
  expect(placed.map((row) => row.top)).toEqual([0, ROW, 2 * ROW, 6 * ROW]);
  expect((placed[0]?.arrivesY ?? 0) - (placed[0]?.sentY ?? 0)).toBeCloseTo(0.4 * ROW);
});

test('true times: labels that would cover each other are marked', () => {
  const placed = place([message(1, 0), message(2, 10_000), message(3, SECOND)], 'time');
  expect(placed.map((row) => row.crowded)).toEqual([false, true, false]);
});

test('true times: messages sent at one instant still get a place', () => {
  expect(place([message(1, 5), message(2, 5)], 'time').map((row) => row.top)).toEqual([0, 0]);
});

test('view: only the rows that touch the window', () => {
  const placed = place(
    Array.from({ length: 100 }, (_, index) => message(index, index)),
    'even',
  );
  const seen = inView(placed, NOTE + 10 * ROW + 1, 3 * ROW).map((row) => row.message.id);
  expect(seen).toEqual([10, 11, 12, 13]);
});

test('phase: future, flying, arrived', () => {
  const sent = message(1, SECOND);
  expect(phaseOf(sent, SECOND - 1)).toBe('future');
  expect(phaseOf(sent, SECOND)).toBe('flying');
  expect(phaseOf(sent, SECOND + 400_000)).toBe('arrived');
});

test('phase: a lost message flies until its end and then is lost, not arrived', () => {
  const lost = message(1, 0, { lost: true });
  expect(phaseOf(lost, 100_000)).toBe('flying');
  expect(phaseOf(lost, 400_000)).toBe('lost');
  expect(phaseOf(message(1, 0, { lost: true, arrivesAt: Infinity }), 0)).toBe('lost');
});

test('progress: linear in time, and halfway while the link is stalled', () => {
  expect(progressOf(message(1, 0), 100_000)).toBe(0.25);
  expect(progressOf(message(1, 0), 9 * SECOND)).toBe(1);
  expect(progressOf(message(1, SECOND), 0)).toBe(0);
  expect(progressOf(message(1, 0, { arrivesAt: Infinity }), 9 * SECOND)).toBe(0.5);
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

test('follow: the newest sent message is at the bottom of the view', () => {
  const placed = place(
    Array.from({ length: 50 }, (_, index) => message(index, index * SECOND)),
    'even',
  );
  expect(followTop(placed, 0, 400)).toBe(0);
  expect(followTop(placed, 40 * SECOND, 400)).toBe(NOTE + 40 * ROW + 2 * ROW - 400);
});

test('filter: the snapshot belongs to the handshake, the acknowledgements do not', () => {
  expect(isHandshake(message(1, 0, { kind: 'rdb' }))).toBe(true);
  expect(isHandshake(message(1, 0, { kind: 'ack' }))).toBe(false);
});

test('even rows: a change of state is told above the message that was sent in it', () => {
  const placed = place(
    [
      message(1, 0),
      message(2, 1),
      message(3, 2, { replicaState: 'CONNECTED', masterState: 'ONLINE' }),
      message(4, 3, { replicaState: 'CONNECTED', masterState: 'ONLINE' }),
    ],
    'even',
  );
  expect(placed.map((row) => row.changed)).toEqual([
    { replica: 'RECEIVE_PING_REPLY', master: 'NONE' },
    null,
    { replica: 'CONNECTED', master: 'ONLINE' },
    null,
  ]);
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
