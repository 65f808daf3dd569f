/** A dense lane as one dashed line that moves: as long as what is on its way, in one shape. Pure. */
import type { LinkView, SegmentView } from '../../../engine/contract.ts';
import { DOT, laneAt, lengthOf, type Curve } from './curve.ts';
import { progress } from './lanes.ts';

/** Points of the line; more cannot be seen. */
const POINTS = 18;
/** Pixels from one dash to the next, and the most that a flow moves in a second and still shows its direction. */
const PERIOD = 22;
const SPEED_MAX = 320;

/** What takes less (microseconds) is on its way for no longer than a picture is seen. */
const UNSEEN = 30_000;

/** Whether something runs in a dense lane: its rate tells of the second before, when there was a link. */
export function isFlowing(segments: readonly SegmentView[], link: LinkView | undefined): boolean {
  if (link === undefined || link.state === 'cut') return false;
  if (segments.some(({ arrivesAt }) => Number.isFinite(arrivesAt))) return true;
  return segments.length === 0 && link.state === 'up' && link.latency < UNSEEN;
}

export interface Flow {
  d: string;
  /** For `stroke-dashoffset`. */
  offset: number;
  width: number;
}

/**
 * `perSecond`: messages, from which comes its width. While nothing is caught on its way (a link of
 * one millisecond), the flow takes the whole way.
 */
export function flowOf(
  segments: readonly SegmentView[],
  curve: Curve,
  forward: boolean,
  now: number,
  perSecond: number,
): Flow {
  const [from, to] = extentOf(segments, now);
  const length = lengthOf(curve);
  const first = segments.find(({ arrivesAt }) => Number.isFinite(arrivesAt));
  const way = first === undefined ? 0 : (first.arrivesAt - first.sentAt) / 1_000_000;
  const speed = way > 0 ? Math.min(SPEED_MAX, length / way) : SPEED_MAX;
  let d = '';
  for (let point = 0; point <= POINTS; point += 1) {
    const { x, y } = laneAt(curve, from + ((to - from) * point) / POINTS, forward, DOT);
    d += `${point === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
  }
  // Dashes keep their place in the stream while its tail moves on.
  const moved = (now / 1_000_000) * speed - from * length;
  const offset = -(((moved % PERIOD) + PERIOD) % PERIOD);
  return { d, offset, width: 3.5 + Math.log10(Math.max(1, perSecond)) };
}

/** Shares of the way between which segments are. */
function extentOf(segments: readonly SegmentView[], now: number): [from: number, to: number] {
  const along = segments
    .filter(({ arrivesAt }) => Number.isFinite(arrivesAt))
    .map((segment) => Math.min(1, Math.max(0, progress(segment, now))));
  if (along.length === 0) return [0, 1];
  return [Math.min(...along), Math.max(...along)];
}
