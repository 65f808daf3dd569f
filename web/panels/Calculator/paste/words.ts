import { ownWords } from '../../../language/ownWords.ts';
import { en, type PasteWords } from './words.en.ts';
import { zh } from './words.zh.ts';

export type { PasteWords };

export const usePasteWords = ownWords({ en, zh });
