/** Words of the dialog that nobody reads before it is open. */
import { ownWords } from '../../language/ownWords.ts';
import type { Language } from '../../store/choices.ts';

const en = {
  compare: 'Compare',
  compareHint: 'Play the open lab twice, side by side, with one thing changed',
};

const zh: typeof en = {
  compare: '对比',
  compareHint: '把当前实验并排播放两遍，只改一处',
};

const words: Record<Language, typeof en> = { en, zh };

export const useLabDialogWords = ownWords(words);
