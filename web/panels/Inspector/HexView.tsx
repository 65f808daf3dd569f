/** Bytes by their offsets, as many as there are: only the rows in sight exist, and only their bytes are asked for. */
import { range } from 'd3';
import { useEffect, useRef } from 'react';
import type { Answer, NodeId, Question } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { grouped } from '../../ui/figures.ts';
import { hexRows } from '../../ui/hex.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { useRowsInSight } from '../../ui/useRowsInSight.ts';
import own from './HexView.module.css';
import { useNodeAnswer } from './useNode.ts';

const ROW = 8;
const ROW_HEIGHT = 19;
/** Bytes are asked for in such blocks, one before and one behind what is in sight. */
const BLOCK = 2_048;

export interface Range {
  from: number;
  to: number;
}

interface HexViewProps {
  node: NodeId;
  label: string;
  /** Offset of the first byte. */
  base: number;
  /** How many bytes there are. */
  total: number;
  /** Asks for bytes from this offset on. */
  ask: (from: number, limit: number) => Question;
  /** Bytes that stand out; they are scrolled into view when they change. */
  mark: Range | null;
}

export function HexView({ node, label, base, total, ask, mark }: HexViewProps) {
  const words = useWords().inspector.hex;
  const box = useRef<HTMLDivElement>(null);
  const rows = Math.ceil(total / ROW);
  const { first, count } = useRowsInSight(box, ROW_HEIGHT);
  const shown = range(first, Math.min(rows, first + count));
  const block = Math.max(0, Math.floor((first * ROW) / BLOCK) - 1) * BLOCK;
  const answer = useNodeAnswer(node, ask(base + block, 3 * BLOCK));
  const held = heldIn(answer, base + block);
  const goTo = mark === null ? null : Math.floor((mark.from - base) / ROW);
  useEffect(() => {
    const element = box.current;
    if (element === null || goTo === null) return;
    element.scrollTop = goTo * ROW_HEIGHT - element.clientHeight / 3;
  }, [goTo]);
  return (
    <Scroll ref={box} label={label}>
      <div
        className={own.dump}
        role="table"
        aria-label={label}
        aria-rowcount={rows + 1}
        translate="no"
      >
        <div role="row" className={own.head} aria-rowindex={1}>
          <span role="columnheader">{words.offset}</span>
          <span role="columnheader">{words.bytes}</span>
          <span role="columnheader">{words.text}</span>
        </div>
        <div role="rowgroup" style={{ height: rows * ROW_HEIGHT }} className={own.rows}>
          {shown.map((index) => (
            <Row
              key={index}
              index={index}
              offset={base + index * ROW}
              bytes={bytesAt(held, base + index * ROW, base + total)}
              mark={mark}
            />
          ))}
        </div>
      </div>
    </Scroll>
  );
}

interface Held {
  from: number;
  bytes: Uint8Array;
}

function heldIn(answer: Answer | null, asked: number): Held | null {
  if (answer?.answer === 'backlog') return { from: answer.from, bytes: answer.bytes };
  return answer?.answer === 'file' ? { from: asked, bytes: answer.bytes } : null;
}

/** The bytes of a row; null while they have not come. */
function bytesAt(held: Held | null, offset: number, end: number): Uint8Array | null {
  if (held === null || offset < held.from) return null;
  const bytes = held.bytes.subarray(offset - held.from, offset - held.from + ROW);
  return bytes.length < Math.min(ROW, end - offset) ? null : bytes;
}

interface RowProps {
  index: number;
  offset: number;
  bytes: Uint8Array | null;
  mark: Range | null;
}

function Row({ index, offset, bytes, mark }: RowProps) {
  const [row] = bytes === null ? [] : hexRows(bytes, offset);
  const marked = (at: number) => mark !== null && at >= mark.from && at < mark.to;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={own.row}
      style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}
    >
      <span role="rowheader">{grouped(offset)}</span>
      <span role="cell" className={own.hex}>
        {(row?.hex.split(' ') ?? []).map((pair, place) => (
          <i key={offset + place} data-marked={marked(offset + place)}>
            {`${pair} `}
          </i>
        ))}
      </span>
      <span role="cell" className={own.text}>
        {row?.text}
      </span>
    </div>
  );
}
