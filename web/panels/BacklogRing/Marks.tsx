/** What stands around the arcs: the head that writes, the oldest byte, and the replicas. */
import type { BacklogView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { grouped } from '../../ui/figures.ts';
import css from './BacklogRing.module.css';
import {
  marksOf,
  onCircle,
  type Ring,
  type RingMark,
  type RingMarks,
  type RingReplica,
} from './ring.ts';

const NAME_LINE = 15;
/** Names under one mark; what is more is counted. */
const NAMES_MAX = 4;

interface MarksProps {
  node: NodeId;
  backlog: BacklogView;
  ring: Ring;
  replicas: readonly RingReplica[];
  radius: number;
  inner: number;
  /** Half of the picture's side. */
  view: number;
  /** Names only where they can be read. */
  named: boolean;
}

export function Marks({ node, backlog, ring, replicas, radius, inner, view, named }: MarksProps) {
  const { standing, lost, corner } = marksOf(backlog, named ? replicas : [], ring.span);
  return (
    <>
      <Tail node={node} angle={ring.tail} inner={inner} radius={radius} />
      <Head node={node} angle={ring.head} inner={inner} radius={radius} />
      {standing.map((mark) => (
        <Mark
          key={mark.replicas.map(({ id }) => id).join()}
          node={node}
          mark={mark}
          radius={radius}
        />
      ))}
      {lost.length > 0 && <Lost node={node} lost={lost} corner={corner} view={view} />}
    </>
  );
}

interface EdgeProps {
  node: NodeId;
  angle: number;
  inner: number;
  radius: number;
}

/** Where the next byte goes; the arrow points the way round. */
function Head({ node, angle, inner, radius }: EdgeProps) {
  const from = onCircle(angle, inner - 6);
  const to = onCircle(angle, radius + 6);
  const degrees = (angle * 180) / Math.PI;
  return (
    <>
      <line
        className={css['head']}
        data-spot={`ring-head-${node}`}
        x1={from.x}
        y1={from.y}
        x2={to.x}
        y2={to.y}
      />
      <path
        className={css['arrow']}
        d={`M0 ${-radius - 12}l11 5.5l-11 5.5z`}
        transform={`rotate(${degrees})`}
      />
    </>
  );
}

/** The oldest byte that is held: a hollow point on the inner side, opposite to the arrow's. */
function Tail({ node, angle, inner, radius }: EdgeProps) {
  const from = onCircle(angle, inner - 2);
  const to = onCircle(angle, radius);
  const dot = onCircle(angle, inner - 6);
  return (
    <>
      <line
        className={css['tail']}
        data-spot={`ring-first-${node}`}
        x1={from.x}
        y1={from.y}
        x2={to.x}
        y2={to.y}
      />
      <circle className={css['oldest']} cx={dot.x} cy={dot.y} r={4} />
    </>
  );
}

function Mark({ node, mark, radius }: { node: NodeId; mark: RingMark; radius: number }) {
  const words = useWords();
  const dot = onCircle(mark.angle, radius + 7);
  const text = onCircle(mark.angle, radius + 16);
  const names = mark.replicas.map(({ id }) => id);
  const shown = names.length > NAMES_MAX ? names.slice(0, NAMES_MAX - 1) : names;
  const rest = names.length - shown.length;
  const labels = rest > 0 ? [...shown, words.ring.more(rest)] : shown;
  const anchor = Math.abs(text.x) < 30 ? 'middle' : text.x > 0 ? 'start' : 'end';
  // Above and below the ring names stand side by side, beside it one under the other.
  const lines = anchor === 'middle' ? [labels.join(' ')] : labels;
  const shift = anchor === 'middle' ? Math.sign(text.y) * 4 : (-(lines.length - 1) / 2) * NAME_LINE;
  return (
    <g className={css['mark']} data-spot={spotsOf(node, names)}>
      <title>
        {words.ring.replicaMark(names.join(' '), grouped(Math.max(...mark.replicas.map(offsetOf))))}
      </title>
      <circle cx={dot.x} cy={dot.y} r="5" />
      {lines.map((line, index) => (
        <text key={line} x={text.x} y={text.y + 5 + shift + index * NAME_LINE} textAnchor={anchor}>
          {line}
        </text>
      ))}
    </g>
  );
}

function offsetOf({ offset }: RingReplica): number {
  return offset;
}

/** Who fell out of the ring, in a corner outside of it. */
function Lost(props: {
  node: NodeId;
  lost: RingMarks['lost'];
  corner: RingMarks['corner'];
  view: number;
}) {
  const words = useWords();
  const { node, lost, corner, view } = props;
  const shown = lost.length > 2 ? lost.slice(0, 1) : lost;
  const rest = lost.length - shown.length;
  const labels = shown.map((id) => words.ring.lostMark(id));
  if (rest > 0) labels.push(words.ring.more(rest));
  const x = corner.x * view;
  const y = (index: number): number =>
    corner.y > 0
      ? view - 4 - (labels.length - 1 - index) * NAME_LINE
      : -view + 12 + index * NAME_LINE;
  return (
    <g className={css['lost']} data-spot={spotsOf(node, lost)}>
      <title>{words.ring.lost(lost.join(' '))}</title>
      {labels.map((label, index) => (
        <g key={label}>
          <path d={`M${x - corner.x * 4 - 4} ${y(index) - 9}l8 8m0-8l-8 8`} />
          <text x={x - corner.x * 14} y={y(index)} textAnchor={corner.x < 0 ? 'start' : 'end'}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

/** What points at the marks of these replicas finds them by it. */
function spotsOf(node: NodeId, replicas: readonly NodeId[]): string {
  return replicas.map((replica) => `ring-mark-${node}-${replica}`).join(' ');
}
