/** A whole lesson in an address: who gets the link needs no file, and who sends it no server. */
import { readLesson } from '../../../engine/lesson/validate.ts';
import type { LessonFile } from '../../../engine/lesson/words.ts';
import { pack, unpack } from '../packed.ts';
import type { Trouble } from './session.ts';

/** Characters of a packed lesson. More is shown by no address bar, and sent by few messengers. */
export const LINK_MAX = 32_000;
/** Longer addresses are cut short by some messengers. */
export const LINK_SAFE = 2_000;
/** Bytes of a lesson file: `readLesson` takes no more either. */
const LESSON_MAX = 1024 * 1024;

/** May be longer than a link can be: whoever makes one looks at its length. */
export function packLesson(lesson: LessonFile): Promise<string> {
  return pack(JSON.stringify(lesson));
}

export async function unpackLesson(packed: string): Promise<LessonFile | Trouble> {
  if (packed.length > LINK_MAX) return { what: 'long', file: '' };
  const unpacked = await unpack(packed, LESSON_MAX);
  if ('wrong' in unpacked) return { what: unpacked.wrong, file: '' };
  const reading = readLesson(unpacked.text);
  if ('lesson' in reading) return reading.lesson;
  return { what: 'refused', file: '', problem: reading.problem };
}
