/** The output buffer while a full sync lasts: how it fills, phase by phase, against its limits. */
import { scaleLinear } from 'd3';
import { useRef } from 'react';
import { roughBytes } from '../../../ui/figures.ts';
import { useSize } from '../../../ui/useSize.ts';
import type { FullSyncAnswer, FullSyncInput } from '../formulas.ts';
import { timeText, useCalculatorWords } from '../words.ts';
import css from './graphs.module.css';

const HEIGHT = 170;
const LEFT = 8;
const TOP = 20;
const BOTTOM = 128;

interface Phase {
  name: 'dump' | 'transfer' | 'load' | 'both';
  /** When it begins, and how long it lasts. */
  from: number;
  seconds: number;
}

function phasesOf({ diskless, dump, load }: FullSyncInput, { transfer }: FullSyncAnswer): Phase[] {
  const snapshot = Math.max(dump, transfer);
  const all: Phase[] = diskless
    ? [
        { name: 'both', from: 0, seconds: snapshot },
        { name: 'load', from: snapshot, seconds: load },
      ]
    : [
        { name: 'dump', from: 0, seconds: dump },
        { name: 'transfer', from: dump, seconds: transfer },
        { name: 'load', from: dump + transfer, seconds: load },
      ];
  return all.filter(({ seconds }) => seconds > 0);
}

export function Tank({ input, answer }: { input: FullSyncInput; answer: FullSyncAnswer }) {
  const words = useCalculatorWords();
  const { peak, limit, buffering, droppedAfter } = answer;
  const boxRef = useRef<HTMLDivElement>(null);
  const { width } = useSize(boxRef);
  if (buffering <= 0) return null;
  const right = Math.max(LEFT + 1, width - LEFT);
  // A limit far above is out of sight; it is said in words.
  const seen = [limit, input.soft].filter((line) => line > 0 && line < peak * 6);
  const most = Math.max(1, peak, ...seen) * 1.08;
  const x = scaleLinear([0, buffering], [LEFT, right]);
  const y = scaleLinear([0, most], [BOTTOM, TOP]);
  const end = droppedAfter ?? buffering;
  const height = (peak * end) / buffering;
  return (
    <div ref={boxRef} className={css['graph']}>
      <svg width={width} height={HEIGHT} role="img" aria-label={words.sync.graph}>
        {phasesOf(input, answer).map(({ name, seconds, from }, i) => {
          const left = x(from);
          const room = x(from + seconds) - left;
          return (
            <g key={name}>
              <rect
                className={css[i % 2 === 0 ? 'band' : 'bandOther']}
                x={left}
                y={TOP}
                width={room}
                height={BOTTOM - TOP}
              />
              {room > widthOf(words.sync.phases[name]) && (
                <text className={css['phase']} x={left + room / 2} y={BOTTOM + 18}>
                  {words.sync.phases[name]}
                </text>
              )}
              {room > 60 && (
                <text className={css['small']} x={left + room / 2} y={BOTTOM + 35}>
                  {timeText(seconds, words)}
                </text>
              )}
            </g>
          );
        })}
        <path
          className={css[droppedAfter === null ? 'fill' : 'fillBad']}
          d={`M${x(0)} ${y(0)}L${x(end)} ${y(height)}L${x(end)} ${y(0)}Z`}
        />
        {droppedAfter !== null && (
          <path
            className={css['wouldBe']}
            d={`M${x(end)} ${y(height)}L${x(buffering)} ${y(peak)}`}
          />
        )}
        {limit < most && (
          <Level at={y(limit)} to={right} text={`${words.sync.lines.hard} ${roughBytes(limit)}`} />
        )}
        {input.soft > 0 && input.soft < most && input.soft !== limit && (
          <Level
            at={y(input.soft)}
            to={right}
            text={`${words.sync.lines.soft} ${roughBytes(input.soft)}`}
            soft
          />
        )}
        {droppedAfter !== null && (
          <circle className={css['burst']} cx={x(end)} cy={y(height)} r={6} />
        )}
      </svg>
    </div>
  );
}

/** About what a word takes at the size of the graph's letters; Chinese letters are twice as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 13 : 7), 12);
}

interface LevelProps {
  at: number;
  to: number;
  text: string;
  soft?: boolean;
}

function Level({ at, to, text, soft = false }: LevelProps) {
  return (
    <g>
      <line className={css[soft ? 'soft' : 'hard']} x1={LEFT} x2={to} y1={at} y2={at} />
      <text className={css['level']} x={LEFT + 4} y={at - 5}>
        {text}
      </text>
    </g>
  );
}
