/**
 * `npm run lab -- check-lesson FILE`: reads a lesson (a JSON file, or the folder of one of the page's own
 * lessons), plays its solutions and its wrong paths, and says what is wrong with it, a line each.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Engine } from '../engine.ts';
import { proveLesson } from '../lesson/proof.ts';
import { readLesson } from '../lesson/validate.ts';

/** What is wrong, a sentence each; empty: nothing. `read` gives the text of a file, or throws. */
export async function checkLesson(
  path: string,
  read: (file: string) => string,
): Promise<readonly string[]> {
  const document = existsSync(join(path, 'lesson.ts')) ? await folderOf(path) : read(path);
  const reading = readLesson(document);
  if ('problem' in reading) return [`${reading.problem.path}: ${reading.problem.message}`];
  const complaints = proveLesson(reading.lesson, () => new Engine());
  return complaints.map(({ where, message }) => `${where}: ${message}`);
}

async function folderOf(path: string): Promise<unknown> {
  const part = async (name: string): Promise<object> => {
    const file = join(resolve(path), name);
    return existsSync(file) ? ((await import(pathToFileURL(file).href)) as object) : {};
  };
  const [lesson, en, zh] = await Promise.all(['lesson.ts', 'words.en.ts', 'words.zh.ts'].map(part));
  const { lesson: own } = lesson as { lesson?: object };
  return { ...own, words: { ...en, ...zh } };
}
