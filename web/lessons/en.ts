import type { LessonWords } from '../../engine/lesson/words.ts';
import type { LessonId } from './index.ts';
import { en as shortOutage } from './short-outage/words.en.ts';

export const en: Readonly<Record<LessonId, LessonWords>> = {
  'short-outage': shortOutage,
};
