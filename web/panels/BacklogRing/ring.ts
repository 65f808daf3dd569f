/**
 * The replication backlog as a ring. A byte at offset `o` stands at `o mod size`, which is where a
 * ring of exactly that many bytes keeps it; the block model holds more than its size at times and is
 * drawn on a ring as large as what it holds. Angles are radians, clockwise from twelve o'clock, as
 * d3's `arc` takes them. Pure.
 */
import type { ArcView, BacklogView, NodeId } from '../../../engine/contract.ts';

const FULL = 2 * Math.PI;

/** Arcs thinner than this are merged with their neighbours. */
export const ARC_MIN = 0.045;
/** Marks nearer than this share a label. */
const LABEL_GAP = 0.3;

export interface RingArc {
  /** Stable while the ring turns. */
  key: number;
  from: number;
  to: number;
  start: number;
  end: number;
  /** Of the commands in it; a write if there is one. */
  kind: ArcView['kind'];
  /** Oldest first; empty for the part older than any command that is known. */
  commands: readonly ArcView[];
  /** 0 for the oldest byte held, 1 for the newest. */
  age: number;
}

/** A replica, and the offset up to which it has acknowledged or applied everything. */
export interface RingReplica {
  id: NodeId;
  offset: number;
  /** It is attached and reads the stream: what it lacks is on its way to it. */
  attached: boolean;
}

export interface RingMark {
  /** Where it is drawn. */
  angle: number;
  replicas: readonly RingReplica[];
}

export interface RingMarks {
  standing: readonly RingMark[];
  /** Replicas that want a byte before the first one held: their marks would stand outside of the ring. */
  outside: readonly RingReplica[];
  /** Where those are named: -1 or 1 each way. */
  corner: { x: number; y: number };
}

export interface Ring {
  /** Bytes of one turn. */
  span: number;
  arcs: readonly RingArc[];
  /** Where the next byte will be written. */
  head: number;
  /** Where the oldest byte stands. */
  tail: number;
  /** Nothing of the ring is free. */
  full: boolean;
  /** How often the head has passed twelve o'clock. */
  laps: number;
}

/** Where the byte at this offset stands. */
export function angleOf(offset: number, span: number): number {
  return span <= 0 ? 0 : ((((offset % span) + span) % span) / span) * FULL;
}

export function ringOf(backlog: BacklogView): Ring {
  const span = Math.max(
    1,
    backlog.model === 'exact' ? backlog.size : Math.max(backlog.size, backlog.histlen),
  );
  const first = backlog.first_byte_offset;
  const end = first + backlog.histlen;
  const place = (arc: {
    from: number;
    to: number;
    kind: RingArc['kind'];
    commands: readonly ArcView[];
  }): RingArc => {
    const start = angleOf(arc.from, span);
    return {
      ...arc,
      key: arc.to,
      start,
      end: start + ((arc.to - arc.from) / span) * FULL,
      age: backlog.histlen <= 0 ? 1 : (arc.to - first) / backlog.histlen,
    };
  };
  const held = backlog.arcs.filter((arc) => arc.to > first && arc.from < end);
  const arcs = merge(held, (ARC_MIN / FULL) * span).map((commands) => {
    const from = Math.max(first, commands[0]?.from ?? first);
    const to = Math.min(end, commands.at(-1)?.to ?? end);
    return place({ from, to, kind: kindOf(commands), commands });
  });
  const known = arcs[0]?.from ?? end;
  if (known > first) arcs.unshift(place({ from: first, to: known, kind: 'write', commands: [] }));
  return {
    span,
    arcs,
    head: angleOf(end, span),
    tail: angleOf(first, span),
    full: backlog.histlen >= span,
    laps: Math.floor((end - 1) / span),
  };
}

const CORNERS = [
  { x: -1, y: 1 },
  { x: 1, y: 1 },
  { x: -1, y: -1 },
  { x: 1, y: -1 },
] as const;

/**
 * Where replicas stand: at the next byte each of them wants. Those that stand together share a label.
 * Who wants a byte that is gone has no place in the ring, and is named outside of it.
 */
export function marksOf(
  backlog: BacklogView,
  replicas: readonly RingReplica[],
  span: number,
): RingMarks {
  const first = backlog.first_byte_offset;
  const standing: { angle: number; replicas: RingReplica[] }[] = [];
  const outside: RingReplica[] = [];
  for (const replica of replicas) {
    if (replica.offset + 1 < first) {
      outside.push(replica);
      continue;
    }
    const angle = angleOf(replica.offset + 1, span);
    const near = standing.find((mark) => apart(mark.angle, angle) < LABEL_GAP);
    if (near === undefined) standing.push({ angle, replicas: [replica] });
    else near.replicas.push(replica);
  }
  return { standing, outside, corner: freeCorner(standing.map(({ angle }) => angle)) };
}

/** The corner of the square around the ring that is furthest from every mark. */
function freeCorner(angles: readonly number[]): RingMarks['corner'] {
  const room = ({ x, y }: RingMarks['corner']): number =>
    Math.min(FULL, ...angles.map((angle) => apart(angle, Math.atan2(x, -y))));
  return CORNERS.reduce<RingMarks['corner']>(
    (best, corner) => (room(corner) > room(best) + 0.01 ? corner : best),
    CORNERS[0],
  );
}

/** The arc that holds this offset. */
export function arcAt(ring: Ring, offset: number): RingArc | null {
  return ring.arcs.find((arc) => offset >= arc.from && offset < arc.to) ?? null;
}

/** A point on a circle around the origin. */
export function onCircle(angle: number, radius: number): { x: number; y: number } {
  return { x: Math.sin(angle) * radius, y: -Math.cos(angle) * radius };
}

/** Groups of neighbours, each at least so many bytes long where that can be. */
function merge(arcs: readonly ArcView[], least: number): ArcView[][] {
  const groups: ArcView[][] = [];
  let open = false;
  for (const arc of arcs) {
    const small = arc.to - arc.from < least;
    const group = groups.at(-1);
    if (small && open && group !== undefined) group.push(arc);
    else groups.push([arc]);
    const newest = groups.at(-1) ?? [];
    open = small && lengthOf(newest) < least;
  }
  return groups;
}

function lengthOf(arcs: readonly ArcView[]): number {
  return (arcs.at(-1)?.to ?? 0) - (arcs[0]?.from ?? 0);
}

function kindOf(commands: readonly ArcView[]): ArcView['kind'] {
  const writes = commands.find((arc) => arc.kind === 'write' || arc.kind === 'transaction');
  return writes?.kind ?? commands[0]?.kind ?? 'write';
}

function apart(a: number, b: number): number {
  const distance = Math.abs(a - b) % FULL;
  return Math.min(distance, FULL - distance);
}
