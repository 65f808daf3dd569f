/** The words for what a part of a message means. */
import type { MeaningWords } from '../../language/en.panels.ts';
import type { Meaning } from './explain.ts';

/** Each meaning is told by the entry of its own name, with its own fields. */
export function tell<M extends Meaning['means']>(
  words: MeaningWords,
  meaning: Extract<Meaning, { means: M }>,
): string {
  const sentence: (meaning: Extract<Meaning, { means: M }>) => string = words[meaning.means];
  return sentence(meaning);
}
