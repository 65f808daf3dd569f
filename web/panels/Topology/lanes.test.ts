import { expect, test } from 'vitest';
import type { LinkView, SegmentView } from '../../../engine/contract.ts';
import type { Curve } from './curve.ts';
import {
  label,
  lanesOf,
  noLabels,
  pillOf,
  pillWidth,
  roomInQueue,
  seatOf,
  originOf,
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
    held: false,
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
  expect(roomInQueue(segment(1, 0), 'pill', line)).toBeGreaterThan(
    roomInQueue(segment(2, 0), 'dot', line),
  );
});

test('the snapshot is a parcel', () => {
  const labels = noLabels();
  label(labels, [segment(1, 0, { kind: 'rdb', label: 'RDB' })], line);
  expect(labels.forms.get(1)).toBe('parcel');
});

test('several in one say how many', () => {
  expect(pillOf(segment(1, 0, { count: 12 }), line).text).toContain('×12');
});

test('a lane is told apart by direction, whichever node was created first', () => {
  const link = { between: ['6379', '6380'] } as unknown as LinkView;
  const lanes = lanesOf([segment(1, 0), segment(2, 0, { from: '6380', to: '6379' })], {
    '6379-6380': link,
  });
  expect([...lanes.keys()]).toEqual(['6379-6380>', '6379-6380<']);
});

test('in a dense lane one label travels at a time', () => {
  const labels = noLabels();
  const dense = Array.from({ length: 80 }, (_, index) => segment(index, index * 5_000));
  label(labels, dense, line, 'one');
  expect([...labels.forms.values()].filter((form) => form === 'pill')).toHaveLength(1);
});

test('what was typed stands beside what was sent, where they differ', () => {
  const arc = { from: 1, to: 54, sent: 'PEXPIREAT k 1767225700000', kind: 'write' as const };
  const written = { ...arc, typed: 'EXPIRE k 100', unasked: null, at: 5_000 };
  expect(originOf(segment(1, 5_000), [written])).toBe(written);
  expect(originOf(segment(1, 6_000), [written])).toBeNull();
  expect(originOf(segment(1, 5_000), [{ ...written, typed: null }])).toBeNull();
  expect(originOf(segment(1, 5_000), [written, { ...written, typed: 'EXPIRE j 9' }])).toBeNull();
  expect(originOf(segment(1, 5_000, { kind: 'ack' }), [written])).toBeNull();
  const expired = { ...written, typed: null, unasked: 'expired' as const };
  expect(originOf(segment(1, 5_000), [expired])).toBe(expired);
  expect(originOf(segment(1, 5_000), [expired, { ...expired, sent: 'DEL j' }])).not.toBeNull();
  expect(originOf(segment(1, 5_000), [expired, { ...expired, unasked: 'evicted' }])).toBeNull();
  expect(originOf(segment(1, 5_000), [expired, written])).toBeNull();
});

test('wide characters take more room', () => {
  expect(pillWidth('SET 名 值')).toBeGreaterThan(pillWidth('SET n v'));
});

test('a pill is whole between the cards from its first moment to its last', () => {
  const { width } = pillOf(segment(1, 0), line);
  const x = (now: number) => seatOf(segment(1, 0), line, true, now, 0, false, width).at?.x ?? 0;
  expect(x(0)).toBeGreaterThan(width / 2);
  expect(x(200_000)).toBeCloseTo(150);
  expect(x(400_000)).toBeLessThan(300 - width / 2);
});

test('a pill takes no more than a part of the gap, and says less where that is little', () => {
  const scaled = (gap: number): Curve => [
    { x: 0, y: 0 },
    { x: gap / 3, y: 0 },
    { x: (gap * 2) / 3, y: 0 },
    { x: gap, y: 0 },
  ];
  expect(pillOf(segment(1, 0), scaled(300))).toMatchObject({ text: '▸ SET k v', size: '27 B' });
  expect(pillOf(segment(1, 0), scaled(120))).toMatchObject({ text: '▸ SET k v', size: '' });
  expect(pillOf(segment(1, 0), scaled(60))).toMatchObject({ text: '▸', size: '' });
  for (const gap of [60, 100, 120, 200, 400]) {
    expect(pillOf(segment(1, 0), scaled(gap)).width).toBeLessThan(gap * 0.75);
  }
});
