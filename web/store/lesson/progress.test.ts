import { expect, test } from 'vitest';
import type { Lesson } from '../../../engine/lesson/format.ts';
import { NO_PROGRESS, partProgress, readProgress, withPart } from './progress.ts';
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
  ['[]', 'format', 'progress'],
  ['{"format":"psync-lab/1"}', 'format', 'progress'],
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
