/** The words of the language that is chosen. */
import { useChoices, type Language } from '../store/choices.ts';
import { en, type Words } from './en.ts';
import { zh } from './zh.ts';

const LANGUAGES: Readonly<Record<Language, Words>> = { en, zh };

export function wordsOf(language: Language): Words {
  return LANGUAGES[language];
}

/** Inside a component: its words, and a new rendering when the language is switched. */
export function useWords(): Words {
  return wordsOf(useChoices((choices) => choices.lang));
}

/** A text of the lab itself, which may lack a Chinese version. */
export function labText(text: { en: string; zh?: string }, language: Language): string {
  return language === 'zh' ? (text.zh ?? text.en) : text.en;
}
