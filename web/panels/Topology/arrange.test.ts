import { expect, test } from 'vitest';
import { arrange, columnsOf, scaleOf, type Box, type Shape } from './arrange.ts';

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

test.each([
  ['two replicas', shapes('1', '2<1', '3<1')],
  ['five replicas', shapes('1', '2<1', '3<1', '4<1', '5<1', '6<1')],
  ['a chain of four', shapes('1', '2<1', '3<2', '4<3')],
  ['a tree and two lone ones', shapes('1', '2<1', '3<1', '4', '5')],
  ['six alone', shapes('1', '2', '3', '4', '5', '6')],
])('%s: every card once, none over another, all within what is told', (_name, lab) => {
  const { placed, width, height } = arrange(lab, room);
  expect(placed.map((card) => card.id).toSorted()).toEqual(lab.map((shape) => shape.id).toSorted());
  for (const [index, card] of placed.entries()) {
    for (const other of placed.slice(index + 1)) expect(overlap(card.box, other.box)).toBe(false);
    expect(card.box.x).toBeGreaterThanOrEqual(0);
    expect(card.box.y).toBeGreaterThanOrEqual(0);
    expect(card.box.x + card.box.width).toBeLessThanOrEqual(width + 0.01);
    expect(card.box.y + card.box.height).toBeLessThanOrEqual(height + 0.01);
  }
});

test('where one column would be tiny, replicas stand on both sides of their master', () => {
  const lab = shapes('1', '2<1', '3<1', '4<1', '5<1', '6<1');
  const low = { width: 860, height: 266 };
  const arrangement = arrange(lab, low);
  expect(scaleOf(arrangement, low)).toBeGreaterThan(0.8);
  const x = (id: string) => arrangement.placed.find((card) => card.id === id)?.box.x ?? Number.NaN;
  expect(x('2')).toBeGreaterThan(x('1'));
  expect(x('6')).toBeLessThan(x('1'));
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
  const { placed } = arrange(shapes('6379', '6380<6379', '6381<6379'), room);
  expect(placed.map((card) => card.density)).toEqual(['hero', 'roomy', 'roomy']);
});
