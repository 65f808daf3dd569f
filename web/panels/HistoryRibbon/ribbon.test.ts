import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HistoryNode, HistoryPart, HistoryView } from '../../../engine/contract.ts';
import { inOrder, laneOfNode, ribbonOf, spread, type RibbonInput } from './ribbon.ts';
import { isCompressed, offsetScale, timeScale } from './scale.ts';

const id = (letter: string) => letter.repeat(40);

function part(from: number, to: number, state: HistoryPart['state'] = 'live'): HistoryPart {
  const commands = { total: 0, more: false, shown: [] };
  return { from, to, state, since: null, nodes: ['6379'], end: null, commands, keys: [] };
}

/** A history that begins after `offset` and holds so many bytes. */
function history(
  letter: string,
  offset: number,
  bytes: number,
  extra: Partial<HistoryView> = {},
): HistoryView {
  return {
    replid: id(letter),
    offset,
    from: null,
    honoured: false,
    born: offset,
    by: '6379',
    why: 'promoted',
    until: null,
    parts: bytes === 0 ? [] : [part(offset + 1, offset + 1 + bytes)],
    ...extra,
  };
}

const from = (letter: string, offset: number) => ({ from: { replid: id(letter), offset } });

function node(name: string, letter: string, offset: number): HistoryNode {
  const replid = id(letter);
  return { node: name, role: 'replica', alive: true, replid, offset, doomed: false, since: 0 };
}

function draw(
  histories: readonly HistoryView[],
  nodes: readonly HistoryNode[] = [],
  extra: Partial<RibbonInput> = {},
) {
  return ribbonOf({
    histories,
    nodes,
    now: 1_000_000,
    axis: 'offset',
    width: 600,
    height: 400,
    titleWidth: () => 150,
    noteWidth: () => 0,
    ...extra,
  });
}

test('ribbon: a branch begins where it leaves its parent, below it', () => {
  const { lanes } = draw([history('a', 0, 100), history('b', 60, 20, from('a', 60))]);
  const [parent, branch] = lanes;
  expect(branch?.leaves).toBe(parent?.y);
  expect(branch!.y).toBeGreaterThan(parent!.y);
  expect(branch!.x).toBeGreaterThan(parent!.x);
  expect(branch!.x).toBeLessThan(parent!.end);
});

test('ribbon: of two branches the later one lies nearer to the parent, so that none crosses', () => {
  const histories = [
    history('a', 0, 100),
    history('b', 30, 5, from('a', 30)),
    history('c', 60, 5, from('a', 60)),
    history('d', 62, 5, from('c', 62)),
  ];
  expect(inOrder(histories).map(({ replid }) => replid[0])).toEqual(['a', 'c', 'd', 'b']);
  expect(draw(histories).lanes).toHaveLength(4);
});

test('ribbon: a history whose origin is not told, or that is its own, is drawn at all', () => {
  const orphan = history('b', 60, 20, from('x', 60));
  expect(inOrder([orphan])).toEqual([orphan]);
  expect(draw([orphan]).lanes[0]?.leaves).toBeNull();
});

test('ribbon: a band without bytes is seen', () => {
  const [lane] = draw([history('a', 0, 0)]).lanes;
  expect(lane!.end - lane!.x).toBeGreaterThanOrEqual(30);
  expect(lane!.parts).toEqual([]);
});

test('ribbon: a replica that has not reached the branching point stands on the parent', () => {
  const histories = [history('a', 0, 100), history('b', 60, 20, from('a', 60))];
  const late = node('6381', 'b', 40);
  expect(laneOfNode(histories, late)).toBe(id('a'));
  const { lanes } = draw(histories, [late, node('6380', 'b', 80)]);
  expect(lanes.map(({ nodes }) => nodes.map((each) => each.node.node))).toEqual([
    ['6381'],
    ['6380'],
  ]);
});

test('ribbon: parts lie side by side without gaps, and end where the band ends', () => {
  const parts = [part(1, 51), part(51, 81, 'dead'), part(81, 90, 'gone')];
  const [lane] = draw([history('a', 0, 90, { parts })]).lanes;
  const drawn = lane!.parts;
  expect(drawn[1]?.x).toBeCloseTo(drawn[0]!.x + drawn[0]!.width);
  expect(drawn[2]!.x + drawn[2]!.width).toBeCloseTo(lane!.end);
});

test('ribbon: twelve nodes at one place stand in rows, each for itself, within the picture', () => {
  const nodes = Array.from({ length: 12 }, (_, i) => node(String(6379 + i), 'a', 100));
  for (const width of [340, 600, 1200]) {
    const { lanes } = draw([history('a', 0, 100)], nodes, { width });
    const drawn = lanes[0]!.nodes;
    const places = drawn.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(12);
    for (const { x, y } of drawn) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + 62).toBeLessThanOrEqual(width);
      expect(y).toBeLessThan(lanes[0]!.y);
    }
  }
});

test('ribbon: with room to spare the picture fills it, without room it grows', () => {
  const histories = Array.from({ length: 8 }, (_, i) => history(String(i), 0, 50));
  expect(draw(histories, [], { height: 200 }).height).toBeGreaterThan(400);
  expect(draw(histories.slice(0, 2), [], { height: 400 }).height).toBeLessThanOrEqual(400);
});

test('ribbon: along the time, a history ends when the last node left it', () => {
  const histories = [
    history('a', 0, 100, { born: 0, until: 400_000 }),
    history('b', 60, 20, { ...from('a', 60), born: 300_000 }),
  ];
  const { lanes } = draw(histories, [node('6380', 'b', 80)], { axis: 'time' });
  expect(lanes[0]!.end).toBeLessThan(lanes[1]!.end);
  expect(lanes[1]!.nodes[0]?.at).toBeCloseTo(lanes[1]!.end);
});

test('scale: never goes back, keeps within its room, and every cut has its place', () => {
  const lengths = fc.array(fc.tuple(fc.nat(5_000_000), fc.nat(3_000)), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 200, max: 1500 }), (given, right) => {
      const histories = given.map(([offset, bytes], i) => history(String(i), offset, bytes));
      const scale = offsetScale(histories, 10, right);
      const ends = histories.flatMap(({ offset, parts }) => [
        offset,
        ...parts.map(({ to }) => to - 1),
      ]);
      const places = ends.sort((a, b) => a - b).map((value) => scale(value));
      for (let i = 1; i < places.length; i++)
        expect(places[i]).toBeGreaterThanOrEqual(places[i - 1]!);
      expect(Math.min(...places)).toBeGreaterThanOrEqual(10);
      expect(Math.max(...places)).toBeLessThanOrEqual(right);
      for (let i = 1; i < scale.ticks.length; i++) {
        expect(scale.ticks[i]!.x - scale.ticks[i - 1]!.x).toBeGreaterThanOrEqual(42);
      }
    }),
  );
});

test('scale: one history grows as its bytes do; a few bytes at the end of many are seen', () => {
  const alone = [history('a', 0, 100)];
  const one = offsetScale(alone, 0, 1000);
  expect(one(80) - one(40)).toBeCloseTo(one(40) - one(0));
  expect(isCompressed(alone)).toBe(false);
  const parts = [part(1, 1_000_001), part(1_000_001, 1_000_028, 'dead')];
  const cut = [history('a', 0, 1_000_027, { parts })];
  const many = offsetScale(cut, 0, 1000);
  expect(many(1_000_027) - many(1_000_000)).toBeGreaterThan(100);
  expect(isCompressed(cut)).toBe(true);
});

test('scale: time runs evenly', () => {
  const scale = timeScale([history('a', 0, 10, { born: 0 })], 10_000_000, 0, 500);
  expect(scale(5_000_000)).toBeCloseTo(250);
});

test('spread: blocks do not touch, keep their order and stay within the width', () => {
  const blocks = fc.array(fc.record({ at: fc.nat(600), width: fc.integer({ min: 10, max: 60 }) }), {
    maxLength: 9,
  });
  fc.assert(
    fc.property(blocks, (given) => {
      const inTurn = [...given].sort((a, b) => a.at - b.at);
      const places = spread(inTurn, 600);
      places.forEach((place, i) => {
        expect(place).toBeGreaterThanOrEqual(2);
        expect(place + inTurn[i]!.width).toBeLessThanOrEqual(598);
        if (i > 0) expect(place).toBeGreaterThanOrEqual(places[i - 1]! + inTurn[i - 1]!.width);
      });
    }),
  );
});
