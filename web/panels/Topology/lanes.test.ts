import { expect, test } from 'vitest';
import type { LinkView, SegmentView } from '../../../engine/contract.ts';
import type { Curve } from './curve.ts';
import {
  caption,
  label,
  lanesOf,
  noLabels,
  pillWidth,
  rateOf,
  roomInQueue,
  seatOf,
} from './lanes.ts';

const line: Curve = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 200, y: 0 },
  { x: 300, y: 0 },
];

function segment(id: number, sentAt: number, extra: Partial<SegmentView> = {}): SegmentView {
  return {
    id,
    from: '6379',
    to: '6380',
    kind: 'stream',
    label: 'SET k v',
    bytes: 27,
    count: 1,
    sentAt,
    arrivesAt: sentAt + 400_000,
    ...extra,
  };
}

test('half the time is half the way', () => {
  expect(seatOf(segment(1, 0), line, true, 200_000, 0, false).at?.x).toBeCloseTo(150);
  expect(seatOf(segment(1, 0), line, false, 100_000, 0, false).at?.x).toBeGreaterThan(150);
});

test('before it is sent and after it has arrived nothing is drawn', () => {
  expect(seatOf(segment(1, 100), line, true, 50, 0, false).at).toBeNull();
  expect(seatOf(segment(1, 0), line, true, 400_001, 0, false).at).toBeNull();
});

test('on a stalled link segments queue before the break and do not move', () => {
  const stalled = segment(1, 0, { arrivesAt: Number.POSITIVE_INFINITY });
  const first = seatOf(stalled, line, true, 1, 0, false);
  expect(first).toEqual(seatOf(stalled, line, true, 9_000_000, 0, false));
  expect(first.waiting).toBe(true);
  expect(first.at?.x).toBeLessThan(150);
  expect(seatOf(stalled, line, true, 1, 40, false).at?.x).toBeCloseTo((first.at?.x ?? 0) - 40, 0);
  expect(seatOf(stalled, line, true, 1, 400, false).at).toBeNull();
});

test('with reduced motion a segment steps', () => {
  const x = (now: number) => seatOf(segment(1, 0), line, true, now, 0, true).at?.x;
  expect(x(1_000)).toBe(x(99_000));
  expect(x(101_000)).not.toBe(x(99_000));
});

test('segments far apart are pills; what follows too closely is a dot', () => {
  const labels = noLabels();
  label(labels, [segment(1, 0), segment(2, 10_000), segment(3, 250_000)], line);
  expect([...labels.forms.values()]).toEqual(['pill', 'dot', 'pill']);
});

test('a dot stays a dot when the pill before it has arrived', () => {
  const labels = noLabels();
  label(labels, [segment(1, 0), segment(2, 10_000)], line);
  label(labels, [segment(2, 10_000)], line);
  expect([...labels.forms]).toEqual([[2, 'dot']]);
});

test('after a step back in time the older segment has its label again', () => {
  const labels = noLabels();
  label(labels, [segment(9, 900_000)], line);
  label(labels, [segment(1, 0)], line);
  expect(labels.forms.get(1)).toBe('pill');
});

test('of those that wait the first has a label, the others are counted by dots', () => {
  const labels = noLabels();
  const wait = { arrivesAt: Number.POSITIVE_INFINITY };
  label(labels, [segment(1, 0, wait), segment(2, 900_000, wait), segment(3, 990_000, wait)], line);
  expect([...labels.forms.values()]).toEqual(['pill', 'dot', 'dot']);
  expect(roomInQueue(segment(1, 0), 'pill')).toBeGreaterThan(roomInQueue(segment(2, 0), 'dot'));
});

test('the snapshot is a parcel', () => {
  const labels = noLabels();
  label(labels, [segment(1, 0, { kind: 'rdb', label: 'RDB' })], line);
  expect(labels.forms.get(1)).toBe('parcel');
});

test('several in one say how many', () => {
  expect(caption(segment(1, 0, { count: 12 }))).toContain('×12');
});

test('a lane is told apart by direction, whichever node was created first', () => {
  const link = { between: ['6379', '6380'] } as unknown as LinkView;
  const lanes = lanesOf([segment(1, 0), segment(2, 0, { from: '6380', to: '6379' })], {
    '6379-6380': link,
  });
  expect([...lanes.keys()]).toEqual(['6379-6380>', '6379-6380<']);
});

test('a dense lane has a rate: 200 commands a second of 27 bytes', () => {
  const dense = Array.from({ length: 80 }, (_, index) => segment(index, index * 5_000));
  expect(rateOf(dense)?.commands).toBeCloseTo(200, 0);
  expect(rateOf(dense)?.bytes).toBeCloseTo(5400, -2);
  expect(rateOf(dense.slice(0, 4))).toBeNull();
});

test('wide characters take more room', () => {
  expect(pillWidth('SET 名 值')).toBeGreaterThan(pillWidth('SET n v'));
});
