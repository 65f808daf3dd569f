/**
 * Where segments are at a moment. Travelling ones are on their way between `sentAt` and `arrivesAt`;
 * those of a stalled or cut link queue before the break. Pure: nothing here knows the document.
 */
import type { ArcView, LinkView, MessageKind, SegmentView } from '../../../engine/contract.ts';
import { readable, shorten } from '../../text.ts';
import { bytes } from '../../ui/figures.ts';
import {
  DOT,
  laneAt,
  lengthOf,
  marginOf,
  roomOf,
  runsDown,
  type Curve,
  type Point,
} from './curve.ts';

/** The break of a link is in its middle; what waits stands before it. */
const BREAK = 0.44;
/** Room that a dot takes in the queue, in pixels; and the first part of the way, which stays free. */
const DOT_ROOM = 10;
const QUEUE_START = 0.03;
/** So many of those that wait have labels. */
const WAITING_LABELS = 1;
/** With reduced motion a segment takes this many places on its way. */
const STEPS = 4;
/** Width of a character of a label, and what a pill adds to its text. */
const CHARACTER = 6.3;
const PILL_EXTRA = 18;
const PILL_GAP = 8;
export const PILL_HEIGHT = 20;
const LABEL_MAX = 24;
/** A shorter beginning says nothing; the sign alone does. */
const LABEL_MIN = 4;
/** Of the gap between two cards a pill may take so much: the rest is its way. Those that wait have half. */
const SHARE = { moving: 0.72, waiting: 0.38 } as const;
/** A pill that stands at a card keeps so far off it. */
const OFF_CARD = 3;

/** A pill shows its label; a dot is one of many. */
export type Form = 'pill' | 'dot' | 'parcel';

export interface Seat {
  /** The middle of the segment, or null when it is not to be seen. */
  at: Point | null;
  waiting: boolean;
}

const GLYPHS: Readonly<Record<MessageKind, string>> = {
  connect: '○',
  accept: '●',
  refuse: '⊘',
  close: '×',
  handshake: '⇄',
  rdb: '▤',
  stream: '▸',
  ping: '♥',
  ack: '✓',
  keepalive: '↵',
};

/** What a pill shows: a sign for its kind, the label, how many there are; then its bytes. */
export interface Pill {
  text: string;
  /** Empty where there are none, or no room to tell. */
  size: string;
  width: number;
}

/** The pill of a segment, as much of it as its link has room for between the cards. */
export function pillOf(segment: SegmentView, curve: Curve): Pill {
  const share = Number.isFinite(segment.arrivesAt) ? SHARE.moving : SHARE.waiting;
  const room = roomOf(curve) * share;
  const size = segment.bytes > 0 ? bytes(segment.bytes) : '';
  const whole = `${caption(segment, LABEL_MAX)} ${size}`.trimEnd();
  if (pillWidth(whole) <= room) {
    return { text: caption(segment, LABEL_MAX), size, width: pillWidth(whole) };
  }
  let text = caption(segment, 0);
  for (let length = LABEL_MAX; length >= LABEL_MIN; length -= 1) {
    const shorter = caption(segment, length);
    if (pillWidth(shorter) > room) continue;
    text = shorter;
    break;
  }
  return { text, size: '', width: pillWidth(text) };
}

function caption(segment: SegmentView, length: number): string {
  const times = segment.count > 1 ? ` ×${segment.count}` : '';
  const label = length === 0 ? '' : ` ${shorten(readable(segment.label), length)}`;
  return GLYPHS[segment.kind] + label + times;
}

/**
 * The arc of the command in this segment, where a client typed another line (EXPIRE becomes PEXPIREAT)
 * or nobody typed any (a key expired); else null. A segment leaves in the moment in which its commands were written.
 */
export function originOf(segment: SegmentView, arcs: readonly ArcView[]): ArcView | null {
  if (segment.kind !== 'stream' || segment.count > 1) return null;
  let found: ArcView | null = null;
  for (let index = arcs.length - 1; index >= 0; index -= 1) {
    const arc = arcs[index];
    if (arc === undefined || arc.at < segment.sentAt) break;
    if (arc.at > segment.sentAt || (arc.typed === null && arc.unasked === null)) continue;
    // Two at once: the segment holds both, and no line beside it could say which is which.
    if (found !== null && (arc.typed !== null || arc.unasked !== found.unasked)) return null;
    found = arc;
  }
  return found;
}

/** How wide a pill with this text is. */
export function pillWidth(text: string): number {
  let width = PILL_EXTRA;
  for (const character of text)
    width += character.charCodeAt(0) > 0x2e80 ? CHARACTER * 2 : CHARACTER;
  return width;
}

/** Share of its way that a travelling segment has behind it. */
export function progress(segment: SegmentView, now: number): number {
  const way = segment.arrivesAt - segment.sentAt;
  return way <= 0 ? 1 : (now - segment.sentAt) / way;
}

/** Pixels of the queue that a waiting segment takes. */
export function roomInQueue(segment: SegmentView, form: Form, curve: Curve): number {
  return form === 'dot' ? DOT_ROOM : pillOf(segment, curve).width + PILL_GAP / 2;
}

/**
 * Where one segment is. `queued`: how many pixels before the break others of its lane and half of
 * itself take. `width`: of its pill, 0 for a dot; a pill leaves and arrives with its edge, so that
 * all of it is seen between the cards.
 */
export function seatOf(
  segment: SegmentView,
  curve: Curve,
  forward: boolean,
  now: number,
  queued: number,
  still: boolean,
  width = 0,
): Seat {
  const half = width === 0 ? DOT : { width: width / 2, height: PILL_HEIGHT / 2 };
  if (!Number.isFinite(segment.arrivesAt)) {
    const t = BREAK - queued / lengthOf(curve);
    return { at: t > QUEUE_START ? laneAt(curve, t, forward, half) : null, waiting: true };
  }
  const t = progress(segment, now);
  if (t < 0 || t > 1) return { at: null, waiting: false };
  const shown = still ? (Math.floor(t * STEPS) + 0.5) / STEPS : t;
  const margin =
    width === 0 ? 0 : Math.min(0.5, marginOf(curve, half) + OFF_CARD / lengthOf(curve));
  const along = margin + Math.min(1, shown) * (1 - 2 * margin);
  return { at: laneAt(curve, along, forward, half), waiting: false };
}

/** Remembers, for one lane, which of its segments bear a label. */
export interface Labels {
  forms: Map<number, Form>;
  last: SegmentView | null;
}

export function noLabels(): Labels {
  return { forms: new Map(), last: null };
}

/**
 * Which segments of a lane have room for a label: the first, and each that left long enough after the
 * last labelled one; `pills` is `one` at a time in a dense lane, and `none` in one of many. Decided once, when a segment appears, so no
 * label comes or goes on the way.
 */
export function label(
  labels: Labels,
  segments: readonly SegmentView[],
  curve: Curve,
  pills: 'many' | 'one' | 'none' = 'many',
): void {
  const fresh = segments.filter((segment) => !labels.forms.has(segment.id));
  const length = fresh.length > 0 ? lengthOf(curve) : 0;
  for (const segment of fresh.toSorted((a, b) => a.sentAt - b.sentAt || a.id - b.id)) {
    const room = Number.isFinite(segment.arrivesAt)
      ? pills !== 'none' &&
        (labels.last === null || roomBetween(labels.last, segment, curve, length, pills === 'one'))
      : waitingLabels(labels, segments) < WAITING_LABELS;
    const whole = segment.kind === 'rdb' ? 'parcel' : 'pill';
    labels.forms.set(segment.id, room ? whole : 'dot');
    if (room) labels.last = segment;
  }
  const gone = labels.forms.size - segments.length;
  if (gone > 0) forgetGone(labels, segments);
}

/** Segments by link and direction, as `key>` (from its first node) and `key<`. */
export function lanesOf(
  segments: readonly SegmentView[],
  links: Readonly<Record<string, LinkView>>,
): Map<string, SegmentView[]> {
  const lanes = new Map<string, SegmentView[]>();
  for (const segment of segments) {
    const there = `${segment.from}-${segment.to}`;
    const name = links[there] === undefined ? `${segment.to}-${segment.from}<` : `${there}>`;
    const lane = lanes.get(name);
    if (lane === undefined) lanes.set(name, [segment]);
    else lane.push(segment);
  }
  return lanes;
}

function waitingLabels(labels: Labels, segments: readonly SegmentView[]): number {
  return segments.filter((segment) => {
    const form = labels.forms.get(segment.id);
    return !Number.isFinite(segment.arrivesAt) && form !== undefined && form !== 'dot';
  }).length;
}

function forgetGone(labels: Labels, segments: readonly SegmentView[]): void {
  const here = new Set(segments.map((segment) => segment.id));
  for (const id of labels.forms.keys()) if (!here.has(id)) labels.forms.delete(id);
}

function roomBetween(
  before: SegmentView,
  after: SegmentView,
  curve: Curve,
  length: number,
  dense: boolean,
): boolean {
  if (after.sentAt < before.sentAt) return true;
  const [first, second] = [pillOf(before, curve).width, pillOf(after, curve).width];
  const way = after.arrivesAt - after.sentAt;
  const share = (after.sentAt - before.sentAt) / way;
  const distance = share * Math.max(0, length - second);
  // In a narrow gap a pill follows when the one before it has arrived.
  if (share >= 1 || dense) return share >= 1;
  const [one, other] = runsDown(curve) ? [PILL_HEIGHT, PILL_HEIGHT] : [first, second];
  return distance > (one + other) / 2 + PILL_GAP;
}
