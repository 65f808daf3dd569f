import { expect, test } from 'vitest';
import type { MessageView } from '../../../engine/contract.ts';
import { fold } from './fold.ts';
import { message } from './message.fixture.ts';
import { HEADING, NOTE, ROW, bandsOf, followTop, heightOf, inView, placeEvenly } from './place.ts';

const SECOND = 1_000_000;

const rows = (...messages: MessageView[]) => placeEvenly(fold(messages, new Set(), null));

test('even rows: equal distances whatever the times', () => {
  const placed = rows(message(1, 0), message(2, 1), message(3, 9 * SECOND));
  expect(placed.map((row) => row.top)).toEqual([0, NOTE + ROW, NOTE + 2 * ROW]);
  expect(placed.every((row) => row.arrivesY > row.sentY)).toBe(true);
  expect(heightOf(placed)).toBe(NOTE + 3 * ROW);
});

test('view: only the rows that touch the window', () => {
  const placed = rows(...Array.from({ length: 100 }, (_, index) => message(index, index)));
  const seen = inView(placed, NOTE + 10 * ROW + 1, 3 * ROW).map((row) => row.message.id);
  expect(seen).toEqual([10, 11, 12, 13]);
});

test('follow: the newest sent message is at the bottom of the view', () => {
  const placed = rows(...Array.from({ length: 50 }, (_, index) => message(index, index * SECOND)));
  expect(followTop(placed, 0, 400)).toBe(0);
  expect(followTop(placed, 40 * SECOND, 400)).toBe(NOTE + 40 * ROW + 2 * ROW - 400);
});

const ONLINE = { replicaState: 'CONNECTED', masterState: 'ONLINE' } as const;

test('a change of state is told above the message that was sent in it, and begins a band', () => {
  const placed = rows(message(1, 0), message(2, 1), message(3, 2, ONLINE), message(4, 3, ONLINE));
  expect(placed.map((row) => row.changed)).toEqual([
    { replica: 'RECEIVE_PING_REPLY', master: 'NONE' },
    null,
    { replica: 'CONNECTED', master: 'ONLINE' },
    null,
  ]);
  const { replica, master } = bandsOf(placed, 500);
  const third = placed[2]?.top ?? 0;
  expect(replica).toEqual([
    { state: 'RECEIVE_PING_REPLY', top: 0, bottom: third },
    { state: 'CONNECTED', top: third, bottom: 500 },
  ]);
  expect(master.map(({ state }) => state)).toEqual(['NONE', 'ONLINE']);
});

const piece = (id: number, over: Partial<MessageView> = {}) =>
  message(id, id, { kind: 'rdb', from: '6379', to: '6380', bytes: 100, ...over });

test('pieces of a snapshot are one row that opens', () => {
  const messages = [message(1, 0), piece(2), piece(3), piece(4, { lost: true }), message(5, 9)];
  const folded = fold(messages, new Set(), null);
  expect(folded.map(({ message: { id }, pieces }) => [id, pieces.length])).toEqual([
    [1, 0],
    [2, 3],
    [5, 0],
  ]);
  expect(folded[1]?.message).toMatchObject({ bytes: 300, lost: true, arrivesAt: 400_004 });
  const open = fold(messages, new Set([2]), null);
  expect(open.map(({ message: { id }, open: named }) => [id, named])).toEqual([
    [1, false],
    [2, true],
    [2, false],
    [3, false],
    [4, false],
    [5, false],
  ]);
  expect(placeEvenly(open)[1]?.height).toBe(HEADING);
  // A piece that is selected is in sight.
  expect(fold(messages, new Set(), 3)).toEqual(open);
});

test('two pieces, and pieces of both sides, stay as they are', () => {
  const messages = [piece(1), piece(2), piece(3, { from: '6380', to: '6379' }), piece(4)];
  expect(fold(messages, new Set(), null)).toHaveLength(4);
});
