import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from '../engine.ts';
import { drawn } from './draw.ts';
import type { Lesson, Part, Question } from './format.ts';
import { PartPlayer } from './play.ts';
import { isRight, spokenOf, stateOf } from './progress.ts';

const part: Part = {
  id: 'p',
  lab: { seed: 1, backlog: 'exact', nodes: [{ id: '6379', conf: [] }] },
  goals: [
    { id: 'guess', ask: 'predict', choices: ['a', 'b'], answer: 'b' },
    { id: 'quiz', ask: 'quiz', answer: 27, within: 2 },
    { id: 'must', ask: 'must', choices: ['a', 'b'], answer: 'b' },
    { id: 'write', check: { is: 'key', node: '6379', key: 'k' }, solve: [] },
  ],
  beats: [
    { id: 'third', when: { kind: 'typed' }, nth: 2 },
    { id: 'first' },
    { id: 'second', when: { kind: 'typed', line: '/^set/i' } },
    { id: 'never', when: { kind: 'node-stopped' } },
    { id: 'late', when: { kind: 'typed' }, after: { kind: 'typed', line: '/^del/i' }, nth: 2 },
  ],
  right: 1,
};

function answered(answers: readonly [string, string | number][], lines: readonly string[] = []) {
  const player = new PartPlayer(new Engine(), part);
  for (const line of lines) player.move({ do: 'type', node: '6379', line });
  for (const [goal, choice] of answers) player.answer(goal, choice);
  return {
    state: stateOf(part, player.situation, player.given),
    spoken: spokenOf(part, player.situation),
  };
}

test('a prediction and a quiz hold once they are answered, what must be right when it is', () => {
  const { state } = answered([
    ['guess', 'a'],
    ['quiz', 3],
    ['must', 'a'],
  ]);
  expect(state.goals.map(({ holds }) => holds)).toEqual([true, true, false, false]);
  expect(state.next).toBe('must');
  const again = answered([
    ['must', 'a'],
    ['must', 'b'],
  ]).state;
  expect(again.goals[2]).toMatchObject({ holds: true, answered: { first: false, last: true } });
});

test('the next goal is the first that does not hold, whatever holds behind it', () => {
  const { state } = answered([], ['SET k v']);
  expect(state.goals[3]?.holds).toBe(true);
  expect(state.next).toBe('guess');
});

test('a part is done when all holds and enough was right at the first try', () => {
  const rest: [string, string | number][] = [
    ['guess', 'a'],
    ['must', 'b'],
  ];
  expect(answered([...rest, ['quiz', 25]], ['SET k v']).state).toMatchObject({
    right: 1,
    done: true,
  });
  const late = answered([...rest, ['quiz', 3], ['quiz', 27]], ['SET k v']).state;
  expect(late).toMatchObject({ next: null, right: 0, done: false });
});

test('a number may be off by what is allowed, a choice by nothing', () => {
  const number: Question = { id: 'q', ask: 'quiz', answer: 27, within: 2 };
  expect([24, 25, 29, 30].map((guess) => isRight(number, guess))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isRight(number, '27')).toBe(false);
});

test('the story tells what has come, in the order in which it came', () => {
  expect(answered([]).spoken.map(({ beat }) => beat.id)).toEqual(['first']);
  const { spoken } = answered([], ['SET k v', 'GET k']);
  expect(spoken.map(({ beat }) => beat.id)).toEqual(['first', 'second', 'third']);
  expect(spoken.map(({ event }) => event?.kind ?? null)).toEqual([null, 'typed', 'typed']);
  // What happened before does not count.
  const late = answered([], ['SET k v', 'GET k', 'DEL k', 'GET k']).spoken.at(-1);
  expect(late).toMatchObject({ beat: { id: 'late' }, event: { line: 'GET k' } });
});

test('a beat that counts from something on is not said before that', () => {
  expect(answered([], ['GET k', 'GET k', 'DEL k']).spoken.map(({ beat }) => beat.id)).toEqual([
    'first',
    'third',
  ]);
});

test('parts drawn by chance: as many as asked for, in their order, the same for the same seed', () => {
  const lesson = (parts: number, take: number): Lesson => ({
    format: 'psync-lesson/1',
    id: 'l',
    minutes: 1,
    take,
    parts: Array.from({ length: parts }, (_, id) => ({ ...part, id: String(id) })),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(20), fc.nat(1000), (parts, take, seed) => {
      const given = drawn(lesson(parts, take), seed).map(({ id }) => Number(id));
      expect(given).toHaveLength(Math.min(parts, take));
      expect(given).toEqual(given.toSorted((a, b) => a - b));
      expect(new Set(given).size).toBe(given.length);
      expect(drawn(lesson(parts, take), seed).map(({ id }) => Number(id))).toEqual(given);
    }),
  );
  const draws = Array.from({ length: 20 }, (_, seed) =>
    drawn(lesson(10, 5), seed)
      .map(({ id }) => id)
      .join(),
  );
  expect(new Set(draws).size).toBeGreaterThan(10);
});
