/** Which verdicts to show first, and how long the backlog lasts. Pure. */
import type { ArcView, NodeId, NodeView, VerdictView } from '../../../engine/contract.ts';

/** Up to so many replicas keep the places of their nodes: what does not move is found again. */
const CALM_MAX = 4;

type Rated = Pick<NodeView, 'id' | 'verdict' | 'digestEqual' | 'master'>;

/** 0 is the most interesting: about to be copied anew, nearly so, down, differing, the rest. */
export function rank({ verdict, digestEqual, master }: Rated): number {
  if (verdict === null) return 9;
  if (verdict.kind === 'full') return 0;
  if (verdict.kind === 'cannot') return 1;
  const { roomLeft, endOffset, firstByteOffset } = verdict;
  if (roomLeft !== null && roomLeft * 4 < endOffset - firstByteOffset) return 2;
  if (master?.status !== 'up') return 3;
  return digestEqual === false ? 4 : 5;
}

/** The replicas in the order of the strip; ties keep the nodes' order. */
export function inOrder(nodes: readonly Rated[]): readonly NodeId[] {
  const replicas = nodes.filter(({ verdict }) => verdict !== null);
  if (replicas.length <= CALM_MAX) return replicas.map(({ id }) => id);
  return replicas.toSorted((a, b) => rank(a) - rank(b)).map(({ id }) => id);
}

/** Narrower, a card's sentences are cut off. */
const CARD_MIN = 290;
/** From this width on, a reason fits in one line. */
const CARD_ROOMY = 430;
const GAP = 8;

export interface Cards {
  /** Told in full, in this order. */
  whole: readonly NodeId[];
  /** Told in a word. */
  chips: readonly NodeId[];
  /** Each line has room for its words. */
  roomy: boolean;
}

/** `width` in pixels, 0: not known yet. `selected` is told in full where only one can be. */
export function cardsIn(
  replicas: readonly NodeId[],
  selected: NodeId | null,
  width: number,
): Cards {
  const each = (width - GAP) / Math.max(1, replicas.length) - GAP;
  if (width === 0 || replicas.length < 2 || each >= CARD_MIN) {
    return { whole: replicas, chips: [], roomy: width === 0 || each >= CARD_ROOMY };
  }
  const first = replicas.find((id) => id === selected) ?? replicas[0] ?? '';
  const chips = replicas.filter((id) => id !== first).toSorted();
  return { whole: [first], chips, roomy: false };
}

/** What the backlog can still take before its oldest byte that this replica lacks is overwritten. */
export function roomOf({ askedOffset, endOffset, roomLeft }: VerdictView): number {
  return Math.max(0, endOffset + 1 - askedOffset) + (roomLeft ?? 0);
}

/** What was written in these last microseconds counts as the rate of now. */
const WINDOW = 10_000_000;
/** A list of so many may have lost older ones. */
const ARCS_KNOWN = 200;

/** Bytes per second that the stream has grown by lately; 0 when nothing was written. */
export function rateOf(arcs: readonly ArcView[], now: number): number {
  const recent = arcs.filter(({ at }) => at > now - WINDOW && at <= now);
  const oldest = recent[0];
  if (oldest === undefined) return 0;
  const written = recent.reduce((sum, { from, to }) => sum + to - from, 0);
  // The list holds only the newest commands: under load they are of less than the whole window.
  const isFull = oldest === arcs[0] && arcs.length >= ARCS_KNOWN;
  const span = isFull ? Math.max(now - oldest.at, 100_000) : WINDOW;
  return written / (span / 1_000_000);
}

/** Microseconds until the room is used up at this rate (bytes per second); null: never. */
export function lasts(room: number, rate: number): number | null {
  return rate > 0 ? (room / rate) * 1_000_000 : null;
}
