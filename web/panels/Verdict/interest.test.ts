import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArcView, NodeView, VerdictView } from '../../../engine/contract.ts';
import { cardsIn, inOrder, lasts, rateOf } from './interest.ts';

type Rated = Parameters<typeof inOrder>[0][number];

function node(id: string, over: Partial<VerdictView>, equal = true, up = true): Rated {
  const verdict: VerdictView = {
    kind: 'none',
    reason: 'no-resync-needed',
    bytes: 0,
    askedReplid: 'a',
    askedOffset: 100,
    firstByteOffset: 1,
    endOffset: 400,
    ids: null,
    roomLeft: 300,
    ...over,
  };
  const master = { status: up ? 'up' : 'down' } as NodeView['master'];
  return { id, verdict, digestEqual: equal, master };
}

test('few replicas keep their places; of many the most interesting comes first', () => {
  const calm = node('1', {});
  const differs = node('2', {}, false);
  const down = node('3', { kind: 'partial' }, false, false);
  const soon = node('4', { kind: 'partial', roomLeft: 20 }, false, false);
  const full = node('5', { kind: 'full', roomLeft: null }, false, false);
  const dead = node('6', { kind: 'cannot', roomLeft: null }, false, false);
  const master: Rated = { id: '0', verdict: null, digestEqual: null, master: null };
  expect(inOrder([master, calm, differs, full])).toEqual(['1', '2', '5']);
  expect(inOrder([master, calm, differs, down, soon, full, dead])).toEqual([
    '5',
    '6',
    '4',
    '3',
    '2',
    '1',
  ]);
});

const arc = (from: number, to: number, at: number): ArcView => ({
  from,
  to,
  sent: 'SET k v',
  typed: null,
  unasked: null,
  kind: 'write',
  at,
});

test('rate: what was written in the last ten seconds; of a full list, in the time it covers', () => {
  expect(rateOf([], 9e6)).toBe(0);
  expect(rateOf([arc(1, 1001, 1e6), arc(1001, 1101, 15e6)], 20e6)).toBe(10);
  // A moment to come does not count.
  expect(rateOf([arc(1, 501, 18e6), arc(501, 1001, 29e6)], 20e6)).toBe(50);
  const dense = Array.from({ length: 240 }, (_, i) => arc(i * 10, i * 10 + 10, 18e6 + i));
  expect(rateOf(dense, 20e6)).toBe(1200);
  expect(lasts(1000, 250)).toBe(4e6);
  expect(lasts(1000, 0)).toBeNull();
});

test('cards where all have room; else one card, the selected one, and chips in the order of nodes', () => {
  const ids = ['6383', '6380', '6381', '6382'];
  expect(cardsIn(ids.slice(0, 2), null, 990)).toMatchObject({ chips: [], roomy: true });
  expect(cardsIn(ids.slice(0, 3), null, 990)).toMatchObject({ chips: [], roomy: false });
  expect(cardsIn(ids, '6379', 990)).toEqual({
    whole: ['6383'],
    chips: ['6380', '6381', '6382'],
    roomy: false,
  });
  expect(cardsIn(ids, '6381', 990).whole).toEqual(['6381']);
  expect(cardsIn(ids.slice(0, 2), null, 374).chips).toHaveLength(1);
});

test('every replica is told, once', () => {
  const anyStrip = fc.tuple(
    fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6', '7')),
    fc.option(fc.constantFrom('1', '2', '8')),
    fc.nat(2000),
  );
  fc.assert(
    fc.property(anyStrip, ([ids, selected, width]) => {
      const { whole, chips } = cardsIn(ids, selected, width);
      expect([...whole, ...chips].toSorted()).toEqual(ids.toSorted());
    }),
  );
});
