/** Finds entries by any of their words, in either language. Pure. */
import type { Language } from '../../store/choices.ts';
import { plainText } from '../../reference/markup.ts';
import { codeOf } from '../../reference/errors.ts';
import { termName } from '../../reference/names.ts';
import type { Entry } from './entries.ts';

const LANGUAGES: readonly Language[] = ['en', 'zh'];

/** `Repl_Backlog-Size` and `repl backlog size` are one. */
export function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_\-–—]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Words {
  /** As they are written, in small letters. */
  exact: readonly string[];
  names: readonly string[];
  also: readonly string[];
  text: string;
  /** What never differs in a line that Redis prints; null: it is none, or too little to know it by. */
  fixed: readonly string[] | null;
}

const known = new WeakMap<Entry, Words>();

function wordsOf(entry: Entry): Words {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const { name, also, text, mend, shelf, id } = entry;
  const code = shelf === 'error' ? codeOf(name.en) : null;
  const words: Words = {
    exact: LANGUAGES.map((language) => name[language].toLowerCase()),
    names: [
      ...LANGUAGES.map((language) => normal(name[language])),
      ...(code === null ? [] : [normal(code)]),
    ],
    also: [...LANGUAGES.flatMap((language) => also[language].map(normal)), normal(id)],
    text: LANGUAGES.map((language) =>
      normal(
        plainText(`${text[language]} ${mend?.[language] ?? ''}`, (other) =>
          termName(other, language),
        ),
      ),
    ).join(' '),
    fixed: fixedOf(entry),
  };
  known.set(entry, words);
  return words;
}

/** How well one entry fits: 0 not at all; the exact name most. */
export function scoreOf(entry: Entry, wanted: string): number {
  const search = normal(wanted);
  if (search === '') return 0;
  const { exact, names, also, text, fixed } = wordsOf(entry);
  if (exact.includes(wanted.trim().toLowerCase())) return 110;
  if (names.includes(search)) return 100;
  if (also.includes(search)) return 85;
  if (names.some((name) => name.startsWith(search))) return 80;
  if (also.some((word) => word.startsWith(search))) return 60;
  if (names.some((name) => name.includes(` ${search}`))) return 55;
  if ([...names, ...also].some((word) => word.includes(search))) return 45;
  if (fixed !== null && holds(wanted, fixed)) return 90;
  if (text.includes(search)) return 20;
  const all = [...names, ...also, text].join(' ');
  const parts = search.split(' ');
  if (parts.length > 1 && parts.every((part) => all.includes(part))) return 10;
  return 0;
}

function fixedOf({ shelf, name }: Entry): readonly string[] | null {
  if (shelf !== 'log' && shelf !== 'error') return null;
  const parts = name.en.split(/\{[^}]*\}/).map((part) => part.trim());
  return parts.some((part) => part.length >= 12) ? parts : null;
}

/** A whole line of a log, or a whole error, as it was copied from a terminal. */
function holds(line: string, parts: readonly string[]): boolean {
  let at = 0;
  for (const part of parts) {
    const found = line.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return true;
}

/** Among equals the shelves keep their order. The best first; at most `most`. */
export function find(entries: readonly Entry[], wanted: string, most = 60): readonly Entry[] {
  return entries
    .map((entry, index) => ({ entry, index, score: scoreOf(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, most)
    .map(({ entry }) => entry);
}
