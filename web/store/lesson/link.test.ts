import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLesson } from '../../../engine/lesson/validate.ts';
import type { LessonFile } from '../../../engine/lesson/words.ts';
import exampleFile from '../../../public/lessons/example.json';
import { pack } from '../packed.ts';
import { anyLesson } from './anyLesson.fixture.ts';
import { sourceOfFile } from './course.ts';
import { LINK_MAX, packLesson, unpackLesson } from './link.ts';

const example = JSON.stringify(exampleFile, null, 2);

function read(document: unknown): LessonFile {
  const reading = readLesson(document);
  if ('problem' in reading) throw new Error(JSON.stringify(reading.problem));
  return reading.lesson;
}

test('any lesson file survives the link, in every language that it has, and keeps its progress', async () => {
  await fc.assert(
    fc.asyncProperty(anyLesson, async (document) => {
      const lesson = read(JSON.stringify(document));
      const back = await unpackLesson(await packLesson(lesson));
      expect(back).toEqual(document);
      const key = sourceOfFile('file', lesson).key;
      expect(sourceOfFile('file', back as LessonFile).key).toBe(key);
    }),
    { numRuns: 60 },
  );
});

test('the link of the example is short enough for a message', async () => {
  expect((await packLesson(read(example))).length).toBeLessThan(3_000);
});

test('another content is another progress, whatever its name', () => {
  const keys = [
    example,
    example.replace('it refuses', 'it says no'),
    example.replaceAll('6380', '6381'),
  ]
    .map(read)
    .map((lesson) => sourceOfFile('file', lesson).key);
  expect(new Set(keys).size).toBe(3);
  // Where it stands, and how it is indented, make no difference.
  const plain = JSON.stringify(JSON.parse(example));
  expect(sourceOfFile('lessons/example.json', read(plain)).key).toBe(keys[0]);
});

test.each([
  ['cut short', async () => (await packLesson(read(example))).slice(0, 900), { what: 'broken' }],
  ['too long', async () => 'x'.repeat(LINK_MAX + 1), { what: 'long' }],
  ['of a newer page', async () => '2.abcz', { what: 'newer' }],
  ['far too large', async () => pack('x'.repeat(2_000_000)), { what: 'long' }],
  [
    'no JSON',
    async () => pack('Hello'),
    { what: 'refused', problem: { path: '$', message: expect.stringContaining('JSON') } },
  ],
  [
    'a lesson of a newer format',
    async () => pack(example.replace('psync-lesson/1', 'psync-lesson/2')),
    { what: 'refused', problem: { path: '$', message: expect.stringContaining('newer') } },
  ],
  [
    'a lab',
    async () => pack('{"format":"psync-lab/1"}'),
    {
      what: 'refused',
      problem: { path: '$', message: expect.stringContaining('lab file') },
    },
  ],
])('a link that is %s is refused, and it is said why', async (_what, make, expected) => {
  expect(await unpackLesson(await make())).toMatchObject({ file: '', ...expected });
});
