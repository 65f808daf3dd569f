/** The lessons of the page, in the order of the course. Their words are in `en.ts` and `zh.ts`. */
import type { Lesson } from '../../engine/lesson/format.ts';
import { lesson as whyCopy } from './why-copy/lesson.ts';
import { lesson as oneMasterTwoReplicas } from './one-master-two-replicas/lesson.ts';
import { lesson as readOnly } from './read-only/lesson.ts';
import { lesson as threeStages } from './three-stages/lesson.ts';
import { lesson as shortOutage } from './short-outage/lesson.ts';
import { lesson as masterDown } from './master-down/lesson.ts';
import { lesson as replicaRestart } from './replica-restart/lesson.ts';
import { lesson as longOutage } from './long-outage/lesson.ts';
import { lesson as chains } from './chains/lesson.ts';
import { lesson as promotion } from './promotion/lesson.ts';
import { lesson as emptyMaster } from './empty-master/lesson.ts';
import { lesson as passwords } from './passwords/lesson.ts';
import { lesson as heartbeats } from './heartbeats/lesson.ts';
import { lesson as oldMasterReturns } from './old-master-returns/lesson.ts';
import { lesson as lostWrites } from './lost-writes/lesson.ts';
import { lesson as offsetIsBytes } from './offset-is-bytes/lesson.ts';
import { lesson as readingInfo } from './reading-info/lesson.ts';
import { lesson as endlessSync } from './endless-sync/lesson.ts';
import { lesson as onCall } from './on-call/lesson.ts';

export const LESSONS = [
  whyCopy,
  oneMasterTwoReplicas,
  readOnly,
  threeStages,
  masterDown,
  offsetIsBytes,
  readingInfo,
  emptyMaster,
  replicaRestart,
  shortOutage,
  longOutage,
  heartbeats,
  chains,
  promotion,
  oldMasterReturns,
  passwords,
  lostWrites,
  endlessSync,
  onCall,
] as const satisfies readonly Lesson[];

export type LessonId = (typeof LESSONS)[number]['id'];

/**
 * What one does first; who wants to understand; who has servers to look after. And, out of these, what
 * shows a full and a partial resync to who has ten minutes.
 */
export const PATHS: Readonly<
  Record<'opening' | 'beginner' | 'operator' | 'short', readonly LessonId[]>
> = {
  short: ['one-master-two-replicas', 'short-outage'],
  opening: ['why-copy'],
  beginner: [
    'one-master-two-replicas',
    'read-only',
    'three-stages',
    'master-down',
    'replica-restart',
    'short-outage',
    'long-outage',
    'chains',
    'promotion',
    'passwords',
  ],
  operator: [
    'offset-is-bytes',
    'reading-info',
    'empty-master',
    'heartbeats',
    'old-master-returns',
    'lost-writes',
    'endless-sync',
    'on-call',
  ],
};

export function lessonOf(id: string): Lesson | null {
  return LESSONS.find((lesson) => lesson.id === id) ?? null;
}
