import { ownWords } from '../../language/ownWords.ts';
import { en, type LessonPanelWords } from './words.en.ts';
import { zh } from './words.zh.ts';

export const useLessonWords = ownWords<LessonPanelWords>({ en, zh });
