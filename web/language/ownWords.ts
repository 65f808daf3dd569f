/**
 * Words of a part of the page that is loaded later: they come with it, so the first load stays small.
 * What is seen at first has its words in `en.ts` and `zh.ts`.
 */
import { useChoices, type Language } from '../store/choices.ts';
import { disguised } from './disguise.ts';

/** A hook that answers these words in the language chosen. `en` is the type that `zh` has to fill. */
export function ownWords<Words>(words: Readonly<Record<Language, Words>>): () => Words {
  return () => disguised(words[useChoices((choices) => choices.lang)]);
}

/** The same sentence in every language, for what is found by the words of each. */
export function inEachLanguage<Words>(
  words: Readonly<Record<Language, Words>>,
  say: (words: Words, language: Language) => string,
): Record<Language, string> {
  return { en: say(disguised(words.en), 'en'), zh: say(disguised(words.zh), 'zh') };
}
