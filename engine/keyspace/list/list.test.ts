import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1, sameBytes, textOf } from '../../base/bytes.ts';
import { ListValue } from './list.ts';
import { listpackEntrySize } from './listpackSize.ts';

function textsOf(list: ListValue): string[] {
  const texts: string[] = [];
  list.each((element) => texts.push(textOf(element)));
  return texts;
}

/** Elements of each node, as DEBUG OBJECT counts them. */
function nodesOf(list: ListValue): number[] {
  const counts: number[] = [];
  list.eachNode((elements) => counts.push(elements.length));
  return counts;
}

function listOf(texts: readonly string[], fill = -2): ListValue {
  const list = new ListValue(fill);
  for (const text of texts) list.pushTail(latin1(text));
  return list;
}

type Step =
  | { do: 'pushHead' | 'pushTail'; text: string }
  | { do: 'popHead' | 'popTail' | 'capture' }
  | { do: 'set' | 'insertAfter' | 'insertBefore'; at: number; text: string }
  | { do: 'remove'; at: number; count: number };

const text = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.integer().map(String),
  fc.integer({ min: 60, max: 3_000 }).map((length) => 'x'.repeat(length)),
);
const at = fc.nat({ max: 60 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('pushHead' as const, 'pushTail' as const), text }),
  fc.record({ do: fc.constantFrom('popHead' as const, 'popTail' as const, 'capture' as const) }),
  fc.record({
    do: fc.constantFrom('set' as const, 'insertAfter' as const, 'insertBefore' as const),
    at,
    text,
  }),
  fc.record({ do: fc.constant('remove' as const), at, count: fc.integer({ min: 1, max: 9 }) }),
);

function play(list: ListValue, model: string[], one: Step): void {
  switch (one.do) {
    case 'pushHead':
      list.pushHead(latin1(one.text));
      model.unshift(one.text);
      return;
    case 'pushTail':
      list.pushTail(latin1(one.text));
      model.push(one.text);
      return;
    case 'popHead':
      if (model.length > 0) expect(textOf(list.popHead())).toBe(model.shift());
      return;
    case 'popTail':
      if (model.length > 0) expect(textOf(list.popTail())).toBe(model.pop());
      return;
    case 'set':
      expect(list.set(one.at, latin1(one.text))).toBe(one.at < model.length);
      if (one.at < model.length) model[one.at] = one.text;
      return;
    case 'remove':
      if (one.at >= model.length) return;
      list.remove(one.at, one.count);
      model.splice(one.at, one.count);
      return;
    case 'capture':
      return;
    default: {
      if (one.at >= model.length) return;
      const after = one.do === 'insertAfter';
      list.insert(one.at, after, latin1(one.text));
      model.splice(after ? one.at + 1 : one.at, 0, one.text);
    }
  }
}

const latinText = (one: Step): Step =>
  'text' in one ? { ...one, text: textOf(latin1(one.text)) } : one;

test.each([-2, -1, 4, 0])('a list is an array, with nodes for %i', (fill) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const list = new ListValue(fill);
      const model: string[] = [];
      const kept: [ListValue, string[]][] = [];
      for (const one of steps.map(latinText)) {
        if (one.do === 'capture') kept.push([list.capture(), [...model]]);
        play(list, model, one);
        expect(list.size).toBe(model.length);
      }
      kept.push([list, model]);
      for (const [value, texts] of kept) {
        expect(textsOf(value)).toEqual(texts);
        expect(texts.map((_, i) => textOf(value.at(i)!))).toEqual(texts);
        expect(nodesOf(value).every((count) => count > 0)).toBe(true);
        expect(value.listpackBytes).toBe(sizeOf(value));
      }
    }),
    { numRuns: 60 },
  );
});

/** The nodes' bytes, counted anew. */
function sizeOf(list: ListValue): number {
  let size = 0;
  list.eachNode((elements) => {
    size += 7;
    for (const element of elements) size += listpackEntrySize(element, 0, element.length);
  });
  return size;
}

test('a captured list goes on by itself', () => {
  const list = listOf(['a', 'b', 'c']);
  const copy = list.capture();
  list.popHead();
  copy.pushTail(latin1('d'));
  const third = copy.capture();
  copy.set(0, latin1('z'));
  expect([textsOf(list), textsOf(copy), textsOf(third)]).toEqual([
    ['b', 'c'],
    ['z', 'b', 'c', 'd'],
    ['a', 'b', 'c', 'd'],
  ]);
});

test('elements are found from either end, as far as one looks', () => {
  const list = listOf(['a', 'b', 'a', 'c', 'a'], 2);
  const found = (from: 'head' | 'tail', limit: number): number[] => {
    const indexes: number[] = [];
    list.find(latin1('a'), from, limit, (index) => indexes.push(index) < 2);
    return indexes;
  };
  expect(found('head', Infinity)).toEqual([0, 2]);
  expect(found('tail', Infinity)).toEqual([4, 2]);
  expect(found('head', 2)).toEqual([0]);
  expect(found('tail', 0)).toEqual([]);
});

test('what lies in one node stays together when it is read and put into another list', () => {
  const list = listOf(
    Array.from({ length: 7 }, (_, i) => String(i)),
    3,
  );
  const copy = new ListValue(3);
  list.eachNode((elements) => copy.appendNode(elements));
  expect([nodesOf(list), nodesOf(copy)]).toEqual([
    [3, 3, 1],
    [3, 3, 1],
  ]);
  expect(sameBytes(copy.at(6)!, latin1('6'))).toBe(true);
});

test('an element takes as many bytes as in a listpack', () => {
  const size = (element: string): number => listpackEntrySize(latin1(element), 0, element.length);
  // Measured on 7.0.15: DEBUG OBJECT's ql_uncompressed_size of a list of one element, less 7.
  const measured: [string, number][] = MEASURED.map(([element, whole]) => [element, whole - 7]);
  expect(measured.map(([element]) => size(element))).toEqual(measured.map(([, bytes]) => bytes));
});
const MEASURED: [string, number][] = [
  ['', 9],
  ['a', 10],
  ['0', 9],
  ['-0', 11],
  ['7', 9],
  ['007', 12],
  ['127', 9],
  ['128', 10],
  ['-1', 10],
  ['-4096', 10],
  ['-4097', 11],
  ['4095', 10],
  ['4096', 11],
  ['32767', 11],
  ['32768', 12],
  ['-32768', 11],
  ['-32769', 12],
  ['8388607', 12],
  ['8388608', 13],
  ['-8388608', 12],
  ['-8388609', 13],
  ['2147483647', 13],
  ['2147483648', 17],
  ['-2147483648', 13],
  ['-2147483649', 17],
  ['9223372036854775807', 17],
  ['9223372036854775808', 28],
  ['-9223372036854775808', 17],
  ['12345678901', 17],
  ['x'.repeat(63), 72],
  ['x'.repeat(64), 74],
  ['x'.repeat(125), 135],
  ['x'.repeat(126), 137],
  ['x'.repeat(4095), 4106],
  ['x'.repeat(4096), 4110],
];
