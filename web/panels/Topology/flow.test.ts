import { expect, test } from 'vitest';
import type { LinkView, SegmentView } from '../../../engine/contract.ts';
import type { Curve } from './curve.ts';
import { flowOf, isFlowing } from './flow.ts';

const line: Curve = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 200, y: 0 },
  { x: 300, y: 0 },
];

const segments = (count: number, from: number): SegmentView[] =>
  Array.from({ length: count }, (_, index) => ({
    id: index,
    from: '6379',
    to: '6380',
    kind: 'stream',
    label: 'SET k v',
    bytes: 27,
    count: 1,
    held: false,
    sentAt: from + index * 4000,
    arrivesAt: from + index * 4000 + 400_000,
  }));

const ends = (d: string): [number, number] => {
  const xs = [...d.matchAll(/[ML]([\d.-]+) /g)].map(([, x]) => Number(x));
  return [xs[0] ?? Number.NaN, xs.at(-1) ?? Number.NaN];
};

test('a flow reaches from the newest segment to the oldest', () => {
  // 50 segments, the first sent 200 ms ago: half way; the last just now.
  const { d } = flowOf(segments(50, 0), line, true, 200_000, 250);
  const [tail, head] = ends(d);
  expect(tail).toBeCloseTo(3, 0);
  expect(head).toBeCloseTo(150, 0);
});

test('with nothing caught on its way it takes the whole link', () => {
  expect(ends(flowOf([], line, true, 200_000, 250).d)).toEqual([0, 300]);
});

test('dashes move forward with time, slower links slower', () => {
  const at = (now: number) => flowOf([], line, true, now, 250).offset;
  expect(at(1_010_000)).not.toBe(at(1_000_000));
});

test('more traffic is a broader flow, but never broader than its lane', () => {
  const width = (perSecond: number) => flowOf([], line, true, 0, perSecond).width;
  expect(width(2000)).toBeGreaterThan(width(30));
  expect(width(100_000)).toBeLessThan(10);
});

test('what a cut link carried a moment ago does not flow on', () => {
  const link = (extra: Partial<LinkView>) =>
    ({ state: 'up', latency: 400_000, ...extra }) as LinkView;
  const moving = [{ arrivesAt: 5 }] as unknown as SegmentView[];
  const waiting = [{ arrivesAt: Number.POSITIVE_INFINITY }] as unknown as SegmentView[];
  expect(isFlowing(moving, link({}))).toBe(true);
  expect(isFlowing(moving, link({ state: 'cut' }))).toBe(false);
  expect(isFlowing([], link({}))).toBe(false);
  // Within a millisecond nothing is caught on its way, however much flows.
  expect(isFlowing([], link({ latency: 1_000 }))).toBe(true);
  expect(isFlowing(waiting, link({ latency: 1_000, state: 'stalled' }))).toBe(false);
  expect(isFlowing([], undefined)).toBe(false);
});
