/**
 * What a listener is told of the events since the last time: the sentences that a sighted visitor
 * finds on the timeline, fewer where much happens at once.
 */
import type { EventRecord, NodeId } from '../../../engine/contract.ts';

type Kind = EventRecord['kind'];

/** Sentences at a time; nobody can follow more. */
export const SENTENCES_MAX = 4;

/** From so many events at once on, only their number is told. */
export const FLOOD = 60;

/** Ticks of the machinery, and the visitor's own lines, which their console repeats. */
const UNTOLD: ReadonlySet<Kind> = new Set<Kind>(['link-state', 'snapshot', 'typed', 'expectation']);

/** When there is no room for all, these go first, in this order. */
const RANK: readonly Kind[] = [
  'anomaly',
  'keys-lost',
  'node-stopped',
  'failover',
  'role-changed',
  'resync',
  'sync-finished',
  'link-changed',
  'master-link-lost',
  'write-refused',
];

export interface DigestWords {
  typed: (count: number, node: NodeId) => string;
  more: (count: number) => string;
  flood: (count: number) => string;
}

/**
 * `events` in order of time; `tell` makes one sentence. The same sentence twice is told once. Empty: nothing
 * to say.
 */
export function digest(
  events: readonly EventRecord[],
  tell: (event: EventRecord) => string,
  words: DigestWords,
): string[] {
  if (events.length >= FLOOD) return [words.flood(events.length)];
  const told = events.filter(({ kind }) => !UNTOLD.has(kind));
  const chosen = new Set([...told].sort(byRank).slice(0, SENTENCES_MAX));
  const sentences = told.filter((event) => chosen.has(event)).map(tell);
  const left = told.length - chosen.size;
  return [
    ...typedMany(events, words),
    ...new Set(sentences),
    ...(left > 0 ? [words.more(left)] : []),
  ];
}

/** A single line was typed by whoever listens; many were not. */
function typedMany(events: readonly EventRecord[], words: DigestWords): string[] {
  const lines = new Map<NodeId, number>();
  for (const event of events) {
    if (event.kind === 'typed') lines.set(event.node, (lines.get(event.node) ?? 0) + 1);
  }
  return [...lines]
    .filter(([, count]) => count > 1)
    .map(([node, count]) => words.typed(count, node));
}

function byRank(a: EventRecord, b: EventRecord): number {
  return rank(a) - rank(b) || a.id - b.id;
}

function rank({ kind }: EventRecord): number {
  const place = RANK.indexOf(kind);
  return place < 0 ? RANK.length : place;
}

/** How far the listener has been told. */
export interface Told {
  /** The newest event known, and the virtual time reached. */
  id: number;
  at: number;
}

/** The events that are new at `now`: those that came, and those of a recorded future that have come true. */
export function unheard(
  events: readonly EventRecord[],
  told: Told,
  now: number,
): readonly EventRecord[] {
  return events.filter(({ id, at }) => at <= now && (id > told.id || at > told.at));
}
