import { lazy, memo, Suspense, useState } from 'react';
import { useWords } from '../../language/words.ts';
import { usePaced } from '../../store/usePaced.ts';
import type { Shown } from '../../store/store.ts';
import { clock } from '../../ui/figures.ts';
import { marks, type MarkKind } from './marks.ts';
import styles from './Marks.module.css';
import { seekSoon } from './seeking.ts';

/** Nobody points at a mark at first sight. */
const Told = lazy(async () => {
  const { Told: component } = await import('./Told.tsx');
  return { default: component };
});

const eventsOf = (shown: Shown) => shown.events;

/** A shape for each kind, 12 pixels wide around the middle. */
const SHAPES: Readonly<Record<MarkKind, string>> = {
  chapter: 'M-4-7v14M-4-7h9l-3 3 3 3h-9z',
  anomaly: 'M-3-6.5h6l3.5 3.5v6l-3.5 3.5h-6l-3.5-3.5v-6z',
  trouble: 'M0-6 6 5h-12z',
  full: 'M0-5.5a5.5 5.5 0 1 0 .01 0z',
  partial: 'M0-5.5a5.5 5.5 0 0 1 0 11z',
  node: 'M-4.5-4.5h9v9h-9z',
  link: 'M0-6 6 0 0 6-6 0z',
  history: 'M0-6 5 0h-3v6h-4v-6h-3z',
  typed: 'M-1.2-6h2.4v12h-2.4z',
};

/** What happened, along the track. Clicking a mark goes there. */
export function Marks({ span, width }: { span: number; width: number }) {
  const events = usePaced(eventsOf);
  const [pointed, setPointed] = useState<number | null>(null);
  const shown = marks(events, span, width);
  const told = shown.find((mark) => mark.id === pointed);
  return (
    <div className={styles.marks} onPointerLeave={() => setPointed(null)}>
      {shown.map((mark) => (
        <MarkButton
          key={mark.id}
          id={mark.id}
          at={mark.at}
          x={mark.x}
          kind={mark.kind}
          count={mark.count}
          onPoint={setPointed}
        />
      ))}
      {told !== undefined && (
        <Suspense fallback={null}>
          <Told mark={told} width={width} />
        </Suspense>
      )}
    </div>
  );
}

const MarkButton = memo(function MarkButton(props: {
  id: number;
  at: number;
  x: number;
  kind: MarkKind;
  count: number;
  onPoint: (id: number) => void;
}) {
  const words = useWords().timeline;
  return (
    <button
      type="button"
      // The slider and the step keys serve the keyboard; a hundred more stops would not.
      tabIndex={-1}
      className={styles.mark}
      data-kind={props.kind}
      style={{ left: props.x }}
      aria-label={words.mark(words.kinds[props.kind], props.count, clock(props.at))}
      onPointerEnter={() => props.onPoint(props.id)}
      onClick={() => seekSoon(props.at)}
    >
      <svg viewBox="-7 -8 14 16" aria-hidden>
        <path d={SHAPES[props.kind]} />
      </svg>
    </button>
  );
});
