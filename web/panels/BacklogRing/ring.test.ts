import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArcView, BacklogView } from '../../../engine/contract.ts';
import { angleOf, arcAt, marksOf, ringOf } from './ring.ts';

/** A backlog that holds commands of these lengths, the last ending at `end`. */
function backlog(
  lengths: readonly number[],
  size: number,
  first: number,
  extra: Partial<BacklogView> = {},
): BacklogView {
  const arcs: ArcView[] = [];
  let at = first;
  for (const length of lengths) {
    arcs.push({
      from: at,
      to: at + length,
      sent: 'SET k v',
      typed: null,
      unasked: null,
      kind: 'write',
      at: 0,
    });
    at += length;
  }
  const model = 'exact';
  const held = {
    first_byte_offset: first,
    histlen: at - first,
    older: 0,
    arcs,
    kept: 0,
    cut: null,
  };
  return { size, model, ...held, ...extra };
}

test('a byte stands at its offset modulo the size', () => {
  expect(angleOf(0, 512)).toBe(0);
  expect(angleOf(256, 512)).toBeCloseTo(Math.PI);
  expect(angleOf(512 + 128, 512)).toBeCloseTo(Math.PI / 2);
});

test('an arc is as long as its command', () => {
  const ring = ringOf(backlog([128, 64], 512, 0));
  expect(ring.arcs.map((arc) => arc.end - arc.start)).toEqual([Math.PI / 2, Math.PI / 4]);
  expect(ring.head).toBeCloseTo((192 / 512) * 2 * Math.PI);
  expect(ring.full).toBe(false);
});

test('a command that was partly overwritten keeps only its rest', () => {
  const whole = backlog([100, 100], 150, 0);
  const ring = ringOf({ ...whole, first_byte_offset: 50, histlen: 150 });
  expect(ring.arcs[0]).toMatchObject({ from: 50, to: 100 });
  expect(ring.full).toBe(true);
});

test('what lies before the first known command is one arc without commands', () => {
  const known = backlog([27, 27], 16384, 10_000);
  const ring = ringOf({ ...known, first_byte_offset: 1, histlen: 10_053 });
  expect(ring.arcs[0]).toMatchObject({ from: 1, to: 10_000, commands: [] });
});

test('tiny arcs merge, a long one beside them stays alone', () => {
  const ring = ringOf(backlog([14, 14, 14, 2000, 14], 16384, 1));
  expect(ring.arcs.map((arc) => arc.commands.length)).toEqual([3, 1, 1]);
});

test('the block model may hold more than its size: the ring is then as large as what it holds', () => {
  const ring = ringOf(backlog([20_000], 16384, 1, { model: 'blocks' }));
  expect(ring.span).toBe(20_000);
  expect(ring.full).toBe(true);
});

test('a replica abreast of its master stands at the head', () => {
  const held = backlog([27, 27], 512, 1);
  const ring = ringOf(held);
  expect(
    marksOf(held, [{ id: '6380', offset: 54, attached: true }], ring.span).standing[0]?.angle,
  ).toBeCloseTo(ring.head);
});

test('replicas that stand together share a mark; who wants an older byte stands outside', () => {
  const held = backlog([27, 27, 200], 512, 1000);
  const marks = marksOf(
    held,
    [
      { id: '6380', offset: 1253, attached: true },
      { id: '6381', offset: 1250, attached: true },
      { id: '6382', offset: 500, attached: false },
      { id: '6383', offset: 998, attached: true },
      { id: '6384', offset: 999, attached: true },
    ],
    512,
  );
  expect(marks.standing.map(({ replicas }) => replicas.map(({ id }) => id))).toEqual([
    ['6380', '6381'],
    ['6384'],
  ]);
  // The first byte held is 1000: who has all up to 999 wants just that one.
  expect(marks.outside.map(({ id, attached }) => [id, attached])).toEqual([
    ['6382', false],
    ['6383', true],
  ]);
});

test('who stands outside of the ring is named in the corner that lies furthest from all other marks', () => {
  const held = backlog([256], 256, 1000);
  const outside = { id: '6382', offset: 500, attached: false };
  for (const offset of [1030, 1100, 1160, 1220]) {
    const { standing, corner } = marksOf(
      held,
      [outside, { id: '6380', offset, attached: true }],
      256,
    );
    const { angle } = standing[0]!;
    const cornerAngle = Math.atan2(corner.x, -corner.y);
    expect(Math.cos(cornerAngle - angle)).toBeLessThan(0);
  }
});

test('laps: how often the head has gone round', () => {
  expect(ringOf(backlog([100], 512, 1)).laps).toBe(0);
  expect(ringOf(backlog([512], 512, 600)).laps).toBe(2);
});

test('arcs cover all that is held, without gap or overlap, whatever the lengths', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 1_000_000 }), (all, first) => {
      const held = backlog(all, 20_000, first);
      const ring = ringOf(held);
      let at = first;
      for (const arc of ring.arcs) {
        expect(arc.from).toBe(at);
        at = arc.to;
      }
      expect(at).toBe(first + held.histlen);
      expect(ring.arcs.flatMap((arc) => arc.commands)).toEqual(held.arcs);
      expect(arcAt(ring, first)?.from).toBe(first);
    }),
  );
});
