import { expect, expectTypeOf, test } from 'vitest';
import { defineLesson } from './format.ts';
import type { LessonWords, WordsOf } from './words.ts';

const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'tiny',
  minutes: 1,
  parts: [
    {
      id: 'one',
      lab: { seed: 1, backlog: 'exact', nodes: [{ id: '6379', conf: [] }] },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['yes', 'no'], answer: 'yes' },
        { id: 'count', ask: 'quiz', answer: 27 },
        {
          id: 'write',
          check: { is: 'key', node: '6379', key: 'k' },
          solve: [{ do: 'type', node: '6379', line: 'SET k v' }],
        },
      ],
      beats: [{ id: 'begin' }],
    },
  ],
});

test('every id of a lesson asks for its words, and nothing else does', () => {
  const words = {
    title: 't',
    question: 'q',
    remember: 'r',
    parts: {
      one: {
        title: 't',
        setup: 's',
        seen: 's',
        beats: { begin: 'b' },
        goals: {
          guess: { ask: 'a', choices: { yes: 'y', no: 'n' }, told: 't', not: { no: 'n' } },
          count: { ask: 'a', choices: {}, told: 't' },
          write: { do: 'd', hint: 'h' },
        },
      },
    },
  } satisfies WordsOf<typeof lesson>;
  const asData: LessonWords = words;
  expect(asData).toBe(words);

  // The compiler's own tests: a beat or a choice without its words is no translation.
  type One = WordsOf<typeof lesson>['parts']['one'];
  expectTypeOf<typeof words.parts.one>().toExtend<One>();
  expectTypeOf<object>().not.toExtend<One['beats']>();
  expectTypeOf<{ yes: string }>().not.toExtend<One['goals']['guess']['choices']>();
  expectTypeOf<{ yes: string }>().not.toExtend<One['goals']['guess']['not']>();
});
