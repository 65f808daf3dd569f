/** The name of an entry of the glossary, for a link that says no other words. */
import { disguised } from '../language/disguise.ts';
import type { Language } from '../store/choices.ts';
import { conceptNamesEn, type ConceptId, type ConceptNames } from './conceptNames.en.ts';
import { conceptNamesZh } from './conceptNames.zh.ts';
import { ERRORS, type ErrorId } from './errors.ts';
import { LOGS, type LogId } from './logs.ts';
import { MESSAGES, type MessageId } from './messages.ts';

const CONCEPTS: Readonly<Record<Language, ConceptNames>> = {
  en: conceptNamesEn,
  zh: conceptNamesZh,
};

export function isConcept(id: string): id is ConceptId {
  return Object.hasOwn(conceptNamesEn, id);
}

/** `log` and `lack-of-backlog` of `log.lack-of-backlog`; of a concept the first is empty. */
export function partsOf(id: string): { shelf: string; own: string } {
  const dot = id.indexOf('.');
  return dot === -1 ? { shelf: '', own: id } : { shelf: id.slice(0, dot), own: id.slice(dot + 1) };
}

/**
 * A concept is named in the language of the page; within a sentence of English, in small letters.
 * What is Redis's own is named as Redis names it.
 */
export function termName(id: string, language: Language, inSentence = false): string {
  if (isConcept(id)) {
    const { name } = CONCEPTS[language][id];
    return disguised(inSentence && language === 'en' ? uncapitalized(name) : name);
  }
  const { shelf, own } = partsOf(id);
  if (shelf === 'message' && isOf(MESSAGES, own)) return MESSAGES[own].sent;
  if (shelf === 'error' && isOf(ERRORS, own)) return ERRORS[own];
  if (shelf === 'log' && isOf(LOGS, own)) return LOGS[own].line;
  return own;
}

function isOf<
  T extends Record<MessageId, unknown> | Record<ErrorId, unknown> | Record<LogId, unknown>,
>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

/** `Full resync` becomes `full resync`; `PSYNC` stays, and so does the name of a program. */
function uncapitalized(name: string): string {
  if (name === 'Sentinel' || !/^[A-Z][a-z]/.test(name)) return name;
  return name.charAt(0).toLowerCase() + name.slice(1);
}
