/** How far somebody is in a lesson. Pure. */
import { drawn } from '../../../engine/lesson/draw.ts';
import type { Lesson, Part } from '../../../engine/lesson/format.ts';
import { lessonProgress, partProgress, type Progress } from './progress.ts';

export type LessonState = 'new' | 'begun' | 'done';

/** The parts that are done, of those that this visitor is given. */
export function partsDone(progress: Progress, key: string, lesson: Lesson): readonly Part[] {
  const given = drawn(lesson, lessonProgress(progress, key).drawn);
  return given.filter(({ id }) => partProgress(progress, key, id).done);
}

/** How many parts are needed. */
export function partsNeeded({ parts, take = parts.length, enough = take }: Lesson): number {
  return enough;
}

export function lessonDone(progress: Progress, key: string, lesson: Lesson): boolean {
  return partsDone(progress, key, lesson).length >= partsNeeded(lesson);
}

export function lessonState(progress: Progress, key: string, lesson: Lesson): LessonState {
  if (lessonDone(progress, key, lesson)) return 'done';
  const { parts } = lessonProgress(progress, key);
  return Object.keys(parts).length > 0 ? 'begun' : 'new';
}
