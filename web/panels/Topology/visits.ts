/**
 * What clients do to nodes, as it is seen on the picture: a typed line goes into its node; a write
 * that was refused goes at it and falls back, with the error's first word. Pure.
 */
import type { EventRecord, NodeId } from '../../../engine/contract.ts';
import { readable, shorten } from '../../text.ts';

export interface Visit {
  /** The event's. */
  id: number;
  node: NodeId;
  at: number;
  line: string;
  /** `READONLY`; empty: it was taken. */
  error: string;
}

/** How long each is seen, in microseconds. */
const LASTS = { taken: 900_000, refused: 2_200_000 } as const;
const LINE_MAX = 30;
/** Looking farther back than this many events finds nothing recent. */
const LOOK_BACK = 200;

/** The newest visit of each node at this moment. */
export function visitsAt(events: readonly EventRecord[], now: number): Map<NodeId, Visit> {
  const visits = new Map<NodeId, Visit>();
  let looked = 0;
  for (let index = events.length - 1; index >= 0 && looked < LOOK_BACK; index -= 1) {
    const event = events[index];
    if (event === undefined || event.at > now) continue;
    if (now - event.at > LASTS.refused) break;
    looked += 1;
    if (event.kind !== 'typed' && event.kind !== 'write-refused') continue;
    // Events are looked at newest first: of a line that was refused, the refusal comes before the line.
    if (visits.has(event.node)) continue;
    const error = event.kind === 'write-refused' ? (event.error.split(' ', 1)[0] ?? '') : '';
    const { id, node, at } = event;
    visits.set(node, { id, node, at, line: shorten(readable(event.line), LINE_MAX), error });
  }
  for (const [node, visit] of visits) if (now - visit.at > lasts(visit)) visits.delete(node);
  return visits;
}

export interface Pose {
  /** How far below its place at the card's lower edge, in pixels. */
  down: number;
  opacity: number;
  scale: number;
  /** Of the light around the card. */
  glow: number;
}

/** Where a pill comes from, and how far a refused one falls. */
const BELOW = 34;
const FALL = 46;
/** How far into its node a pill is still seen. */
const INTO = 64;

/** `still`: nothing travels; the pill stands in its place for its time. */
export function poseOf(visit: Visit, now: number, still: boolean): Pose {
  const t = (now - visit.at) / lasts(visit);
  const glow = Math.max(0, 1 - t * 1.4);
  if (still) return { down: 0, opacity: 1, scale: 1, glow };
  const rise = visit.error === '' ? 0.25 : 0.1;
  const leave = visit.error === '' ? 0.6 : 0.72;
  const arrived = easeOut(Math.min(1, t / rise));
  const gone = Math.max(0, (t - leave) / (1 - leave));
  if (visit.error === '') {
    return {
      down: BELOW * (1 - arrived) - INTO * gone * gone,
      opacity: 1 - gone * gone,
      scale: 1 - 0.55 * gone,
      glow,
    };
  }
  // It hits, springs back a little, and falls.
  const bounce = t > rise && t < 0.25 ? Math.sin(((t - rise) / (0.25 - rise)) * Math.PI) * 7 : 0;
  return {
    down: BELOW * (1 - arrived) + bounce + FALL * gone * gone,
    opacity: 1 - gone,
    scale: 1,
    glow,
  };
}

/** How long one fades that time has left behind, in milliseconds of the wall clock. */
const FADES = 250;

/**
 * While time stands, nothing flies away: what of a visit is seen after so many milliseconds of it. It covers a card for
 * no longer than it would have flown.
 */
export function seenStanding(visit: Visit, stoodMs: number): number {
  return Math.max(0, Math.min(1, 1 - (stoodMs - lasts(visit) / 1000) / FADES));
}

function lasts({ error }: Visit): number {
  return error === '' ? LASTS.taken : LASTS.refused;
}

function easeOut(t: number): number {
  return 1 - (1 - t) ** 3;
}
