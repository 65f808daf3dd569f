/** The branches as they are drawn. All that is here is said in the list beside it, for who does not see it. */
import type { CSSProperties } from 'react';
import type { Answer, HistoryPart, HistoryView } from '../../../engine/contract.ts';
import { selectNode, useChoices } from '../../store/store.ts';
import { bytes, clock, grouped, shortId } from '../../ui/figures.ts';
import { historyStyle } from '../../ui/history.ts';
import { historyPath } from '../../ui/HistoryMark.tsx';
import css from './Drawing.module.css';
import {
  BAND,
  BEND,
  CHIP,
  type Axis,
  type DrawnNode,
  type DrawnPart,
  type Lane,
  ribbonOf,
} from './ribbon.ts';
import { SIGNS } from './signs.ts';
import type { Scale } from './scale.ts';
import { bytesOf } from './summary.ts';
import { textWidth } from './textWidth.ts';
import { birthOf, type HistoryWords, useHistoryWords } from './words.ts';

interface DrawingProps {
  told: Extract<Answer, { answer: 'histories' }>;
  axis: Axis;
  width: number;
  height: number;
  label: string;
  /** The history that is looked at. */
  marked: string | null;
  onPoint: (replid: string | null) => void;
  onChoose: (replid: string) => void;
}

/** In more room than this all is drawn larger, up to so many times. */
const ROOM = { width: 620, height: 300 } as const;
const ZOOM_MAX = 1.5;
/** Side of a history's sign. */
const MARK = 11;
const ID_WIDTH = 92;
const TITLE_SIZE = 13;
const NOTE_SIZE = 12;

export function Drawing({
  told,
  axis,
  width,
  height: room,
  label,
  marked,
  onPoint,
  onChoose,
}: DrawingProps) {
  const words = useHistoryWords();
  const drawnAt = (zoom: number) =>
    ribbonOf({
      histories: told.histories,
      nodes: told.nodes,
      now: told.now,
      axis,
      width: width / zoom,
      height: room / zoom,
      titleWidth: (history) => ID_WIDTH + textWidth(titleOf(words, history), TITLE_SIZE),
      noteWidth: (part) => textWidth(noteOf(words, part), NOTE_SIZE),
    });
  // As large as all of it can be: it is read from the last row, too.
  const wanted = Math.min(ZOOM_MAX, Math.max(1, Math.min(width / ROOM.width, room / ROOM.height)));
  const large = drawnAt(wanted);
  const zoom = large.height * wanted <= room ? wanted : 1;
  const ribbon = zoom === wanted ? large : drawnAt(1);
  const { height, lanes, scale } = ribbon;
  return (
    <svg
      className={css['drawing']}
      width={width}
      height={height * zoom}
      viewBox={`0 0 ${width / zoom} ${height}`}
      role="img"
      aria-label={words.drawing(label)}
      onPointerLeave={() => onPoint(null)}
    >
      <Ticks scale={scale} axis={axis} bottom={ribbon.axis} width={width / zoom} />
      {lanes.map((lane) => (
        <Rail key={lane.history.replid} lane={lane} />
      ))}
      {lanes.map((lane) => {
        const { replid } = lane.history;
        return (
          <g
            key={replid}
            className={css['lane']}
            style={hueOf(replid)}
            data-marked={marked === replid}
            data-left={lane.history.until !== null}
            onPointerEnter={() => onPoint(replid)}
            onClick={() => onChoose(replid)}
          >
            <LaneBody lane={lane} words={words} />
          </g>
        );
      })}
    </svg>
  );
}

interface TicksProps {
  scale: Scale;
  axis: Axis;
  /** Where the drawing ends, and its letters stand. */
  bottom: number;
  width: number;
}

function Ticks({ scale, axis, bottom, width }: TicksProps) {
  return (
    <g className={css['axis']}>
      {scale.ticks.map(({ value, x }) => (
        <g key={value} transform={`translate(${x}, 0)`}>
          <line y1={0} y2={bottom} />
          <text y={bottom + 15} textAnchor={x > width - 40 ? 'end' : x < 30 ? 'start' : 'middle'}>
            {axis === 'offset' ? grouped(value) : clock(value).slice(0, -2)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Where a branch leaves its parent: a curve as wide as the band; broken where Redis does not know of it. */
function Rail({ lane }: { lane: Lane }) {
  const { history, leaves, x, y } = lane;
  if (leaves === null) return null;
  const before = x - BEND;
  const path = `M${before} ${leaves}V${y - BEND}Q${before} ${y} ${x + BAND / 2} ${y}`;
  const isLost = history.parts.length > 0 && history.parts.every(({ state }) => state === 'gone');
  return (
    <path
      className={css['rail']}
      style={hueOf(history.replid)}
      d={path}
      strokeWidth={BAND / 2}
      data-honoured={history.honoured}
      data-lost={isLost}
    />
  );
}

function LaneBody({ lane, words }: { lane: Lane; words: HistoryWords }) {
  const { history, title, parts, nodes, x, y, end } = lane;
  const pattern = `lost-${shortId(history.replid)}`;
  return (
    <>
      <defs>
        <pattern
          id={pattern}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={css['hatch']} width="3" height="7" />
        </pattern>
      </defs>
      <rect
        className={css['ground']}
        x={x}
        y={title.y - 16}
        width={end - x}
        height={y - title.y + 40}
      />
      <g transform={`translate(${title.x}, ${title.y - MARK + 1})`}>
        <path className={css['sign']} d={historyPath(history.replid)} />
      </g>
      <text className={css['title']} x={title.x + MARK + 5} y={title.y}>
        <tspan className={css['id']}>{shortId(history.replid)}</tspan>
        <tspan x={title.x + ID_WIDTH}>{titleOf(words, history)}</tspan>
      </text>
      {parts.length === 0 && (
        <rect
          className={css['stub']}
          x={x}
          y={y - BAND / 2}
          width={end - x}
          height={BAND}
          rx={BAND / 2}
        />
      )}
      {parts.map((part, i) => (
        <Part
          key={part.part.from}
          drawn={part}
          y={y}
          pattern={pattern}
          note={noteOf(words, part.part)}
          isFirst={i === 0}
          isLast={i === parts.length - 1}
        />
      ))}
      {nodes.map((node) => (
        <Chip key={node.node.node} drawn={node} band={y} words={words} />
      ))}
    </>
  );
}

interface PartProps {
  drawn: DrawnPart;
  y: number;
  pattern: string;
  note: string;
  isFirst: boolean;
  isLast: boolean;
}

function Part({ drawn, y, pattern, note, isFirst, isLast }: PartProps) {
  const { part, x, width, notches } = drawn;
  const top = y - BAND / 2;
  const from = isFirst ? BAND / 2 : 1;
  const to = isLast ? BAND / 2 : 1;
  const d = band(x, top, Math.max(width, 6), from, to);
  return (
    <g className={css['part']} data-state={part.state}>
      <path className={css['fill']} d={d} />
      {part.state !== 'live' && <path className={css['texture']} d={d} fill={`url(#${pattern})`} />}
      {notches.map((place) => (
        <line
          key={place}
          className={css['notch']}
          x1={place}
          x2={place}
          y1={top + 1}
          y2={top + BAND - 1}
        />
      ))}
      {drawn.note !== null && (
        <text className={css['note']} x={drawn.note.x} y={drawn.note.y}>
          {note}
        </text>
      )}
    </g>
  );
}

/** A bar with round ends of these radii. */
function band(x: number, y: number, width: number, from: number, to: number): string {
  const end = x + width;
  const bottom = y + BAND;
  return (
    `M${x + from} ${y}H${end - to}Q${end} ${y} ${end} ${y + to}V${bottom - to}Q${end} ${bottom} ${end - to} ${bottom}` +
    `H${x + from}Q${x} ${bottom} ${x} ${bottom - from}V${y + from}Q${x} ${y} ${x + from} ${y}Z`
  );
}

/** A node: its sign and port, and a line to where it stands. */
function Chip({ drawn, band: y, words }: { drawn: DrawnNode; band: number; words: HistoryWords }) {
  const { node, x, at } = drawn;
  const selected = useChoices((choices) => choices.selectedNode === node.node);
  const middle = x + CHIP.width / 2;
  const bottom = drawn.y + CHIP.height;
  const isMaster = node.role === 'master';
  const Sign = SIGNS[node.alive ? node.role : 'down'];
  const tell = node.alive ? words.node : words.nodeDown;
  return (
    <g
      className={css['node']}
      data-role={node.role}
      data-alive={node.alive}
      data-doomed={node.doomed}
      data-selected={selected}
      data-testid={`history-node-${node.node}`}
      data-value={node.offset}
      onClick={() => selectNode(node.node)}
    >
      <title>{tell(node.node, words.role[node.role], grouped(node.offset))}</title>
      <path className={css['leader']} d={`M${middle} ${bottom}L${at} ${y}`} />
      <circle className={css['place']} cx={at} cy={y} r={4.5} />
      <rect
        className={css['chip']}
        x={x}
        y={drawn.y}
        width={CHIP.width}
        height={CHIP.height}
        rx={isMaster ? 4 : CHIP.height / 2}
      />
      <Sign className={css['role']} x={x + 7} y={drawn.y + 6} width={12} height={12} aria-hidden />
      <text x={x + 23} y={drawn.y + 16.5}>
        {node.node}
      </text>
    </g>
  );
}

function titleOf(words: HistoryWords, history: HistoryView): string {
  return words.titles[history.why](birthOf(history));
}

/** What stands below a part that is in danger or lost. */
function noteOf(words: HistoryWords, part: HistoryPart): string {
  if (part.state === 'live') return '';
  const { total, more } = part.commands;
  const commands = words.commands(total, more);
  const nodes = part.nodes.join(words.and);
  const size = part.from === part.to ? words.uncounted : bytes(bytesOf(part));
  return words.notes[part.state](size, commands, nodes);
}

function hueOf(replid: string): CSSProperties {
  return historyStyle(replid) as CSSProperties;
}
