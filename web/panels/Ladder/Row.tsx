import { memo, useEffect, useRef } from 'react';
import type { MessageView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { onPaint } from '../../playback.ts';
import { useChoices, useShown, choose, type Choices, type Shown } from '../../store/store.ts';
import { readable } from '../../text.ts';
import { clock, grouped } from '../../ui/figures.ts';
import { KIND_ICONS } from './kinds.ts';
import { SLANT, phaseOf, progressOf, shortIds, type Placed, type StateChange } from './ladder.ts';
import styles from './Row.module.css';

const phaseAt = (message: MessageView) => (shown: Shown) => phaseOf(message, shown.now);
const selectedIs = (id: number) => (choices: Choices) => choices.ladderMessage === id;

interface RowProps {
  placed: Placed;
  /** The end on the left. */
  replica: NodeId;
  /** It is what happened last. */
  current: boolean;
}

/** One message: when, what, how many bytes, from whom to whom, and how far it has come. */
export const Row = memo(function Row({ placed, replica, current }: RowProps) {
  const { message } = placed;
  const phase = useShown(phaseAt(message));
  const selected = useChoices(selectedIs(message.id));
  const words = useWords().ladder;
  const label = shortIds(readable(message.label));
  const Icon = KIND_ICONS[message.kind];
  const size = phase === 'lost' ? words.phase.lost : words.bytes(grouped(message.bytes));
  // Where arrows are steep, the next one runs through the place below.
  const beneath = placed.arrivesY - placed.sentY === SLANT;
  const middle = (placed.sentY + placed.arrivesY) / 2;
  const name = words.row(
    label,
    grouped(message.bytes),
    message.from,
    message.to,
    clock(message.sentAt),
    words.phase[phase],
  );
  return (
    <li
      className={styles.row}
      style={{ transform: `translateY(${placed.top}px)`, height: placed.height }}
      data-kind={message.kind}
      data-phase={phase}
      data-current={current}
    >
      {placed.changed !== null && <Note changed={placed.changed} />}
      <button
        type="button"
        className={styles.message}
        aria-pressed={selected}
        aria-label={name}
        title={words.kinds[message.kind]}
        onClick={() => choose({ ladderMessage: selected ? null : message.id })}
      >
        <span className={styles.time} style={{ top: placed.sentY + 3 }}>
          {placed.crowded ? '' : clock(message.sentAt)}
        </span>
        {!placed.crowded && (
          <span className={styles.label} style={{ top: middle - 21 }}>
            <Icon size={12} aria-hidden /> <span className={styles.text}>{label}</span>
            {!beneath && <span className={styles.beside}>{size}</span>}
          </span>
        )}
        <Arrow placed={placed} rightward={message.from === replica} flying={phase === 'flying'} />
        {beneath && (
          <span className={styles.bytes} style={{ top: middle + 4 }}>
            {size}
          </span>
        )}
      </button>
    </li>
  );
});

function Note({ changed }: { changed: StateChange }) {
  return (
    <span className={styles.note} aria-hidden>
      <span>{changed.replica}</span>
      <span>{changed.master}</span>
    </span>
  );
}

function Arrow(props: { placed: Placed; rightward: boolean; flying: boolean }) {
  const { placed, rightward, flying } = props;
  const { message, sentY, arrivesY } = placed;
  const line = useRef<SVGLineElement>(null);
  const tip = useRef<SVGSVGElement>(null);

  useEffect(() => {
    const draw = (now: number) => {
      const progress = progressOf(message, now);
      const x = `${(rightward ? progress : 1 - progress) * 100}%`;
      const y = String(sentY + (arrivesY - sentY) * progress);
      line.current?.setAttribute('x2', x);
      line.current?.setAttribute('y2', y);
      tip.current?.setAttribute('x', x);
      tip.current?.setAttribute('y', y);
    };
    return flying ? onPaint(draw) : undefined;
  }, [flying, message, rightward, sentY, arrivesY]);

  const [from, to] = rightward ? ['0%', '100%'] : ['100%', '0%'];
  const end = flying ? from : to;
  const endY = flying ? sentY : arrivesY;
  return (
    <svg className={styles.arrow} aria-hidden>
      <line ref={line} x1={from} y1={sentY} x2={end} y2={endY} />
      <svg ref={tip} x={end} y={endY} overflow="visible">
        {message.lost ? (
          <path className={styles.cross} d="M-5-5 5 5M5-5-5 5" />
        ) : (
          <path d={rightward ? 'M1 0-8-4v8z' : 'M-1 0 8-4v8z'} />
        )}
      </svg>
    </svg>
  );
}
