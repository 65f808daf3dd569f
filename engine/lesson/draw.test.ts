import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawn, seedGiving } from './draw.ts';
import type { Lesson, Part } from './format.ts';

const lab: Part['lab'] = { seed: 1, backlog: 'exact', nodes: [{ id: '6379', conf: [] }] };
const lessonOf = (parts: readonly string[], take: number): Lesson => ({
  format: 'psync-lesson/1',
  id: 'tickets',
  minutes: 5,
  parts: parts.map((id) => ({ id, lab, goals: [] })),
  take,
});
const TEN = [...'abcdefghij'];

test('draw: as many parts as are to be taken, each once, in the order of the lesson', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 10 }), (seed, take) => {
      const given = drawn(lessonOf(TEN, take), seed).map(({ id }) => id);
      expect(given).toHaveLength(take);
      expect(given).toEqual(TEN.filter((id) => given.includes(id)));
    }),
  );
});

test('draw: each part has its turn', () => {
  const given = Array.from({ length: 20 }, (_, seed) => drawn(lessonOf(TEN, 5), seed)).flat();
  expect(new Set(given.map(({ id }) => id))).toEqual(new Set(TEN));
});

test('draw: a part that is asked for by name is given', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...TEN), (seed, part) => {
      const lesson = lessonOf(TEN, 5);
      const found = seedGiving(lesson, seed, part);
      expect(drawn(lesson, found).map(({ id }) => id)).toContain(part);
      expect(seedGiving(lesson, found, part)).toBe(found);
    }),
  );
  expect(seedGiving(lessonOf(TEN, 5), 7, 'z')).toBe(7);
});
