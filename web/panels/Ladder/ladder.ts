/**
 * The geometry of the sequence diagram: where each message of a link stands, how far its arrow has
 * come, and which part of a long list lies in view. Pixels down, virtual microseconds across.
 */
import { median } from 'd3';
import type {
  LinkState,
  LinkView,
  MessageKind,
  MessageView,
  NodeId,
  ReplicaClientState,
} from '../../../engine/contract.ts';

/** Distance between two messages when they are spaced evenly. */
export const ROW = 40;
/** How much lower an arrow ends than it starts, when the rows are even. */
export const SLANT = 12;
/** Room above and below each arrow, for its label and its bytes. */
export const ARROW_TOP = 16;
/** Height of the line that tells a change of state. */
export const NOTE = 18;

export interface Placed {
  message: MessageView;
  /** Top of the row. */
  top: number;
  height: number;
  /** Where the arrow leaves and arrives, measured from `top`. */
  sentY: number;
  arrivesY: number;
  /** A label would cover the one above. */
  crowded: boolean;
  /** States that differ from those at the message before. */
  changed: StateChange | null;
}

export interface StateChange {
  replica: LinkState | null;
  master: ReplicaClientState | null;
}

export type Spacing = 'even' | 'time';

export function place(messages: readonly MessageView[], spacing: Spacing): readonly Placed[] {
  return spacing === 'even' ? placeEvenly(messages) : placeByTime(messages);
}

function placeEvenly(messages: readonly MessageView[]): readonly Placed[] {
  let top = 0;
  return messages.map((message, index) => {
    const changed = stateChange(messages[index - 1], message);
    const note = changed === null ? 0 : NOTE;
    const row = {
      message,
      top,
      height: ROW + note,
      sentY: note + ARROW_TOP,
      arrivesY: note + ARROW_TOP + SLANT,
      crowded: false,
      changed,
    };
    top += row.height;
    return row;
  });
}

function stateChange(before: MessageView | undefined, message: MessageView): StateChange | null {
  const replica = before?.replicaState === message.replicaState ? null : message.replicaState;
  const master = before?.masterState === message.masterState ? null : message.masterState;
  return replica === null && master === null ? null : { replica, master };
}

/** True to scale: the median pause between two messages takes one row. */
function placeByTime(messages: readonly MessageView[]): readonly Placed[] {
  const first = messages[0];
  if (first === undefined) return [];
  const y = timeScale(messages, first.sentAt);
  let labelled = -Infinity;
  return messages.map((message) => {
    const top = y(message.sentAt);
    const drop = Number.isFinite(message.arrivesAt) ? y(message.arrivesAt) - top : SLANT;
    const crowded = top - labelled < ROW / 2;
    if (!crowded) labelled = top;
    return {
      message,
      top,
      height: Math.max(ROW, ARROW_TOP + drop + ARROW_TOP),
      sentY: ARROW_TOP,
      arrivesY: ARROW_TOP + drop,
      crowded,
      changed: null,
    };
  });
}

function timeScale(messages: readonly MessageView[], start: number): (at: number) => number {
  const pauses = messages
    .slice(1)
    .map((message, index) => message.sentAt - (messages[index]?.sentAt ?? message.sentAt))
    .filter((pause) => pause > 0);
  const unit = median(pauses) ?? 1_000_000;
  return (at) => ((at - start) / unit) * ROW;
}

/** Height of the whole diagram. */
export function heightOf(placed: readonly Placed[]): number {
  return placed.reduce((height, row) => Math.max(height, row.top + row.height), 0);
}

/** The rows that touch the window [from, from + height), in order. */
export function inView(placed: readonly Placed[], from: number, height: number): readonly Placed[] {
  return placed.filter((row) => row.top < from + height && row.top + row.height > from);
}

/** `future`: recorded, but later than now. `lost`: its connection went away first. */
export type Phase = 'future' | 'flying' | 'arrived' | 'lost';

export function phaseOf(message: MessageView, now: number): Phase {
  if (message.sentAt > now) return 'future';
  if (message.lost && now >= endOf(message)) return 'lost';
  return message.arrivesAt <= now ? 'arrived' : 'flying';
}

/** A message lost before its arrival was known is lost at once. */
function endOf(message: MessageView): number {
  return Number.isFinite(message.arrivesAt) ? message.arrivesAt : message.sentAt;
}

/** How much of the way is behind it, 0 to 1; a stalled message waits in the middle. */
export function progressOf(message: MessageView, now: number): number {
  if (now < message.sentAt) return 0;
  if (!Number.isFinite(message.arrivesAt)) return 0.5;
  if (message.arrivesAt <= message.sentAt) return 1;
  return Math.min(1, (now - message.sentAt) / (message.arrivesAt - message.sentAt));
}

/** The last message that has arrived by `now`; null when none has. */
export function latestArrival(messages: readonly MessageView[], now: number): MessageView | null {
  let latest: MessageView | null = null;
  for (const message of messages) {
    if (message.lost || message.arrivesAt > now) continue;
    if (latest === null || message.arrivesAt >= latest.arrivesAt) latest = message;
  }
  return latest;
}

/** The messages that arrived together with the latest one, in the order of the list. */
export function latestArrivals(messages: readonly MessageView[], now: number): MessageView[] {
  const at = latestArrival(messages, now)?.arrivesAt;
  return messages.filter((message) => !message.lost && message.arrivesAt === at);
}

/** Where the list must be scrolled to so that what happens now is in view. */
export function followTop(placed: readonly Placed[], now: number, height: number): number {
  const last = placed.findLast((row) => row.message.sentAt <= now);
  return last === undefined ? 0 : Math.max(0, last.top + last.height * 2 - height);
}

const HANDSHAKE: readonly MessageKind[] = [
  'connect',
  'accept',
  'refuse',
  'close',
  'handshake',
  'rdb',
];

/** Belongs to connecting and synchronising, not to the stream that follows. */
export function isHandshake(message: MessageView): boolean {
  return HANDSHAKE.includes(message.kind);
}

/** The link to draw: the chosen one, else that of the chosen replica, else the first with a replica. */
export function linkToShow(
  links: Readonly<Record<string, LinkView>>,
  chosen: string | null,
  node: NodeId | null,
): LinkView | null {
  const known = chosen === null ? undefined : links[chosen];
  if (known !== undefined) return known;
  const replicating = Object.values(links).filter((link) => link.replica !== null);
  return replicating.find((link) => link.replica === node) ?? replicating[0] ?? null;
}

/** Which end stands left, as the replica; a link that has none any more keeps its last one. */
export function endsOf(
  link: LinkView,
  messages: readonly MessageView[],
): { replica: NodeId; master: NodeId } {
  const replica = link.replica ?? messages.at(-1)?.replica ?? link.between[1];
  return { replica, master: link.between[0] === replica ? link.between[1] : link.between[0] };
}

/** Eight characters tell replication IDs apart; what follows them, an offset, must find room. */
export function shortIds(label: string): string {
  return label.replace(/\b([0-9a-f]{8})[0-9a-f]{8,32}…?/g, '$1…');
}
