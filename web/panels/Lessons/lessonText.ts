/** The texts of a lesson in the language chosen. */
import type { LessonWords } from '../../../engine/lesson/words.ts';
import { disguised } from '../../language/disguise.ts';
import { useCourse, wordsIn, type Source } from '../../store/lesson/course.ts';
import { useChoices } from '../../store/store.ts';

export function useWordsOf(source: Source | null): LessonWords | null {
  const lang = useChoices((choices) => choices.lang);
  return source === null ? null : wordsIn(source.words, lang);
}

/** Of one of the page's own lessons; null while they are not here. */
export function useLanguageWords(id: string | null): LessonWords | null {
  const lang = useChoices((choices) => choices.lang);
  const known = useCourse(({ words }) =>
    id === null ? null : (words[lang]?.[id] ?? words.en?.[id] ?? null),
  );
  return disguised(known);
}
