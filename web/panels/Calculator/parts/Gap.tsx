/** How far a replica is behind, over time: down to nothing, or up to the limit. */
import { scaleLinear } from 'd3';
import { useRef } from 'react';
import { roughBytes } from '../../../ui/figures.ts';
import { useSize } from '../../../ui/useSize.ts';
import { hardLimit, type CatchUpAnswer, type CatchUpInput } from '../formulas.ts';
import { timeText, useCalculatorWords } from '../words.ts';
import css from './graphs.module.css';

const HEIGHT = 140;
const LEFT = 8;
/** Room for the mark at the end. */
const MARK = 20;
const TOP = 22;
const BOTTOM = 108;

export function Gap({ input, answer }: { input: CatchUpInput; answer: CatchUpAnswer }) {
  const words = useCalculatorWords();
  const { outcome, seconds } = answer;
  const boxRef = useRef<HTMLDivElement>(null);
  const { width } = useSize(boxRef);
  if (!Number.isFinite(seconds) || seconds <= 0) return null;
  const right = Math.max(LEFT + 1, width - MARK);
  const end = outcome === 'dropped' ? hardLimit(input) : 0;
  const most = Math.max(input.gap, end, 1) * 1.05;
  const x = scaleLinear([0, seconds], [LEFT, right]);
  const y = scaleLinear([0, most], [BOTTOM, TOP]);
  const line = `M${x(0)} ${y(input.gap)}L${x(seconds)} ${y(end)}`;
  const area = `${line}L${x(seconds)} ${BOTTOM}L${x(0)} ${BOTTOM}Z`;
  return (
    <div ref={boxRef} className={css['graph']}>
      <svg width={width} height={HEIGHT} role="img" aria-label={words.catchUp.graph}>
        <line className={css['axis']} x1={LEFT} x2={right} y1={BOTTOM} y2={BOTTOM} />
        <path className={css[outcome === 'dropped' ? 'fillBad' : 'fill']} d={area} />
        {outcome === 'dropped' && (
          <line className={css['hard']} x1={LEFT} x2={right} y1={y(end)} y2={y(end)} />
        )}
        <text className={css['level']} x={LEFT + 6} y={Math.max(TOP - 6, y(input.gap) - 7)}>
          {roughBytes(input.gap)}
        </text>
        <circle
          className={css[outcome === 'dropped' ? 'burst' : 'done']}
          cx={x(seconds)}
          cy={y(end)}
          r={6}
        />
        <text className={css['end']} x={right} y={BOTTOM + 22}>
          {timeText(seconds, words)}
        </text>
        <text className={css['begin']} x={LEFT} y={BOTTOM + 22}>
          {timeText(0, words)}
        </text>
      </svg>
    </div>
  );
}
