/** Lessons that are no part of the page: from a file, in a link, or at an address of this site. */
import { isLessonDocument, readLesson } from '../../../engine/lesson/validate.ts';
import type { LessonFile } from '../../../engine/lesson/words.ts';
import { choose } from '../choices.ts';
import { openCatalogue, openLesson, useLearning } from '../learning.ts';
import { sourceOfFile, useCourse, type Source } from './course.ts';
import { LINK_MAX, packLesson, unpackLesson } from './link.ts';
import { useLesson, type Trouble } from './session.ts';

/** `file`: what was opened last, or what the address holds; else an address of a lesson file. */
export async function sourceOfDocument(id: string): Promise<Source | Trouble> {
  if (id === 'file') return sourceOfOpened();
  // A mere name is one of the page's own lessons, and there is none of it.
  if (!/[./]/.test(id)) return { what: 'unknown', file: id };
  const address = addressOf(id);
  if (address === null) return { what: 'elsewhere', file: id };
  const text = await fetchText(address);
  if (text === null) return { what: 'unreached', file: id };
  const reading = readLesson(text);
  if ('problem' in reading) return { what: 'refused', file: id, problem: reading.problem };
  return sourceOfFile(id, reading.lesson);
}

async function sourceOfOpened(): Promise<Source | Trouble> {
  const { file } = useCourse.getState();
  if (file !== null) return sourceOfFile('file', file);
  const { packed } = useLearning.getState();
  const found = packed === null ? null : await unpackLesson(packed);
  if (found === null) return { what: 'unknown', file: 'file' };
  if ('what' in found) return found;
  useCourse.setState({ file: found });
  return sourceOfFile('file', found);
}

/** Null where it is on another site: the page asks no other than its own for anything. */
function addressOf(id: string): URL | null {
  const address = URL.parse(id, document.baseURI);
  return address?.origin === window.location.origin ? address : null;
}

async function fetchText(address: URL): Promise<string | null> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** Whether this text is meant as a lesson, right or wrong, or is progress, of which `openLessonText` tells what to do. */
export function isLesson(text: string): boolean {
  return isLessonDocument(text) || /^\s*\{\s*"format":\s*"psync-progress\//.test(text);
}

/** Opens the text of a lesson file. What is wrong with it is the answer, and nothing has changed then. */
export function openLessonText(text: string, name: string): Trouble | null {
  const reading = readLesson(text);
  if ('problem' in reading) return { what: 'refused', file: name, problem: reading.problem };
  const { lesson } = reading;
  openFile(lesson, null);
  void packLesson(lesson).then((packed) => {
    // With the lesson in its address, a page that is loaded anew has it again.
    const same = useCourse.getState().file === lesson;
    if (same && packed.length <= LINK_MAX) useLearning.setState({ packed });
  });
  return null;
}

/** A link was put into the address of this page. What is wrong with it is told, and what is open stays. */
export async function openLink(packed: string): Promise<void> {
  const found = await unpackLesson(packed);
  if ('what' in found) refuseLink(found);
  else openFile(found, packed);
}

/** Says why, beside what is open; the address is that of what is open again. */
function refuseLink(refused: Trouble): void {
  if (useLearning.getState().column === null) openCatalogue();
  useLearning.setState({ refused });
  choose({ panel: 'learn' });
}

export function dismissRefused(): void {
  useLearning.setState({ refused: null });
}

function openFile(lesson: LessonFile, packed: string | null): void {
  useCourse.setState({ file: lesson });
  // One file may follow another.
  useLesson.setState({ open: null, view: null });
  useLearning.setState({ packed });
  openLesson('file');
}

export interface Link {
  address: string;
  /** Not too long to be sent. */
  fits: boolean;
}

/** The address that opens this lesson elsewhere. */
export async function linkOf({ id, lesson, words }: Source): Promise<Link> {
  const { origin, pathname } = window.location;
  if (id !== 'file') {
    const query = new URLSearchParams({ lesson: id });
    return { address: `${origin}${pathname}?${query.toString()}`, fits: true };
  }
  const { file } = useCourse.getState();
  const packed = await packLesson(file ?? ({ ...lesson, words } as LessonFile));
  const address = `${origin}${pathname}#lesson=${packed}`;
  return { address, fits: packed.length <= LINK_MAX };
}
