import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { useWords } from '../../language/words.ts';
import { onPaint } from '../../playback.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { clock } from '../../ui/figures.ts';
import { Marks } from './Marks.tsx';
import { keyTarget, momentAt, ticks, trackSpan } from './marks.ts';
import { seekSoon } from './seeking.ts';
import styles from './Track.module.css';

const spanOf = (shown: Shown) => trackSpan(shown.horizon);

/** The recorded past from the left, now as the playhead, what is recorded beyond it hatched. */
export function Track() {
  const span = useShown(spanOf);
  const words = useWords().timeline;
  const slider = useRef<HTMLDivElement>(null);
  const width = useWidth(slider);
  const { past, future, head } = usePlayhead(slider, span, width);

  function seekTo(event: PointerEvent<HTMLDivElement>): void {
    const { left } = event.currentTarget.getBoundingClientRect();
    const { horizon } = useShown.getState();
    seekSoon(Math.min(horizon, momentAt(event.clientX - left, span, width)));
  }

  return (
    <div className={styles.frame}>
      <div
        ref={slider}
        className={styles.track}
        role="slider"
        tabIndex={0}
        data-testid="timeline"
        aria-label={words.track}
        aria-valuemin={0}
        aria-valuemax={span / 1000}
        aria-valuenow={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seekTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
        }}
        onKeyDown={onKeyDown}
      >
        <div ref={past} className={styles.past} />
        <div ref={future} className={styles.future} title={words.future} />
        {ticks(span, width).map((tick) => (
          <span key={tick.at} className={styles.tick} style={{ left: tick.x }}>
            {tick.label}
          </span>
        ))}
      </div>
      <Marks span={span} width={width} />
      <div ref={head} className={styles.head} />
    </div>
  );
}

function onKeyDown(event: KeyboardEvent): void {
  const { now, horizon } = useShown.getState();
  const target = keyTarget(event.key, now, horizon);
  if (target === null) return;
  event.preventDefault();
  seekSoon(target);
}

function useWidth(ref: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

/** The loop writes where now and the horizon stand; nothing here renders while time runs. */
function usePlayhead(slider: RefObject<HTMLDivElement | null>, span: number, width: number) {
  const past = useRef<HTMLDivElement>(null);
  const future = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const words = useWords().timeline;
  useEffect(() => {
    let said = '';
    return onPaint((displayed) => {
      const horizon = Math.max(displayed, useShown.getState().horizon);
      const now = Math.min(displayed, span);
      const x = (now / span) * width;
      const ahead = ((Math.min(horizon, span) - now) / span) * width;
      if (head.current !== null) head.current.style.transform = `translateX(${x}px)`;
      if (past.current !== null) past.current.style.transform = `scaleX(${now / span})`;
      if (future.current !== null) {
        future.current.style.transform = `translateX(${x}px)`;
        future.current.style.width = `${ahead}px`;
      }
      // Whole seconds are enough for who listens.
      const text = words.trackValue(clock(Math.floor(now / 1e6) * 1e6), clock(horizon));
      if (text.slice(0, 5) === said) return;
      said = text.slice(0, 5);
      slider.current?.setAttribute('aria-valuetext', text);
      slider.current?.setAttribute('aria-valuenow', String(Math.round(now / 1000)));
    });
  }, [slider, span, width, words]);
  return { past, future, head };
}
