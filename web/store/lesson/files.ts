/** Lessons that are no part of the page: a file that was opened, or one at an address of this site. */
import { isLessonDocument, readLesson } from '../../../engine/lesson/validate.ts';
import { openLesson } from '../learning.ts';
import { sourceOfFile, useCourse, type Source } from './course.ts';
import { useLesson, type Trouble } from './session.ts';

/** `file`: what was opened last; else an address of a lesson file. */
export async function sourceOfDocument(id: string): Promise<Source | Trouble> {
  if (id === 'file') {
    const { file } = useCourse.getState();
    return file === null ? { what: 'unknown', file: id } : sourceOfFile(id, file);
  }
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

/** Whether this text is meant as a lesson, right or wrong. */
export function isLesson(text: string): boolean {
  return isLessonDocument(text);
}

/** Opens the text of a lesson file. What is wrong with it is the answer, and nothing has changed then. */
export function openLessonText(text: string, name: string): Trouble | null {
  const reading = readLesson(text);
  if ('problem' in reading) return { what: 'refused', file: name, problem: reading.problem };
  useCourse.setState({ file: reading.lesson });
  // One file may follow another.
  useLesson.setState({ open: null, view: null });
  openLesson('file');
  return null;
}
