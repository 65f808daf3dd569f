/**
 * The replication backlog of one node, byte for byte: arcs are commands, the red mark is where the next
 * byte goes, and each replica is marked at the byte it wants next. Arrow keys walk over the arcs.
 */
import { arc as arcShape } from 'd3';
import { useState, type KeyboardEvent } from 'react';
import { useShallow } from 'zustand/shallow';
import type { BacklogView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { readable, shorten } from '../../text.ts';
import { bytes, grouped } from '../../ui/figures.ts';
import { ArcNote } from './ArcNote.tsx';
import css from './BacklogRing.module.css';
import {
  arcAt,
  marksOf,
  onCircle,
  ringOf,
  type Ring,
  type RingArc,
  type RingMark,
} from './ring.ts';

interface BacklogRingProps {
  node: NodeId;
  size: 'large' | 'small';
}

/** Width of a figure or a letter of the page's font, in its size. */
const EM_OF_CHARACTER = 0.57;
const NAME_LINE = 15;
/** Hundreds of arcs need not move with every frame. */
const REDRAW_MS = 100;
/** The drawing's own units; the picture scales it. */
const RADIUS = 100;
const INNER = { large: 80, small: 66 } as const;
const VIEW = { large: 124, small: 110 } as const;

const draw = arcShape<{ start: number; end: number; inner: number }>()
  .innerRadius((datum) => datum.inner)
  .outerRadius(RADIUS)
  .startAngle((datum) => datum.start)
  .endAngle((datum) => datum.end)
  .padAngle(0.012)
  .cornerRadius(2);

export function BacklogRing({ node, size }: BacklogRingProps) {
  const words = useWords();
  const backlog = useCalm((shown) => shown.nodes[node]?.backlog ?? null, REDRAW_MS);
  const [active, setActive] = useState<number | null>(null);
  if (backlog === null) {
    return (
      <p className={css['none']}>
        {words.ring.none}
        <small>{words.ring.noneHint}</small>
      </p>
    );
  }
  const ring = ringOf(backlog);
  const chosen = active === null ? null : arcAt(ring, active);
  const view = VIEW[size];
  const turn = (event: KeyboardEvent) => {
    const next = walk(ring, chosen, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next === null ? null : next.from);
  };
  return (
    <div
      className={`${css['ring']} ${css[size]}`}
      translate={chosen === null ? undefined : 'no'}
      data-testid={`ring-${node}`}
    >
      <svg
        viewBox={`${-view} ${-view} ${view * 2} ${view * 2}`}
        role="slider"
        aria-valuemin={backlog.first_byte_offset}
        aria-valuemax={backlog.first_byte_offset + backlog.histlen}
        aria-valuenow={chosen?.from ?? backlog.first_byte_offset + backlog.histlen}
        aria-valuetext={chosen === null ? words.ring.head : arcText(chosen)}
        aria-label={words.ring.label(node, bytes(backlog.histlen), bytes(backlog.size))}
        tabIndex={0}
        data-fixed
        onKeyDown={turn}
        onBlur={() => setActive(null)}
        onPointerLeave={() => setActive(null)}
      >
        <circle
          className={css['track']}
          r={(RADIUS + INNER[size]) / 2}
          strokeWidth={RADIUS - INNER[size]}
        />
        {ring.arcs.map((arc) => (
          <path
            key={arc.key}
            className={css['arc']}
            d={draw({ ...arc, inner: INNER[size] }) ?? ''}
            data-kind={arc.commands.length === 0 ? 'older' : arc.kind}
            data-chosen={chosen?.key === arc.key}
            fillOpacity={0.42 + 0.58 * arc.age}
            onPointerEnter={() => setActive(arc.from)}
            onClick={() => setActive(arc.from)}
          />
        ))}
        <Marks node={node} backlog={backlog} ring={ring} size={size} />
        {size === 'large' ? (
          <Middle node={node} backlog={backlog} />
        ) : (
          <SmallMiddle backlog={backlog} />
        )}
      </svg>
      {chosen !== null && <ArcNote arc={chosen} />}
    </div>
  );
}

/** What a screen reader says of an arc. */
function arcText(arc: RingArc): string {
  const sent = arc.commands.map((command) => readable(command.sent)).join(', ');
  return `${grouped(arc.from)} … ${grouped(arc.to - 1)} ${shorten(sent, 120)}`;
}

/** The arc that a key leads to; null: none any more; undefined: not a key of ours. */
function walk(ring: Ring, chosen: RingArc | null, key: string): RingArc | null | undefined {
  const last = ring.arcs.length - 1;
  const index = ring.arcs.findIndex((arc) => arc.key === chosen?.key);
  if (key === 'Escape') return null;
  if (key === 'ArrowRight' || key === 'ArrowDown') return ring.arcs[index >= last ? 0 : index + 1];
  if (key === 'ArrowLeft' || key === 'ArrowUp') return ring.arcs[index <= 0 ? last : index - 1];
  if (key === 'Home') return ring.arcs[0];
  if (key === 'End') return ring.arcs[last];
  return undefined;
}

function Middle({ node, backlog }: { node: NodeId; backlog: BacklogView }) {
  const words = useWords();
  const offset = useCalm((shown) => shown.nodes[node]?.master_repl_offset ?? 0, REDRAW_MS);
  const held = words.ring.held(grouped(backlog.histlen), bytes(backlog.size));
  const first = words.ring.firstByte(grouped(backlog.first_byte_offset));
  return (
    <g className={css['middle']} aria-hidden="true">
      <Fitted y={-30} text={words.ring.offset} largest={12} width={128} />
      <Fitted y={4} text={grouped(offset)} largest={34} width={140} strong />
      <Fitted y={27} text={held} largest={13.5} width={142} />
      <Fitted y={45} text={first} largest={13.5} width={118} />
    </g>
  );
}

function SmallMiddle({ backlog }: { backlog: BacklogView }) {
  return (
    <g className={css['middle']} aria-hidden="true">
      <Fitted y={0} text={grouped(backlog.histlen)} largest={38} width={112} strong />
      <Fitted y={24} text={`/${bytes(backlog.size)}`} largest={25} width={104} />
    </g>
  );
}

interface FittedProps {
  y: number;
  text: string;
  /** Font size while there is room. */
  largest: number;
  width: number;
  strong?: boolean;
}

/** A line of text made as small as its room asks for. Wide characters count double. */
function Fitted({ y, text, largest, width, strong = false }: FittedProps) {
  let ems = 0;
  for (const character of text) ems += character.charCodeAt(0) > 0x2e80 ? 1 : EM_OF_CHARACTER;
  return (
    <text
      y={y}
      fontSize={Math.min(largest, width / ems)}
      className={strong ? css['strong'] : undefined}
    >
      {text}
    </text>
  );
}

interface MarksProps {
  node: NodeId;
  backlog: BacklogView;
  ring: Ring;
  size: BacklogRingProps['size'];
}

function Marks({ node, backlog, ring, size }: MarksProps) {
  const replicas = useShown(useShallow(replicaTexts(node)));
  const marks = size === 'large' ? marksOf(backlog, replicas.map(parse), ring.span) : [];
  const head = { from: onCircle(ring.head, INNER[size] - 6), to: onCircle(ring.head, RADIUS + 7) };
  const tail = { from: onCircle(ring.tail, INNER[size]), to: onCircle(ring.tail, RADIUS) };
  return (
    <>
      <line
        className={css['tail']}
        data-spot={`ring-first-${node}`}
        x1={tail.from.x}
        y1={tail.from.y}
        x2={tail.to.x}
        y2={tail.to.y}
      />
      <line
        className={css['head']}
        data-spot={`ring-head-${node}`}
        x1={head.from.x}
        y1={head.from.y}
        x2={head.to.x}
        y2={head.to.y}
      />
      {marks.map((mark) => (
        <Mark key={mark.replicas.join()} node={node} mark={mark} />
      ))}
    </>
  );
}

function Mark({ node, mark }: { node: NodeId; mark: RingMark }) {
  const words = useWords();
  const spots = mark.replicas.map((replica) => `ring-mark-${node}-${replica}`).join(' ');
  const dot = onCircle(mark.angle, RADIUS + 7);
  const text = onCircle(mark.angle, RADIUS + 15);
  const names = mark.replicas.join(' ');
  const anchor = Math.abs(text.x) < 30 ? 'middle' : text.x > 0 ? 'start' : 'end';
  // Above and below the ring names stand side by side, beside it one under the other.
  const lines = anchor === 'middle' ? [names] : mark.replicas;
  const shift = anchor === 'middle' ? Math.sign(text.y) * 4 : (-(lines.length - 1) / 2) * NAME_LINE;
  return (
    <g className={css['mark']} data-lost={mark.lost} data-spot={spots}>
      <title>
        {mark.lost ? words.ring.lost(names) : words.ring.replicaMark(names, grouped(mark.offset))}
      </title>
      {mark.lost ? (
        <path d={`M${dot.x - 4} ${dot.y - 4}l8 8m0-8l-8 8`} />
      ) : (
        <circle cx={dot.x} cy={dot.y} r="5" />
      )}
      {lines.map((line, index) => (
        <text key={line} x={text.x} y={text.y + 5 + shift + index * NAME_LINE} textAnchor={anchor}>
          {line}
        </text>
      ))}
    </g>
  );
}

/**
 * `6380 1330`: the replicas of a node and how far each is: its last ACK while it is attached, else what
 * it has applied. Texts, so that equal ones are equal.
 */
function replicaTexts(node: NodeId): (shown: Shown) => string[] {
  return (shown) => {
    const own = shown.nodes[node];
    if (own === undefined) return [];
    return shown.nodeOrder.flatMap((id) => {
      const master = shown.nodes[id]?.master;
      if (master?.node !== node || shown.nodes[id]?.replid !== own.replid) return [];
      const attached = own.replicas.find((replica) => replica.node === id);
      const online = attached?.state === 'ONLINE';
      return [`${id} ${online ? attached.ackOffset : master.offset}`];
    });
  };
}

function parse(text: string): { id: NodeId; offset: number } {
  const [id = '', offset = '0'] = text.split(' ');
  return { id, offset: Number(offset) };
}
