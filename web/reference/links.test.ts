import { expect, test } from 'vitest';
import type { Lesson } from '../../engine/lesson/format.ts';
import { LESSONS } from '../lessons/index.ts';
import { ENTRIES, entryOf, relatedTo } from '../panels/Glossary/entries.ts';
import { piecesOf, plainText } from './markup.ts';
import { termName } from './names.ts';
import { SHELVES } from './terms.ts';

/** Every text of the page that may hold a link: what people read, in any file and language. */
const FILES = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const WORDS = /words|\.(?:en|zh)\.ts$|\/lessons\//;

function found(pattern: RegExp): { path: string; id: string }[] {
  return Object.entries(FILES).flatMap(([path, text]) =>
    [...text.matchAll(pattern)].map((match) => ({ path, id: match[1] ?? match[2] ?? '' })),
  );
}

test('links: each one that stands in a text leads to an entry', () => {
  // `[[id|label]]` is how comments write about links; elsewhere two brackets are code.
  const links = found(/\[\[([\w.*-]+)(?:\|[^\]]+)?\]\]/g).filter(
    ({ id, path }) => id !== 'id' && WORDS.test(path),
  );
  expect(links.length).toBeGreaterThan(200);
  expect(links.filter(({ id }) => entryOf(id) === null)).toEqual([]);
});

test('links: a term that is opened in a panel by its id is an entry', () => {
  const opened = found(/<Term id="([^"]+)"|openGlossary\('([^']+)'\)/g);
  expect(opened.filter(({ id }) => entryOf(id) === null)).toEqual([]);
});

test('links: what a lesson says it teaches is an entry', () => {
  const taught = LESSONS.flatMap((lesson: Lesson) => lesson.terms ?? []);
  expect(taught.length).toBeGreaterThan(20);
  expect(taught.filter((id) => entryOf(id) === null)).toEqual([]);
});

test('links: what belongs to an entry exists, is not itself, and is there once', () => {
  for (const entry of ENTRIES) {
    expect(entry.related.filter((id) => entryOf(id) === null)).toEqual([]);
    const related = relatedTo(entry);
    expect(related).not.toContain(entry);
    expect(new Set(related).size).toBe(related.length);
  }
});

test('links: both languages of an entry say what they say with the same links', () => {
  const linked = (text: string) =>
    new Set(piecesOf(text).flatMap((piece) => (piece.kind === 'term' ? [piece.id] : [])));
  for (const { id, text } of ENTRIES) expect([id, linked(text.zh)]).toEqual([id, linked(text.en)]);
});

test('entries: each has a name and a text in both languages, an id of its own, and a shelf', () => {
  expect(new Set(ENTRIES.map(({ id }) => id)).size).toBe(ENTRIES.length);
  for (const { id, name, text, shelf } of ENTRIES) {
    expect([id, name.en.trim()]).not.toEqual([id, '']);
    expect([id, name.zh.trim()]).not.toEqual([id, '']);
    expect(Math.min(text.en.length / 2, text.zh.length)).toBeGreaterThan(3);
    expect(SHELVES).toContain(shelf);
  }
});

test('entries: a Chinese text is Chinese, and no text shouts', () => {
  for (const { text, mend } of ENTRIES) {
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    for (const said of [text.en, text.zh, mend?.en ?? '', mend?.zh ?? '']) {
      expect(said).not.toMatch(/[!！]|\bsimply\b|\bjust\s(?:do|type|click)\b/);
    }
  }
});

test('markup: pieces in order; a link without a label is named by its term', () => {
  expect(piecesOf('The [[replication-backlog|backlog]] holds `SET`.')).toEqual([
    { kind: 'text', text: 'The ' },
    { kind: 'term', id: 'replication-backlog', label: 'backlog' },
    { kind: 'text', text: ' holds ' },
    { kind: 'code', text: 'SET' },
    { kind: 'text', text: '.' },
  ]);
  const name = (id: string) => termName(id, 'en', true);
  expect(plainText('a [[full-resync]], [[psync]], [[info.role]]', name)).toBe(
    'a full resync, PSYNC, role',
  );
  expect(plainText('[[full-resync]]', (id) => termName(id, 'zh'))).toBe('全量复制');
});
