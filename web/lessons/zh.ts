import type { LessonWords } from '../../engine/lesson/words.ts';
import type { LessonId } from './index.ts';
import { zh as shortOutage } from './short-outage/words.zh.ts';

export const zh: Readonly<Record<LessonId, LessonWords>> = {
  'short-outage': shortOutage,
};
