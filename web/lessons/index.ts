/** The lessons of the page, in the order of the course. Their words are in `en.ts` and `zh.ts`. */
import type { Lesson } from '../../engine/lesson/format.ts';
import { lesson as oneMasterTwoReplicas } from './one-master-two-replicas/lesson.ts';
import { lesson as readOnly } from './read-only/lesson.ts';
import { lesson as shortOutage } from './short-outage/lesson.ts';
import { lesson as masterDown } from './master-down/lesson.ts';
import { lesson as replicaRestart } from './replica-restart/lesson.ts';
import { lesson as longOutage } from './long-outage/lesson.ts';

export const LESSONS = [
  oneMasterTwoReplicas,
  readOnly,
  masterDown,
  replicaRestart,
  shortOutage,
  longOutage,
] as const satisfies readonly Lesson[];

export type LessonId = (typeof LESSONS)[number]['id'];

/** What one does first; who wants to understand; who has servers to look after. */
export const PATHS: Readonly<Record<'opening' | 'beginner' | 'operator', readonly LessonId[]>> = {
  opening: [],
  beginner: [
    'one-master-two-replicas',
    'read-only',
    'short-outage',
    'master-down',
    'replica-restart',
    'long-outage',
  ],
  operator: [],
};

export function lessonOf(id: string): Lesson | null {
  return LESSONS.find((lesson) => lesson.id === id) ?? null;
}
