import { expect, test } from 'vitest';
import type { Lesson } from '../../engine/lesson/format.ts';
import { LESSONS } from '../lessons/index.ts';
import { ENTRIES, entryOf, relatedTo } from '../panels/Glossary/entries.ts';
import { BACKLOG_TERMS, CLIENT_TERMS, FILE_TERMS, KEYS_TERMS } from '../panels/Inspector/terms.ts';
import { inspectorWordsEn } from '../panels/Inspector/words.en.ts';
import {
  LINKS,
  LINKS_TERMS,
  NODES,
  NODES_TERMS,
  REPLICAS,
  REPLICAS_TERMS,
} from '../panels/Tables/columns.ts';
import { tablesEn } from '../panels/Tables/words.ts';
import { PAST, PAST_TERMS } from '../panels/Verdict/terms.ts';
import { whyEn } from '../panels/Verdict/words.ts';
import { heldPieces, piecesOf, plainText } from './markup.ts';
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

test('markup: a comma does not begin a line, nor does a bracket end one', () => {
  const drawn = (text: string) =>
    heldPieces(text).map((piece) => {
      const { before, after } = piece;
      return piece.kind === 'code'
        ? `<${before}${piece.text}${after}>`
        : 'text' in piece && piece.text;
    });
  expect(drawn('发一次 `SELECT 0`，再发（`SET`），如此。')).toEqual([
    '发一次 ',
    '<SELECT 0，>',
    '再发',
    '<（SET），>',
    '如此。',
  ]);
  expect(drawn('`a``b`')).toEqual(['<a>', '<b>']);
});

/** Headings of the interface: what they are called, and to which entries they lead. */
const HEADINGS: readonly [
  surface: string,
  keys: readonly string[],
  words: Readonly<Record<string, unknown>>,
  terms: Readonly<Record<string, string | undefined>>,
][] = [
  ['table of nodes', NODES, tablesEn.nodes, NODES_TERMS],
  ['table of links', LINKS, tablesEn.links, LINKS_TERMS],
  ['table of replicas', REPLICAS, tablesEn.replicas, REPLICAS_TERMS],
  ['every PSYNC so far', PAST, whyEn.columns, PAST_TERMS],
  ['keys', ['key', 'type', 'value', 'ttl'], inspectorWordsEn.keys, KEYS_TERMS],
  ['backlog', ['offset', 'size', 'command'], inspectorWordsEn.backlog, BACKLOG_TERMS],
  ['files', Object.keys(FILE_TERMS), inspectorWordsEn.disk.kinds, FILE_TERMS],
  ['clients', Object.keys(CLIENT_TERMS), inspectorWordsEn.clients.kindOf, CLIENT_TERMS],
];

/** What a heading has to lead to: the term that is called so, or else is found by it. */
function termCalled(text: string): string[] {
  const wanted = text.toLowerCase();
  return ENTRIES.filter(
    ({ shelf, name, also }) =>
      shelf === 'term' && [name.en, ...also.en].some((each) => each.toLowerCase() === wanted),
  ).map(({ id }) => id);
}

test.each(HEADINGS)('headings: in %s, each that is called like a term leads to it', (...all) => {
  const [, keys, words, terms] = all;
  for (const key of keys) {
    const text = words[key];
    expect(typeof text).toBe('string');
    const meant = termCalled(String(text));
    if (meant.length > 0) expect([key, meant]).toEqual([key, expect.arrayContaining([terms[key]])]);
  }
  const linked = Object.values(terms).filter((id) => id !== undefined);
  expect(linked.length).toBeGreaterThan(0);
  expect(linked.filter((id) => entryOf(id) === null)).toEqual([]);
});

/** Where terms stand in the interface beside headings: each of these files draws links to the glossary. */
const SURFACES = [
  'BacklogRing/BacklogRing',
  'Calculator/parts/fields',
  'Consoles/Transcript',
  'Handshake/LogView',
  'Handshake/Sides',
  'HistoryRibbon/Legend',
  'Inspector/Parameter',
  'Ladder/Detail',
  'Load/Running',
  'Tables/EventsTable',
  'Tables/Frame',
  'Timeline/Told',
  'Verdict/OneVerdict',
  'Verdict/TicketDrawing',
  'Verdict/WhyDialog',
];

test('links: every surface that names terms of replication leads to them', () => {
  const without = SURFACES.filter(
    (surface) => !/<(?:Term|LookUp|Headed)\b/.test(FILES[`../panels/${surface}.tsx`] ?? ''),
  );
  expect(without).toEqual([]);
});
