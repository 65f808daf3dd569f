/** All entries of the glossary, made from what the reference knows: names, texts, and what belongs together. Pure. */
import type { Language } from '../../store/choices.ts';
import { conceptNamesEn, type ConceptId } from '../../reference/conceptNames.en.ts';
import { conceptNamesZh } from '../../reference/conceptNames.zh.ts';
import { conceptsEn } from '../../reference/concepts.en.ts';
import { conceptsZh } from '../../reference/concepts.zh.ts';
import { ERRORS, type ErrorId } from '../../reference/errors.ts';
import { errorsEn, type Advice } from '../../reference/errors.en.ts';
import { errorsZh } from '../../reference/errors.zh.ts';
import { happeningsEn } from '../../reference/happenings.en.ts';
import { happeningsZh } from '../../reference/happenings.zh.ts';
import { infoMeaningsEn, type InfoField } from '../../reference/infoMeanings.en.ts';
import { infoMeaningsZh } from '../../reference/infoMeanings.zh.ts';
import { enStates, zhStates } from '../../reference/linkStates.ts';
import { LOGS, type LogId } from '../../reference/logs.ts';
import { logsEn } from '../../reference/logs.en.ts';
import { logsZh } from '../../reference/logs.zh.ts';
import { piecesOf } from '../../reference/markup.ts';
import { enMeanings, tell, zhMeanings } from '../../reference/meanings.ts';
import { MESSAGES, type MessageEntry, type MessageId } from '../../reference/messages.ts';
import { parameterMeaningsEn } from '../../reference/parameterMeanings.en.ts';
import { parameterMeaningsZh } from '../../reference/parameterMeanings.zh.ts';
import type { Shelf, StateId, TermId } from '../../reference/terms.ts';
import { CONCEPTS } from './concepts.ts';

type Both<T> = Readonly<Record<Language, T>>;

export interface Entry {
  id: TermId;
  shelf: Shelf;
  /** Heading under which it stands on its shelf. */
  part: string;
  /** Named by Redis: the same in every language. */
  literal: boolean;
  name: Both<string>;
  /** Other words for it, of both languages. */
  also: Both<readonly string[]>;
  text: Both<string>;
  /** What to do about it. */
  mend: Both<string> | null;
  /** Chosen by hand; `relatedTo` adds what leads here. */
  related: readonly TermId[];
}

const keysOf = <T extends object>(table: T): readonly Extract<keyof T, string>[] =>
  Object.keys(table) as Extract<keyof T, string>[];
const NO_WORDS: Both<readonly string[]> = { en: [], zh: [] };
const alike = (name: string): Both<string> => ({ en: name, zh: name });

function concept(id: ConceptId): Entry {
  const [en, zh] = [conceptNamesEn[id], conceptNamesZh[id]];
  return {
    id,
    shelf: 'term',
    part: CONCEPTS[id].chapter,
    literal: false,
    name: { en: en.name, zh: zh.name },
    also: { en: 'also' in en ? en.also : [], zh: zh.also ?? [] },
    text: { en: conceptsEn[id], zh: conceptsZh[id] },
    mend: null,
    related: CONCEPTS[id].related,
  };
}

/** An entry that Redis itself has named. */
function literal(id: TermId, shelf: Shelf, part: string, name: string, texts: Both<Advice>): Entry {
  const { en, zh } = texts;
  return {
    id,
    shelf,
    part,
    literal: true,
    name: alike(name),
    also: NO_WORDS,
    text: { en: en.means, zh: zh.means },
    mend: en.mend === undefined || zh.mend === undefined ? null : { en: en.mend, zh: zh.mend },
    related: [],
  };
}

const both = (en: string, zh: string): Both<Advice> => ({ en: { means: en }, zh: { means: zh } });

function message(id: MessageId): Entry {
  const { sent, stage, meaning }: MessageEntry = MESSAGES[id];
  const texts = both(tell(enMeanings, meaning), tell(zhMeanings, meaning));
  return literal(`message.${id}`, 'message', stage, sent, texts);
}

function error(id: ErrorId): Entry {
  const part = /^failover|^nogood|^inprog|^psync-failover/.test(id) ? 'failover' : 'reply';
  return literal(`error.${id}`, 'error', part, ERRORS[id], { en: errorsEn[id], zh: errorsZh[id] });
}

function log(id: LogId): Entry {
  const texts = { en: logsEn[id], zh: logsZh[id] };
  return literal(`log.${id}`, 'log', LOGS[id].by, LOGS[id].line, texts);
}

/** Of `INFO replication`; the rest of INFO stands after them. */
const OF_REPLICATION: readonly InfoField[] = keysOf(infoMeaningsEn).slice(
  0,
  keysOf(infoMeaningsEn).indexOf('redis_version'),
);

function info(id: InfoField): Entry {
  const part = OF_REPLICATION.includes(id) ? 'replication' : 'rest';
  return literal(`info.${id}`, 'info', part, id, both(infoMeaningsEn[id], infoMeaningsZh[id]));
}

/** How INFO's slaveN names what the master has on its list. */
const IN_INFO = {
  WAIT_BGSAVE_START: 'wait_bgsave',
  WAIT_BGSAVE_END: 'wait_bgsave',
  SEND_BULK: 'send_bulk',
  ONLINE: 'online',
} as const;

function state(
  id: StateId,
  side: 'replica' | 'master',
  table: 'states' | 'masterStates',
  also: readonly string[],
): Entry {
  const says = (states: Readonly<Record<string, string>>) => states[id] ?? '';
  const en = happeningsEn.stateOf[side](says(enStates[table]));
  const zh = happeningsZh.stateOf[side](says(zhStates[table]));
  return {
    ...literal(`state.${id}`, 'state', side, id, both(en, zh)),
    also: { en: also, zh: also },
  };
}

interface Named {
  name: string;
  text: string;
}

/** What has a name in words, besides the one that the engine gives it. */
function named(id: TermId, shelf: Shelf, own: string, en: Named, zh: Named): Entry {
  return {
    ...literal(id, shelf, '', own, both(en.text, zh.text)),
    literal: false,
    name: { en: en.name, zh: zh.name },
    also: { en: [own], zh: [own] },
  };
}

export const ENTRIES: readonly Entry[] = [
  ...keysOf(conceptNamesEn).map(concept),
  ...keysOf(MESSAGES).map(message),
  ...keysOf(enStates.states).map((id) => state(id, 'replica', 'states', [])),
  ...keysOf(IN_INFO).map((id) => state(id, 'master', 'masterStates', [IN_INFO[id]])),
  ...keysOf(infoMeaningsEn).map(info),
  ...keysOf(parameterMeaningsEn).map((id) =>
    literal(
      `config.${id}`,
      'config',
      '',
      id,
      both(parameterMeaningsEn[id], parameterMeaningsZh[id]),
    ),
  ),
  ...keysOf(ERRORS).map(error),
  ...keysOf(LOGS).map(log),
  ...keysOf(happeningsEn.reasons).map((id) =>
    named(`reason.${id}`, 'reason', id, happeningsEn.reasons[id], happeningsZh.reasons[id]),
  ),
  ...keysOf(happeningsEn.events).map((id) =>
    named(`event.${id}`, 'event', id, happeningsEn.events[id], happeningsZh.events[id]),
  ),
];

const byId: ReadonlyMap<string, Entry> = new Map(ENTRIES.map((entry) => [entry.id, entry]));

/** Null for an id that there is not. */
export function entryOf(id: string): Entry | null {
  return byId.get(id) ?? null;
}

const pointers = new Map<TermId, TermId[]>();
for (const { id, related } of ENTRIES) {
  for (const other of related) pointers.set(other, [...(pointers.get(other) ?? []), id]);
}

/** What belongs to an entry: chosen for it, named in its text, or what has chosen it. Each once. */
export function relatedTo(entry: Entry): readonly Entry[] {
  const named = [entry.text.en, entry.mend?.en ?? '']
    .flatMap(piecesOf)
    .flatMap((piece) => (piece.kind === 'term' ? [piece.id] : []));
  const ids = [...entry.related, ...named, ...(pointers.get(entry.id) ?? [])];
  return [...new Set(ids)].flatMap((id) => (id === entry.id ? [] : (entryOf(id) ?? [])));
}
