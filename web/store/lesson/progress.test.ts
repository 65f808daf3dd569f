import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Lesson } from '../../../engine/lesson/format.ts';
import {
  allDone,
  merged,
  NO_PROGRESS,
  partProgress,
  readProgress,
  withPart,
  type Progress,
} from './progress.ts';
import { lessonDone, lessonState, partsDone } from './standing.ts';

const some = withPart(
  withPart(NO_PROGRESS, 'a', 'one', { done: true, answers: { guess: ['gap'], count: [27, 28] } }),
  'a',
  'two',
  { answers: { guess: ['all'] } },
);

test('what is written can be read', () => {
  expect(readProgress(JSON.stringify(some))).toEqual({ progress: some });
  const last = { ...some, last: { lesson: 'a', part: 'two' } };
  expect(readProgress(JSON.stringify(last))).toEqual({ progress: last });
});

test('a change leaves the rest as it was', () => {
  expect(partProgress(some, 'a', 'one').done).toBe(true);
  expect(partProgress(some, 'a', 'two')).toEqual({ done: false, answers: { guess: ['all'] } });
  expect(partProgress(some, 'b', 'one')).toEqual({ done: false, answers: {} });
});

test.each([
  ['{', '', 'json'],
  ['[]', '', 'progress'],
  ['{"format":7}', '', 'progress'],
  ['{"format":"psync-progress/0"}', '', 'progress'],
  ['{"format":"psync-progress/2"}', '', 'newer'],
  ['{"format":"psync-lab/1"}', '', 'lab'],
  ['{"format":"psync-lesson/1"}', '', 'lesson'],
  ['{"format":"psync-progress/1"}', 'lessons', 'record'],
  ['{"format":"psync-progress/1","lessons":{"a":{}}}', 'lessons.a.parts', 'record'],
  [
    '{"format":"psync-progress/1","lessons":{"a":{"drawn":-1,"parts":{}}}}',
    'lessons.a.drawn',
    'number',
  ],
  [
    '{"format":"psync-progress/1","lessons":{"a":{"parts":{"p":{"done":1,"answers":{}}}}}}',
    'lessons.a.parts.p.done',
    'boolean',
  ],
  [
    '{"format":"psync-progress/1","lessons":{"a":{"parts":{"p":{"done":true,"answers":{"g":[{}]}}}}}}',
    'lessons.a.parts.p.answers.g.0',
    'answers',
  ],
  ['{"format":"psync-progress/1","lessons":{},"last":{"lesson":1}}', 'last.lesson', 'text'],
])('%s is refused, and it is said where', (text, path, wanted) => {
  expect(readProgress(text)).toEqual({ problem: { path, wanted } });
});

test('five megabytes are no progress of anybody', () => {
  const text = JSON.stringify({ ...some, more: 'x'.repeat(5_000_000) });
  expect(readProgress(text)).toEqual({ problem: { path: '', wanted: 'long' } });
});

const answers = fc.dictionary(
  fc.constantFrom('guess', 'count'),
  fc.array(fc.oneof(fc.nat(9), fc.constantFrom('gap', 'all')), { minLength: 1, maxLength: 2 }),
);
const part = fc.record({ done: fc.boolean(), answers });
const parts = fc.dictionary(fc.constantFrom('one', 'two'), part);
const lessons = fc.dictionary(
  fc.constantFrom('a', 'b', 'file mine 0123'),
  fc.record({ drawn: fc.nat(3), parts }),
);
const last = fc.option(fc.constantFrom('a', 'b').map((id) => ({ lesson: id, part: 'one' })));
const anyProgress = fc.record({
  format: fc.constant('psync-progress/1' as const),
  lessons,
  last,
});

test('what is read is added: nothing that was done or answered is lost, on either side', () => {
  fc.assert(
    fc.property(anyProgress, anyProgress, (own, read) => {
      const both = merged(own, read);
      for (const [key, id] of ['a', 'b', 'file mine 0123'].flatMap((one) => [
        [one, 'one'] as const,
        [one, 'two'] as const,
      ])) {
        const [ours, theirs] = [partProgress(own, key, id), partProgress(read, key, id)];
        const { done, answers: given } = partProgress(both, key, id);
        expect(done).toBe(ours.done || theirs.done);
        expect(given).toEqual({ ...theirs.answers, ...ours.answers });
      }
      expect(both.last).toEqual(own.last ?? read.last);
      expect(merged(both, read)).toEqual(both);
      expect(merged(NO_PROGRESS, read)).toEqual(read);
      expect(allDone(both)).toBeGreaterThanOrEqual(Math.max(allDone(own), allDone(read)));
    }),
  );
});

test('of two draws the one with more done stays', () => {
  const drawn = (seed: number, ids: readonly string[]) => ({
    ...NO_PROGRESS,
    lessons: {
      a: {
        drawn: seed,
        parts: Object.fromEntries(ids.map((id) => [id, { done: true, answers: {} }])),
      },
    },
  });
  const drawnOf = (progress: Progress) => progress.lessons['a']?.drawn;
  expect(drawnOf(merged(drawn(1, ['one']), drawn(2, ['two', 'three'])))).toBe(2);
  expect(drawnOf(merged(drawn(1, ['one']), drawn(2, ['two'])))).toBe(1);
});

const lesson = (changes: Partial<Lesson>): Lesson => ({
  format: 'psync-lesson/1',
  id: 'a',
  minutes: 1,
  parts: ['one', 'two', 'three'].map((id) => ({
    id,
    lab: { seed: 1, backlog: 'exact', nodes: [] },
    goals: [],
  })),
  ...changes,
});

test('a lesson is done when all its parts are, or as many as it asks for', () => {
  expect(partsDone(some, 'a', lesson({})).map(({ id }) => id)).toEqual(['one']);
  expect(lessonState(some, 'a', lesson({}))).toBe('begun');
  expect(lessonDone(some, 'a', lesson({ enough: 1 }))).toBe(true);
  expect(lessonState(NO_PROGRESS, 'a', lesson({}))).toBe('new');
});
