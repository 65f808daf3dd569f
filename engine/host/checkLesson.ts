/**
 * `npm run lab -- check-lesson FILE`: reads a lesson (a JSON file, or the folder of one of the page's own
 * lessons), plays its solutions and its wrong paths, and says what is wrong with it, a line each.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Engine } from '../engine.ts';
import { problemLine } from '../lab/place.ts';
import { proveLesson } from '../lesson/proof.ts';
import { readLesson } from '../lesson/validate.ts';

/** What is wrong, a sentence each; empty: nothing. `read` gives the text of a file, or throws. */
export async function checkLesson(
  path: string,
  read: (file: string) => string,
): Promise<readonly string[]> {
  const document = existsSync(join(path, 'lesson.ts')) ? await folderOf(path) : read(path);
  const reading = readLesson(document);
  if ('problem' in reading) return [problemLine(reading.problem)];
  const { lesson } = reading;
  const complaints = proveLesson(lesson, () => new Engine());
  return [
    ...complaints.map(({ where, message }) => `${where}: ${message}`),
    ...textComplaints(lesson.words, 'words'),
  ];
}

/** Signs that a page of another kind would draw, and this one shows as they are. */
function textComplaints(texts: unknown, path: string): readonly string[] {
  if (typeof texts !== 'string') {
    if (typeof texts !== 'object' || texts === null) return [];
    return Object.entries(texts).flatMap(([name, one]) => textComplaints(one, `${path}.${name}`));
  }
  const plain = texts.replaceAll(/`[^`]*`/g, '');
  const tag = /<\/?[a-z][^>]*>/i.exec(plain)?.[0];
  if (tag !== undefined) {
    return [`${path}: ${tag} is shown as it stands. Leave it out, or put code between backquotes.`];
  }
  if (plain.includes('`')) return [`${path}: A backquote has no partner.`];
  const open = plain.replaceAll(/\[\[[^[\]]+\]\]/g, '').includes('[[');
  return open ? [`${path}: A term of the glossary ends with ]].`] : [];
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
