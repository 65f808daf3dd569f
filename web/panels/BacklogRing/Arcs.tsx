/**
 * The arcs of a ring. What kind of command an arc is can be seen without its colour: writes have the
 * full width, SELECT and heartbeats are narrow, a transaction has a groove, several commands drawn
 * as one have a dotted one, and what is older than the known commands is hatched.
 */
import { arc as arcShape } from 'd3';
import css from './BacklogRing.module.css';
import type { Ring, RingArc } from './ring.ts';

interface ArcsProps {
  ring: Ring;
  inner: number;
  radius: number;
  chosen: number | null;
  /** Names the pattern, which is one for each ring of the page. */
  name: string;
  onPoint: (from: number) => void;
}

/** How much of the ring's width an arc takes. */
const WIDTHS: Readonly<Record<RingArc['kind'], number>> = {
  write: 1,
  transaction: 1,
  select: 0.5,
  ping: 0.32,
  getack: 0.32,
};

const draw = arcShape<{ start: number; end: number; inner: number; outer: number }>()
  .innerRadius((datum) => datum.inner)
  .outerRadius((datum) => datum.outer)
  .startAngle((datum) => datum.start)
  .endAngle((datum) => datum.end)
  .padAngle(0.012)
  .cornerRadius(2);

export function Arcs({ ring, inner, radius, chosen, name, onPoint }: ArcsProps) {
  return (
    <>
      <circle className={css['track']} r={(radius + inner) / 2} strokeWidth={radius - inner} />
      <defs>
        <pattern
          id={name}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={css['hatch']} width="2.5" height="6" />
        </pattern>
      </defs>
      {ring.arcs.map((arc) => {
        const isOlder = arc.commands.length === 0;
        const { start, end } = arc;
        const outer = inner + (radius - inner) * (isOlder ? 1 : WIDTHS[arc.kind]);
        const shape = draw({ start, end, inner, outer }) ?? '';
        return (
          <g
            key={arc.key}
            className={css['arc']}
            data-kind={isOlder ? 'older' : arc.kind}
            data-chosen={chosen === arc.key}
            onPointerEnter={() => onPoint(arc.from)}
            onClick={() => onPoint(arc.from)}
          >
            <path className={css['whole']} d={draw({ start, end, inner, outer: radius }) ?? ''} />
            <path className={css['body']} d={shape} fillOpacity={0.42 + 0.58 * arc.age} />
            {isOlder && <path d={shape} fill={`url(#${name})`} />}
            <Groove arc={arc} radius={(inner + outer) / 2} />
          </g>
        );
      })}
    </>
  );
}

/** A line along the middle of an arc: dotted for several commands, whole for a transaction. */
function Groove({ arc, radius }: { arc: RingArc; radius: number }) {
  const isMany = arc.commands.length > 1;
  if (!isMany && arc.kind !== 'transaction') return null;
  const inset = Math.min(0.03, (arc.end - arc.start) / 4);
  const [from, to] = [arc.start + inset, arc.end - inset];
  const isLarge = to - from > Math.PI ? 1 : 0;
  const at = (angle: number): string => `${Math.sin(angle) * radius} ${-Math.cos(angle) * radius}`;
  return (
    <path
      className={css['groove']}
      data-many={isMany}
      d={`M${at(from)}A${radius} ${radius} 0 ${isLarge} 1 ${at(to)}`}
    />
  );
}
