/** The words of the language that is chosen. English is part of the page, the others come when chosen. */
import { choose, useChoices, type Language } from '../store/choices.ts';
import { disguised } from './disguise.ts';
import { en, type Words } from './en.ts';

const known: Partial<Record<Language, Words>> = { en };
let wanted: Language = 'en';

/**
 * Switches the page to this language once its words are here. Without them (no network) the page
 * stays as it is. Resolves when that is decided; the last of several calls counts.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  const words = known[language] ?? (await fetchWords());
  if (words === null) return;
  known[language] = words;
  if (wanted === language) choose({ lang: language });
}

async function fetchWords(): Promise<Words | null> {
  return import('./zh.ts').then(
    ({ zh }) => zh,
    () => null,
  );
}

/** In English as long as that language was never spoken. */
export function wordsOf(language: Language): Words {
  return disguised(known[language] ?? en);
}

/** Inside a component: its words, and a new rendering when the language is switched. */
export function useWords(): Words {
  return wordsOf(useChoices((choices) => choices.lang));
}

/** A text of the lab itself, which may lack a Chinese version. */
export function labText(text: { en: string; zh?: string }, language: Language): string {
  return disguised(language === 'zh' ? (text.zh ?? text.en) : text.en);
}
