import { lazy, memo, type KeyboardEvent } from 'react';
import { useWords } from '../../language/words.ts';
import { usePaced } from '../../store/usePaced.ts';
import type { Shown } from '../../store/store.ts';
import { clock } from '../../ui/figures.ts';
import { Later } from '../../ui/Later.tsx';
import { type Bracket, brackets, marks, type MarkKind } from './marks.ts';
import styles from './Marks.module.css';
import { seekSoon } from './seeking.ts';
import { SHAPES } from './shapes.ts';
import { point, useTimelineView } from './view.ts';
import type { Window } from './window.ts';

/** Nobody points at a mark at first sight. */
const Told = lazy(async () => {
  const { Told: component } = await import('./Told.tsx');
  return { default: component };
});

const eventsOf = (shown: Shown) => shown.events;

/** What happened, along the track. Clicking a mark goes there; one stop of the keyboard, then arrows. */
export function Marks({ window, width }: { window: Window; width: number }) {
  const events = usePaced(eventsOf);
  const hidden = useTimelineView((view) => view.hidden);
  const pointed = useTimelineView((view) => view.pointed);
  const words = useWords().timeline;
  const shown = marks(events, window, width, hidden);
  const arcs = hidden.includes('anomaly') ? [] : brackets(events, window, width);
  const told = shown.find(
    (mark) => pointed !== null && mark.first <= pointed && pointed <= mark.last,
  );
  const stop = told ?? shown.at(-1);
  return (
    <div className={styles.marks} onPointerLeave={() => point(null)}>
      <svg className={styles.brackets} width={width} height={16} aria-hidden>
        {arcs.map((arc) => (
          <BracketLine
            key={arc.id}
            arc={arc}
            isPointed={told !== undefined && arc.id >= told.first && arc.id <= told.last}
          />
        ))}
      </svg>
      <div role="group" aria-label={words.marks} onKeyDown={onArrow}>
        {shown.map((mark) => (
          <MarkButton
            key={mark.id}
            id={mark.id}
            at={mark.at}
            x={mark.x}
            kind={mark.kind}
            count={mark.count}
            isStop={mark === stop}
            isTold={mark === told}
          />
        ))}
      </div>
      {told !== undefined && (
        <Later>
          <Told mark={told} width={width} />
        </Later>
      )}
    </div>
  );
}

/** From the moment an anomaly was born (a ring) to the one in which it showed. */
function BracketLine({ arc, isPointed }: { arc: Bracket; isPointed: boolean }) {
  return (
    <g className={styles.bracket} data-pointed={isPointed}>
      <path d={`M${arc.from + 3} 8H${arc.to}`} />
      <circle cx={arc.from} cy={8} r={3} />
    </g>
  );
}

/** Left and right go from mark to mark. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement)) return;
  const next =
    event.key === 'ArrowRight'
      ? event.target.nextElementSibling
      : event.key === 'ArrowLeft'
        ? event.target.previousElementSibling
        : null;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

const MarkButton = memo(function MarkButton(props: {
  id: number;
  at: number;
  x: number;
  kind: MarkKind;
  count: number;
  isStop: boolean;
  isTold: boolean;
}) {
  const words = useWords().timeline;
  return (
    <button
      type="button"
      tabIndex={props.isStop ? 0 : -1}
      className={styles.mark}
      data-kind={props.kind}
      data-testid={`mark-${props.id}`}
      style={{ left: props.x }}
      aria-describedby={props.isTold ? 'timeline-told' : undefined}
      onPointerEnter={() => point(props.id)}
      onFocus={() => point(props.id)}
      onClick={() => seekSoon(props.at)}
    >
      <span className="unseen">
        {words.mark(words.kinds[props.kind], props.count, clock(props.at))}
      </span>
      <svg viewBox="-7 -8 14 16" aria-hidden>
        <path d={SHAPES[props.kind]} fillRule="evenodd" />
      </svg>
      {props.count > 1 && (
        <span className={styles.count} aria-hidden>
          {props.count > 99 ? '99+' : props.count}
        </span>
      )}
    </button>
  );
});
