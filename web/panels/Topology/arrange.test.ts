import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange, type Box, type Room } from './arrange.ts';
import { fitsOf } from './sizes.ts';
import { columnsOf, type Shape } from './tree.ts';

const room = { width: 980, height: 450 };

/** `6379`, `6380<6379` (6380 replicates from 6379). */
function shapes(...texts: string[]): Shape[] {
  return texts.map((text) => {
    const [id = '', master] = text.split('<');
    return { id, master: master ?? null };
  });
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('a master stands left, its replicas right of it', () => {
  expect(columnsOf(shapes('6379', '6380<6379', '6381<6379'))).toEqual([['6379'], ['6380', '6381']]);
});

test('a chain takes a column for each link', () => {
  expect(columnsOf(shapes('6379', '6380<6379', '6381<6380'))).toEqual([
    ['6379'],
    ['6380'],
    ['6381'],
  ]);
});

test('a lone master stands where replicas stand', () => {
  expect(columnsOf(shapes('6379', '6380<6379', '6382'))).toEqual([['6379'], ['6380', '6382']]);
});

test('nodes that are all alone share the first column', () => {
  expect(columnsOf(shapes('6379', '6380'))).toEqual([['6379', '6380']]);
});

test('two nodes that replicate from each other are both drawn', () => {
  expect(columnsOf(shapes('6379<6380', '6380<6379'))).toEqual([['6379'], ['6380']]);
});

test('a replica of a machine outside the lab is a root', () => {
  expect(columnsOf(shapes('6379<9999'))).toEqual([['6379']]);
});

const inside = ({ x, y, width, height }: Box, within: Room): boolean =>
  x >= -0.01 &&
  y >= -0.01 &&
  x + width <= within.width + 0.01 &&
  y + height <= within.height + 0.01;

/** 1 to 16 nodes: each replicates from one of those before it, or from none. */
const anyLab = fc
  .array(fc.option(fc.nat(15), { nil: null }), { minLength: 1, maxLength: 16 })
  .map((masters) =>
    masters.map((master, index) => ({
      id: String(6379 + index),
      master: master === null || index === 0 ? null : String(6379 + (master % index)),
    })),
  );

test('any lab in any room: every card once, none over another, all inside, none too small to tell', () => {
  const anyRoom = fc.record({
    width: fc.integer({ min: 312, max: 2400 }),
    height: fc.integer({ min: 240, max: 1400 }),
  });
  fc.assert(
    fc.property(anyLab, anyRoom, (lab, own) => {
      const { placed, width, height, scale } = arrange(lab, own);
      expect(placed.map((card) => card.id).toSorted()).toEqual(lab.map(({ id }) => id).toSorted());
      expect(width * scale).toBeCloseTo(own.width, 3);
      for (const [index, card] of placed.entries()) {
        expect(inside(card.box, { width, height })).toBe(true);
        for (const other of placed.slice(index + 1)) {
          expect(overlap(card.box, other.box)).toBe(false);
        }
      }
    }),
  );
});

const star = (replicas: number) =>
  shapes('1', ...Array.from({ length: replicas }, (_, index) => `${index + 2}<1`));
const chain = (length: number) =>
  shapes('1', ...Array.from({ length: length - 1 }, (_, index) => `${index + 2}<${index + 1}`));
/** What the picture has on a screen of 1280 by 720, of 1920 by 1080, and on a phone. */
const ROOMS = {
  small: { width: 860, height: 266 },
  large: { width: 1420, height: 530 },
  phone: { width: 362, height: 640 },
};

test.each([
  ['two replicas', star(2), 0.9, 1.1, 0.85],
  ['five replicas', star(5), 0.85, 0.95, 0.85],
  ['eleven replicas', star(11), 0.74, 0.9, 0.68],
  ['a chain of four', chain(4), 0.75, 1, 0.8],
  ['a chain of twelve', chain(12), 0.5, 0.9, 0.55],
])('%s: letters stay large enough in every room', (_name, lab, small, large, phone) => {
  expect(arrange(lab, ROOMS.small).scale).toBeGreaterThan(small);
  expect(arrange(lab, ROOMS.large).scale).toBeGreaterThan(large);
  expect(arrange(lab, ROOMS.phone).scale).toBeGreaterThan(phone);
});

test('on a phone the master stands above its replicas', () => {
  for (const lab of [star(2), star(5), star(11)]) {
    const { placed } = arrange(lab, ROOMS.phone);
    const [master, ...replicas] = placed;
    for (const { box } of replicas) {
      expect(box.y).toBeGreaterThan((master?.box.y ?? 0) + (master?.box.height ?? 0));
    }
  }
});

test('where one column would be tiny, replicas stand on both sides of their master', () => {
  const { placed } = arrange(star(8), ROOMS.small);
  const x = (id: string) => placed.find((card) => card.id === id)?.box.x ?? Number.NaN;
  expect(x('2')).toBeGreaterThan(x('1'));
  expect(x('9')).toBeLessThan(x('1'));
});

test('four nodes that are all alone stand two by two, with room for keys', () => {
  const { placed } = arrange(shapes('1', '2', '3', '4'), room);
  const box = (id: string) => placed.find((card) => card.id === id)!.box;
  expect(box('1').y).toBe(box('2').y);
  expect(box('1').x).toBe(box('3').x);
  expect(box('1').x).toBeLessThan(box('2').x);
  expect(placed.map((card) => card.density)).toEqual(['roomy', 'roomy', 'roomy', 'roomy']);
});

test('the master of the usual lab has the large ring, its replicas have room for keys', () => {
  const lower = { ...ROOMS.small, height: 228 };
  for (const own of [room, ROOMS.small, lower, ROOMS.large]) {
    const { placed } = arrange(star(2), own);
    const [master, ...replicas] = placed;
    expect(master?.density).toBe('hero');
    for (const { density, box } of replicas) {
      expect(fitsOf(density, box.width, box.height, 0, 0).keys).toBeGreaterThanOrEqual(3);
    }
  }
});

test('the ring of a lone master takes most of its card, and leaves its keys their room', () => {
  for (const [own, least] of [
    [room, 215],
    [ROOMS.small, 150],
    [ROOMS.large, 290],
    [ROOMS.phone, 80],
  ] as const) {
    const { placed, scale } = arrange(star(2), own);
    const { density, box } = placed[0]!;
    const { ring, stacked, keys } = fitsOf(density, box.width, box.height, -1, 2);
    expect(ring * scale).toBeGreaterThan(least);
    expect(box.width - (stacked ? 0 : ring)).toBeGreaterThan(150);
    expect(keys).toBeGreaterThanOrEqual(3);
  }
});

test('any card: its ring and its rows never need more than it has', () => {
  const anyCard = fc.record({
    density: fc.constantFrom('hero', 'roomy', 'medium', 'compact', 'mini'),
    width: fc.integer({ min: 124, max: 600 }),
    height: fc.integer({ min: 48, max: 600 }),
    extra: fc.integer({ min: -1, max: 2 }),
    tanks: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(anyCard, ({ density, width, height, extra, tanks }) => {
      const { keys, ring, stacked } = fitsOf(density, width, height, extra, tanks);
      const rows = keys * 17;
      expect(stacked ? ring + rows : Math.max(ring, rows)).toBeLessThanOrEqual(height);
      expect(ring).toBeLessThan(width);
    }),
  );
});
