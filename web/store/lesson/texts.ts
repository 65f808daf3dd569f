/** Texts of a lesson where nothing can be marked: the name of a lab, what a presenter says. */
import type { LabText } from '../../../engine/lab/format.ts';
import type { LessonWords } from '../../../engine/lesson/words.ts';
import { plainText } from '../../reference/markup.ts';
import { termName } from '../../reference/names.ts';
import type { Language } from '../choices.ts';
import type { Source } from './course.ts';

function plain(text: string, language: Language): string {
  return plainText(text, (id) => termName(id, language, true));
}

/** What `say` finds, in each language that the lesson has; English, or else Chinese, stands for English. */
export function inEach({ words }: Source, say: (words: LessonWords) => string): LabText {
  const first = words.en ?? words.zh;
  const en = first === undefined ? '' : plain(say(first), words.en === undefined ? 'zh' : 'en');
  return words.zh === undefined ? { en } : { en, zh: plain(say(words.zh), 'zh') };
}
