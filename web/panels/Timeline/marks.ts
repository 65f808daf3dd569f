/**
 * What happened, as marks on the timeline: which events earn one, of what kind, and which of them stand
 * so close that they become one mark with a count.
 */
import { ticks as roundNumbers } from 'd3';
import type { EventRecord, NodeId } from '../../../engine/contract.ts';
import type { Window } from './window.ts';

export type MarkKind =
  | 'chapter'
  | 'anomaly'
  | 'trouble'
  | 'full'
  | 'partial'
  | 'node'
  | 'link'
  | 'history'
  | 'typed';

/** Of several events under one mark, the first kind in this order names it. */
export const RANK: readonly MarkKind[] = [
  'anomaly',
  'chapter',
  'trouble',
  'full',
  'partial',
  'node',
  'link',
  'history',
  'typed',
];

/** Marks nearer than this many pixels become one: a finger's target, and room for a count. */
export const GAP = 24;

/** So many events of a cluster are told in its tooltip. */
export const TOLD_MAX = 5;

export interface Mark {
  /** Stable while the same event leads the cluster. */
  id: number;
  /** Moment of the leading event, and where it stands in pixels. */
  at: number;
  x: number;
  kind: MarkKind;
  /** Events under this mark. */
  count: number;
  /** Numbers of the first and the last event under it. */
  first: number;
  last: number;
  /** The most telling ones, in order of time. */
  told: readonly EventRecord[];
}

/** Null: too small to mark. */
export function kindOf(event: EventRecord): MarkKind | null {
  switch (event.kind) {
    case 'node-started':
    case 'node-stopped':
    case 'node-frozen':
    case 'node-thawed':
    case 'config-edited':
      return 'node';
    case 'clients-held':
    case 'evicted':
    case 'load':
      return 'node';
    case 'anomaly':
      return 'anomaly';
    case 'failover':
      return event.what === 'aborted' ? 'trouble' : 'history';
    case 'role-changed':
    case 'replid-changed':
      return 'history';
    case 'link-changed':
    case 'hold':
      return 'link';
    case 'resync':
      return event.outcome;
    case 'master-link-lost':
    case 'keys-lost':
    case 'write-refused':
    case 'replica-dropped':
    case 'action-refused':
      return 'trouble';
    case 'disk':
      return event.what === 'broken' ? 'trouble' : 'node';
    case 'snapshot':
      return event.what === 'failed' ? 'trouble' : null;
    case 'expectation':
      return event.met ? null : 'trouble';
    case 'typed':
      return 'typed';
    case 'said':
    case 'marked':
      return 'chapter';
    case 'link-state':
    case 'sync-finished':
      return null;
  }
}

/**
 * The length of time that the track shows: it grows in steps (10 s, 30 s, 1 min, 2 min …), so that the
 * marks stand still while time runs.
 */
export function trackSpan(horizon: number): number {
  const seconds = horizon / 1_000_000;
  for (const step of STEPS) if (seconds <= step) return step * 1_000_000;
  const hours = Math.ceil(seconds / 3600);
  return hours * 3600 * 1_000_000;
}

const STEPS = [10, 20, 30, 60, 120, 180, 300, 600, 1200, 1800, 3600];

/** Events are in order of time; `width` pixels show the window. Kinds in `hidden` earn no mark. */
export function marks(
  events: readonly EventRecord[],
  window: Window,
  width: number,
  hidden: readonly MarkKind[] = [],
): readonly Mark[] {
  if (width <= 0) return [];
  const clusters: Cluster[] = [];
  const retrying = new Set<NodeId>();
  for (const event of events) {
    if (isRetry(event, retrying) || event.at < window.from || event.at > window.to) continue;
    const kind = kindOf(event);
    if (kind === null || hidden.includes(kind)) continue;
    join(clusters, { lead: event, x: placeOf(event.at, window, width), all: [event] });
  }
  return clusters.map(markOf);
}

interface Cluster {
  /** The most telling event, at whose place the mark stands. */
  lead: EventRecord;
  x: number;
  all: EventRecord[];
}

/** Where both would not have room, they become one; that one may have moved towards one more. */
function join(clusters: Cluster[], last: Cluster): void {
  const before = clusters.at(-1);
  if (before === undefined || last.x - before.x >= GAP) {
    clusters.push(last);
    return;
  }
  clusters.pop();
  const { lead, x } = rank(last.lead) < rank(before.lead) ? last : before;
  // The older one is the longer one, as a rule.
  before.all.push(...last.all);
  join(clusters, { lead, x, all: before.all });
}

/** A mark at an end of the track stands within it, whole. */
function placeOf(at: number, { from, to }: Window, width: number): number {
  const x = ((at - from) / (to - from)) * width;
  return Math.max(GAP / 2, Math.min(width - GAP / 2, x));
}

/** From the moment an anomaly was born to the one in which it showed. */
export interface Bracket {
  id: number;
  from: number;
  to: number;
}

/** So many brackets at once; the oldest are left out. */
const BRACKETS_MAX = 16;
/** Shorter ones would hide behind their mark. */
const BRACKET_MIN = 12;

export function brackets(
  events: readonly EventRecord[],
  window: Window,
  width: number,
): readonly Bracket[] {
  const length = window.to - window.from;
  const found: Bracket[] = [];
  for (const event of events) {
    if (event.kind !== 'anomaly' || event.at < window.from || event.bornAt > window.to) continue;
    const from = ((event.bornAt - window.from) / length) * width;
    const to = ((event.at - window.from) / length) * width;
    if (to - from < BRACKET_MIN) continue;
    found.push({ id: event.id, from: Math.max(0, from), to: Math.min(width, to) });
  }
  return found.slice(-BRACKETS_MAX);
}

/**
 * A replica that lost its master tries again each second, and each refusal is an event: only what
 * began the series earns a mark. `retrying` is kept from event to event.
 */
function isRetry(event: EventRecord, retrying: Set<NodeId>): boolean {
  switch (event.kind) {
    case 'master-link-lost': {
      const again = event.why === 'refused' && retrying.has(event.node);
      retrying.add(event.node);
      return again;
    }
    case 'sync-finished':
      retrying.delete(event.replica);
      return false;
    case 'role-changed':
    case 'node-started':
      retrying.delete(event.node);
      return false;
    default:
      return false;
  }
}

function markOf({ lead, x, all }: Cluster): Mark {
  const told = [...all].sort((a, b) => rank(a) - rank(b) || a.id - b.id).slice(0, TOLD_MAX);
  return {
    id: lead.id,
    at: lead.at,
    x,
    kind: kindOf(lead) ?? 'typed',
    count: all.length,
    first: all[0]?.id ?? lead.id,
    last: all.at(-1)?.id ?? lead.id,
    told: told.sort((a, b) => a.id - b.id),
  };
}

function rank(event: EventRecord): number {
  // A script that says much does not crowd out what happened.
  if (event.kind === 'said') return RANK.length;
  const kind = kindOf(event);
  return kind === null ? RANK.length : RANK.indexOf(kind);
}

/** The moment under a pixel, never before the beginning. */
export function momentAt(x: number, { from, to }: Window, width: number): number {
  if (width <= 0) return 0;
  return Math.max(0, Math.round(from + (x / width) * (to - from)));
}

/** Round times along the track, as many as there is room for. */
export function ticks(
  { from, to }: Window,
  width: number,
): readonly { at: number; x: number; label: string }[] {
  if (width <= 0) return [];
  const [start, end] = [from / 1_000_000, to / 1_000_000];
  const isShort = end - start < 4;
  return roundNumbers(start, end, Math.max(2, Math.floor(width / 90)))
    .map((at) => ({ at, x: ((at - start) / (end - start)) * width, label: tickLabel(at, isShort) }))
    .filter(({ at, x }) => at > 0 && (isShort || Number.isInteger(at)) && x < width - 24);
}

function tickLabel(at: number, isShort: boolean): string {
  const seconds = Math.floor(at);
  const rest = String(seconds % 60).padStart(2, '0');
  const part = isShort ? `.${String(Math.round((at - seconds) * 100)).padStart(2, '0')}` : '';
  return `${Math.floor(seconds / 60)}:${rest}${part}`;
}

/** Where a key moves the playhead to; null for keys that do not move it. */
export function keyTarget(key: string, now: number, horizon: number): number | null {
  const move = MOVES[key];
  if (key === 'Home') return 0;
  if (key === 'End') return horizon;
  if (move === undefined) return null;
  return Math.min(horizon, Math.max(0, now + move));
}

const MOVES: Readonly<Record<string, number>> = {
  ArrowLeft: -100_000,
  ArrowDown: -100_000,
  ArrowRight: 100_000,
  ArrowUp: 100_000,
  PageDown: -5_000_000,
  PageUp: 5_000_000,
};
