import type { PointerEvent } from 'react';
import { useWords } from '../../language/words.ts';
import styles from './Overview.module.css';
import { momentAt } from './marks.ts';
import { setWindow } from './view.ts';
import { panned, type Window, whole } from './window.ts';

interface OverviewProps {
  window: Window;
  span: number;
  width: number;
}

/** Where in the whole recording the part lies that is shown. Drag it along. The keyboard has keys of its own. */
export function Overview({ window, span, width }: OverviewProps) {
  const words = useWords().timeline;
  const pixel = (at: number) => (at / span) * width;
  function moveTo(event: PointerEvent<HTMLDivElement>): void {
    const { left } = event.currentTarget.getBoundingClientRect();
    const middle = momentAt(event.clientX - left, whole(span), width);
    setWindow(panned(window, middle - (window.from + window.to) / 2, span));
  }
  return (
    <div
      className={styles.overview}
      data-testid="timeline-overview"
      title={words.overview}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event);
      }}
    >
      <div
        className={styles.part}
        style={{ left: pixel(window.from), width: Math.max(6, pixel(window.to - window.from)) }}
      />
    </div>
  );
}
