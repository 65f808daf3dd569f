/**
 * The replication backlog of one node, byte for byte: arcs are commands, the red mark is where the next
 * byte goes, and each replica is marked at the byte it wants next. Arrow keys walk over the arcs.
 */
import { lazy, useRef, type KeyboardEvent } from 'react';
import type { BacklogView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useCalm } from '../../store/useCalm.ts';
import { readable, shorten } from '../../text.ts';
import { bytes, grouped } from '../../ui/figures.ts';
import { Later } from '../../ui/Later.tsx';
import { Term } from '../../ui/Term.tsx';
import { Arcs } from './Arcs.tsx';
import css from './BacklogRing.module.css';
import { Marks } from './Marks.tsx';
import { replicasOf, replicasText } from './replicas.ts';
import { arcAt, ringOf, type Ring, type RingArc } from './ring.ts';
import { usePointed } from './usePointed.ts';

/** Nothing to note at first sight. */
const ArcNote = lazy(async () => {
  const { ArcNote: component } = await import('./ArcNote.tsx');
  return { default: component };
});

interface BacklogRingProps {
  node: NodeId;
  size: 'large' | 'small';
}

/** Width of a figure or a letter of the page's font, in its size. */
const EM_OF_CHARACTER = 0.57;
/** Hundreds of arcs need not move with every frame; small rings stand among many. */
const REDRAW_MS = { large: 100, small: 250 } as const;
/** The drawing's own units; the picture scales it. */
const RADIUS = 100;
const INNER = { large: 80, small: 66 } as const;
const VIEW = { large: 124, small: 110 } as const;

export function BacklogRing({ node, size }: BacklogRingProps) {
  const words = useWords();
  const backlog = useCalm((shown) => shown.nodes[node]?.backlog ?? null, REDRAW_MS[size]);
  if (backlog === null) {
    return (
      <p className={css['none']}>
        <Term id="replication-backlog">{words.ring.none}</Term>
        <small>{words.ring.noneHint}</small>
      </p>
    );
  }
  return <HeldRing node={node} size={size} backlog={backlog} />;
}

function HeldRing({ node, size, backlog }: BacklogRingProps & { backlog: BacklogView }) {
  const words = useWords();
  const replicas = replicasOf(useCalm(replicasText(node), REDRAW_MS[size]));
  const box = useRef<HTMLDivElement>(null);
  const { pointed, show, hide, leave } = usePointed(box);
  const ring = ringOf(backlog);
  const chosen = pointed === null ? null : arcAt(ring, pointed.from);
  const end = backlog.first_byte_offset + backlog.histlen;
  const view = VIEW[size];
  const turn = (event: KeyboardEvent) => {
    const next = walk(ring, chosen, event.key);
    if (next === undefined) return;
    event.preventDefault();
    if (next === null) hide();
    else show(next.from);
  };
  const sizes = { inner: INNER[size], radius: RADIUS };
  return (
    <div
      ref={box}
      className={`${css['ring']} ${css[size]}`}
      // What it tells of an arc are Redis's own words.
      translate={chosen === null ? undefined : 'no'}
      data-testid={`ring-${node}`}
      data-spot-tight
    >
      <svg viewBox={`${-view} ${-view} ${view * 2} ${view * 2}`} data-fixed onPointerLeave={leave}>
        <g
          role="slider"
          aria-valuemin={backlog.first_byte_offset}
          aria-valuemax={end}
          aria-valuenow={chosen?.from ?? end}
          aria-valuetext={chosen === null ? words.ring.head : arcText(chosen)}
          aria-label={words.ring.label(node, bytes(backlog.histlen), bytes(backlog.size))}
          tabIndex={0}
          onKeyDown={turn}
          onBlur={hide}
        >
          <Arcs
            {...sizes}
            ring={ring}
            chosen={chosen?.key ?? null}
            name={`older-${node}-${size}`}
            onPoint={show}
          />
          <Marks
            node={node}
            {...sizes}
            backlog={backlog}
            ring={ring}
            replicas={replicas}
            view={view}
            named={size === 'large'}
          />
        </g>
        {size === 'large' && (
          <Middle node={node} backlog={backlog} laps={ring.full ? ring.laps : 0} />
        )}
        {size === 'small' && <SmallMiddle backlog={backlog} />}
      </svg>
      {chosen !== null && pointed !== null && (
        <Later>
          <ArcNote arc={chosen} older={backlog.older} replicas={replicas} beside={pointed.beside} />
        </Later>
      )}
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

function Middle({ node, backlog, laps }: { node: NodeId; backlog: BacklogView; laps: number }) {
  const words = useWords();
  const offset = useCalm((shown) => shown.nodes[node]?.master_repl_offset ?? 0, REDRAW_MS.large);
  const tell = backlog.model === 'exact' ? words.ring.held : words.ring.heldBlocks;
  const held = tell(grouped(backlog.histlen), bytes(backlog.size));
  const first = words.ring.firstByte(grouped(backlog.first_byte_offset));
  return (
    <g className={css['middle']}>
      <Term id="info.master_repl_offset">
        <Fitted y={-32} text={words.ring.offset} largest={12} width={124} />
      </Term>
      <g aria-hidden="true">
        <Fitted y={2} text={grouped(offset)} largest={34} width={138} strong />
        <Fitted y={24} text={held} largest={13.5} width={138} />
        <Fitted y={42} text={first} largest={13.5} width={116} />
        {laps > 0 && <Fitted y={59} text={words.ring.lap(laps + 1)} largest={12} width={70} />}
      </g>
    </g>
  );
}

function SmallMiddle({ backlog }: { backlog: BacklogView }) {
  return (
    <g className={css['middle']} aria-hidden="true">
      <Fitted y={0} text={grouped(backlog.histlen)} largest={44} width={116} strong />
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
