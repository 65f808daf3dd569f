// Every lesson carries its own proof: its solution is accepted, its wrong paths are not.
import { expect, test } from 'vitest';
import { Engine } from '../../engine/engine.ts';
import { proveLesson } from '../../engine/lesson/proof.ts';
import { readLesson } from '../../engine/lesson/validate.ts';
import { en } from './en.ts';
import { LESSONS, PATHS } from './index.ts';
import { zh } from './zh.ts';

test.each(LESSONS.map(({ id }) => id))('%s is proven', (id) => {
  const lesson = LESSONS.find((one) => one.id === id);
  const reading = readLesson({ ...lesson, words: { en: en[id], zh: zh[id] } });
  expect(reading).not.toHaveProperty('problem');
  if ('lesson' in reading) expect(proveLesson(reading.lesson, () => new Engine())).toEqual([]);
});

test('each folder is a lesson, and each lesson is on one path', () => {
  const folders = Object.keys(import.meta.glob('./*/lesson.ts')).map((path) => path.split('/')[1]);
  const ids = LESSONS.map(({ id }) => id);
  expect(new Set<string | undefined>(ids)).toEqual(new Set(folders));
  // The short path is taken out of another one.
  const { short, ...paths } = PATHS;
  const listed = Object.values(paths).flat();
  expect(listed.toSorted()).toEqual([...ids].toSorted());
  expect(listed).toEqual(expect.arrayContaining([...short]));
});

test('each path goes in the order of the course', () => {
  for (const path of Object.values(PATHS)) {
    expect(path).toEqual(LESSONS.map(({ id }) => id).filter((id) => path.includes(id)));
  }
});
