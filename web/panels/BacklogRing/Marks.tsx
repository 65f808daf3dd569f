/** What stands around the arcs: the head that writes, the oldest byte, and the replicas. */
import type { BacklogView, NodeId } from '../../../engine/contract.ts';
import type { Words } from '../../language/en.ts';
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
  const { standing, outside, corner } = marksOf(backlog, named ? replicas : [], ring.span);
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
      {outside.length > 0 && <Outside node={node} outside={outside} corner={corner} view={view} />}
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

/**
 * Whose byte is no longer in the ring, in a corner outside of it. Of an attached replica the master knows the
 * last ACK only, one a second: under load that is soon older than the ring, and nothing is amiss. A cross
 * marks who is not attached.
 */
function Outside(props: {
  node: NodeId;
  outside: RingMarks['outside'];
  corner: RingMarks['corner'];
  view: number;
}) {
  const words = useWords().ring;
  const { node, outside, corner, view } = props;
  const shown = outside.length > 2 ? outside.slice(0, 1) : outside;
  const rest = outside.length - shown.length;
  const count = shown.length + (rest > 0 ? 1 : 0);
  const x = corner.x * view;
  const y = (index: number): number =>
    corner.y > 0 ? view - 4 - (count - 1 - index) * NAME_LINE : -view + 12 + index * NAME_LINE;
  const anchor = corner.x < 0 ? 'start' : 'end';
  const name = (index: number, text: string) => (
    <text x={x - corner.x * 14} y={y(index)} textAnchor={anchor}>
      {text}
    </text>
  );
  return (
    <g
      className={css['outside']}
      data-spot={spotsOf(
        node,
        outside.map(({ id }) => id),
      )}
    >
      <title>{outside.map((each) => whyOutside(each, words)).join('\n')}</title>
      {shown.map(({ id, attached }, index) => (
        <g key={id} data-attached={attached}>
          <path d={`M${x - corner.x * 4 - 4} ${y(index) - 9}${attached ? BEFORE : CROSS}`} />
          {name(index, attached ? words.ackOutsideMark(id) : words.outsideMark(id))}
        </g>
      ))}
      {rest > 0 && name(shown.length, words.more(rest))}
    </g>
  );
}

/** From the upper left corner of a square of eight. */
const CROSS = 'l8 8m0-8l-8 8';
const BEFORE = 'm4 0l-4 4l4 4m5-8l-4 4l4 4';

function whyOutside({ id, attached }: RingReplica, words: Words['ring']): string {
  return attached ? words.outside(id) : words.lost(id);
}

/** What points at the marks of these replicas finds them by it. */
function spotsOf(node: NodeId, replicas: readonly NodeId[]): string {
  return replicas.map((replica) => `ring-mark-${node}-${replica}`).join(' ');
}
