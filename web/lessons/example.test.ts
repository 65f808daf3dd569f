// The file that teachers copy: it is read, and proven, as theirs will be.
import { expect, test } from 'vitest';
import { Engine } from '../../engine/engine.ts';
import { proveLesson } from '../../engine/lesson/proof.ts';
import { isLessonDocument, readLesson } from '../../engine/lesson/validate.ts';
import example from '../../public/lessons/example.json';
import { refusalInChinese } from '../language/refusals.zh.ts';

test('the example is a lesson, and proven', () => {
  expect(isLessonDocument(example)).toBe(true);
  const reading = readLesson(example);
  expect(reading).not.toHaveProperty('problem');
  if ('lesson' in reading) expect(proveLesson(reading.lesson, () => new Engine())).toEqual([]);
});

const [part] = example.parts;
const BROKEN: unknown[] = [
  { ...example, id: 'Not an id' },
  { ...example, minutes: 0 },
  { ...example, parts: [] },
  { ...example, parts: [part, part] },
  { ...example, take: 2 },
  { ...example, surprise: 1 },
  { ...example, parts: [{ ...part, goals: [] }] },
  { ...example, parts: [{ ...part, lab: { ...part?.lab, nodes: [] } }] },
  { ...example, parts: [{ ...part, beats: [{ id: 'new' }] }] },
  { ...example, parts: [{ ...part, wrong: [{ id: 'w', moves: [], fails: 'nothing' }] }] },
  { ...example, parts: [{ ...part, goals: [{ id: 'g', ask: 'quiz', answer: 'text' }] }] },
  {
    ...example,
    parts: [{ ...part, goals: [{ id: 'g', check: { is: 'running', node: '7000' }, solve: [] }] }],
  },
  {
    ...example,
    parts: [{ ...part, goals: [{ id: 'g', check: { is: 'typed', line: '(' }, solve: [] }] }],
  },
];

test.each(BROKEN)('broken, it is refused in both languages: %#', (document) => {
  const reading = readLesson(document);
  if (!('problem' in reading)) throw new Error('It was not refused.');
  expect(reading.problem.path).toMatch(/^\$/);
  expect([reading.problem.message, refusalInChinese(reading.problem.message)]).not.toContain(null);
});
