import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventBody, EventRecord } from '../../../engine/contract.ts';
import {
  brackets,
  GAP,
  TOLD_MAX,
  keyTarget,
  kindOf,
  marks,
  momentAt,
  ticks,
  trackSpan,
} from './marks.ts';
import { whole } from './window.ts';

const SECOND = 1_000_000;

function events(...list: [at: number, body: EventBody][]): EventRecord[] {
  return list.map(([at, body], id) => ({ id, at, ...body }));
}
const write: EventBody = { kind: 'typed', node: '6379', console: 1, line: 'SET k v' };
const cut: EventBody = { kind: 'link-changed', between: ['6379', '6380'], change: 'cut' };
const lost: EventBody = {
  kind: 'keys-lost',
  node: '6380',
  keys: ['k'],
  count: 1,
  why: 'full-resync',
};

test('marks: stand where their time is, and whole within the track', () => {
  const found = marks(
    events([0, write], [5 * SECOND, cut], [10 * SECOND, write]),
    whole(10 * SECOND),
    400,
  );
  expect(found.map(({ x, kind, count }) => [x, kind, count])).toEqual([
    [GAP / 2, 'typed', 1],
    [200, 'link', 1],
    [400 - GAP / 2, 'typed', 1],
  ]);
});

test('marks: never nearer than a finger needs, whichever event names them', () => {
  const bodies = fc.constantFrom(write, cut, lost, stale);
  const list = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 * SECOND }), bodies));
  fc.assert(
    fc.property(list, fc.integer({ min: 60, max: 900 }), (times, width) => {
      const all = events(...times.toSorted(([a], [b]) => a - b));
      const found = marks(all, whole(10 * SECOND), width);
      for (const [i, { x }] of found.entries()) {
        expect(x - (found[i - 1]?.x ?? -GAP)).toBeGreaterThanOrEqual(GAP);
        expect(x).toBeLessThanOrEqual(width - GAP / 2);
      }
      expect(found.reduce((count, mark) => count + mark.count, 0)).toBe(all.length);
    }),
  );
});

test('marks: near ones become one, named and placed by the most telling event', () => {
  const found = marks(
    events([0, write], [SECOND / 100, cut], [SECOND / 50, lost], [9 * SECOND, write]),
    whole(10 * SECOND),
    400,
  );
  expect(found.map(({ kind, count }) => [kind, count])).toEqual([
    ['trouble', 3],
    ['typed', 1],
  ]);
  expect(found[0]?.at).toBe(SECOND / 50);
  expect(found[0]?.told.map((event) => event.kind)).toEqual(['typed', 'link-changed', 'keys-lost']);
});

test('marks: thousands of writes stay as few marks as there is room', () => {
  const many = Array.from({ length: 5000 }, (_, id) => ({ id, at: id * 1000, ...write }));
  const found = marks(many, whole(10 * SECOND), 700);
  expect(found.length).toBeLessThanOrEqual(700 / GAP + 1);
  expect(found.reduce((count, mark) => count + mark.count, 0)).toBe(5000);
  expect(found.every((mark) => mark.told.length <= TOLD_MAX)).toBe(true);
});

test('marks: small steps of a link and met expectations get none', () => {
  expect(
    kindOf({ id: 1, at: 0, kind: 'link-state', node: '6380', of: '6379', state: 'CONNECT' }),
  ).toBeNull();
  expect(
    marks(
      events([0, { kind: 'link-state', node: '6380', of: '6379', state: 'CONNECT' }]),
      whole(10 * SECOND),
      400,
    ),
  ).toEqual([]);
});

test('track: grows in steps, so that marks stand still', () => {
  expect(trackSpan(0)).toBe(10 * SECOND);
  expect(trackSpan(10 * SECOND)).toBe(10 * SECOND);
  expect(trackSpan(10 * SECOND + 1)).toBe(20 * SECOND);
  expect(trackSpan(3601 * SECOND)).toBe(7200 * SECOND);
});

test('keys: move within the recorded past', () => {
  expect(keyTarget('ArrowLeft', 50_000, SECOND)).toBe(0);
  expect(keyTarget('PageUp', 0, SECOND)).toBe(SECOND);
  expect(keyTarget('End', 0, SECOND)).toBe(SECOND);
  expect(keyTarget('x', 0, SECOND)).toBeNull();
});

test('ticks: whole seconds, none at the very ends', () => {
  expect(ticks(whole(10 * SECOND), 500).map((tick) => [tick.label, tick.x])).toEqual([
    ['0:02', 100],
    ['0:04', 200],
    ['0:06', 300],
    ['0:08', 400],
  ]);
  expect(ticks(whole(300 * SECOND), 300)[0]?.label).toBe('1:40');
  expect(ticks(whole(10 * SECOND), 0)).toEqual([]);
});

test('pointer: a pixel is a moment, outside the track its nearest one', () => {
  expect(momentAt(100, whole(10 * SECOND), 400)).toBe(2.5 * SECOND);
  expect(momentAt(-20, whole(10 * SECOND), 400)).toBe(0);
  expect(momentAt(5, whole(10 * SECOND), 0)).toBe(0);
});

test('marks: a series of refused attempts is one mark, until the replica was in sync again', () => {
  const gone = (why: 'closed' | 'refused'): EventBody => ({
    kind: 'master-link-lost',
    node: '6380',
    of: '127.0.0.1:6379',
    why,
  });
  const synced: EventBody = {
    kind: 'sync-finished',
    replica: '6380',
    master: '127.0.0.1:6379',
    outcome: 'partial',
    keys: 1,
  };
  const found = marks(
    events(
      [1 * SECOND, gone('closed')],
      [2 * SECOND, gone('refused')],
      [3 * SECOND, gone('refused')],
      [4 * SECOND, synced],
      [5 * SECOND, gone('refused')],
      [6 * SECOND, gone('refused')],
    ),
    whole(10 * SECOND),
    400,
  );
  expect(found.map(({ at, kind }) => [at / SECOND, kind])).toEqual([
    [1, 'trouble'],
    [5, 'trouble'],
  ]);
});

const stale: EventBody = {
  kind: 'anomaly',
  name: 'stale-read',
  bornAt: 2 * SECOND,
  node: '6380',
  master: '6379',
  db: 0,
  key: 'k',
  read: 'old',
  there: 'new',
};

test('marks: in a window only what lies in it, and kinds that are hidden nowhere', () => {
  const all = events([SECOND, write], [4 * SECOND, cut], [5 * SECOND, stale], [9 * SECOND, write]);
  const window = { from: 3 * SECOND, to: 7 * SECOND };
  expect(marks(all, window, 400).map(({ x, kind }) => [x, kind])).toEqual([
    [100, 'link'],
    [200, 'anomaly'],
  ]);
  expect(marks(all, window, 400, ['link']).map(({ kind }) => kind)).toEqual(['anomaly']);
});

test('brackets: from where an anomaly was born to where it showed, cut by the window', () => {
  const all = events([5 * SECOND, stale], [2 * SECOND + 1, stale]);
  expect(brackets(all, whole(10 * SECOND), 100)).toEqual([{ id: 0, from: 20, to: 50 }]);
  expect(brackets(all, { from: 4 * SECOND, to: 8 * SECOND }, 100)).toMatchObject([
    { from: 0, to: 25 },
  ]);
});

test('ticks: fractions of a second once the window is short', () => {
  const labels = ticks({ from: 65 * SECOND, to: 66 * SECOND }, 400).map(({ label }) => label);
  expect(labels).toContain('1:05.20');
});

test('marks: a script that says much does not crowd out what happened', () => {
  const said: EventBody = { kind: 'said', text: { en: 'Look.' } };
  const many = Array.from({ length: TOLD_MAX }, (): [number, EventBody] => [0, said]);
  const [mark] = marks(events(...many, [0, cut]), whole(10 * SECOND), 400);
  expect(mark?.kind).toBe('link');
  expect(mark?.told.map(({ kind }) => kind)).toContain('link-changed');
});
