import {
  lazy,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { useWords } from '../../language/words.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { Marks } from './Marks.tsx';
import { keyTarget, momentAt, ticks, trackSpan } from './marks.ts';
import { usePlayhead } from './playhead.ts';
import { seekSoon } from './seeking.ts';
import styles from './Track.module.css';
import { useTimelineView } from './view.ts';
import { whole } from './window.ts';
import { useZooming } from './zooming.ts';
import { Later } from '../../ui/Later.tsx';

/** There is no other branch, and nothing is zoomed, at first. */
const BranchLanes = lazy(async () => {
  const { BranchLanes: component } = await import('./BranchLanes.tsx');
  return { default: component };
});
const Overview = lazy(async () => {
  const { Overview: component } = await import('./Overview.tsx');
  return { default: component };
});

const spanOf = (shown: Shown) => trackSpan(shown.horizon);
const hasOthers = (shown: Shown) => shown.branches.length > 0;

/** The recorded past from the left, now as the playhead, what is recorded beyond it hatched. */
export function Track() {
  const span = useShown(spanOf);
  const hasBranches = useShown(hasOthers);
  const zoom = useTimelineView((view) => view.window);
  const words = useWords().timeline;
  const frame = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const width = useWidth(slider);
  // Another lab, or a seek, may have left less than was zoomed into.
  const window = zoom !== null && zoom.to <= span ? zoom : whole(span);
  const { past, future, head } = usePlayhead(slider, window, width);
  useZooming(frame, window, width);
  const isPart = window.to - window.from < span;

  function seekTo(event: PointerEvent<HTMLDivElement>): void {
    const { left } = event.currentTarget.getBoundingClientRect();
    const { horizon } = useShown.getState();
    seekSoon(Math.min(horizon, momentAt(event.clientX - left, window, width)));
  }

  return (
    <div ref={frame} className={styles.frame} data-zoomed={zoom !== null}>
      <div
        ref={slider}
        className={styles.track}
        role="slider"
        tabIndex={0}
        data-testid="timeline"
        data-value={`${window.from / 1000} ${window.to / 1000}`}
        aria-label={words.track}
        aria-valuemin={0}
        aria-valuemax={span / 1000}
        aria-valuenow={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seekTo(event);
        }}
        onPointerMove={(event) => {
          // With a second finger it is no scrubbing any more.
          if (!event.isPrimary) event.currentTarget.releasePointerCapture(event.pointerId);
          else if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
        }}
        onKeyDown={onKeyDown}
      >
        <div ref={past} className={styles.past} />
        <div ref={future} className={styles.future} title={words.future} />
        {ticks(window, width).map((tick) => (
          <span key={tick.at} className={styles.tick} style={{ left: tick.x }}>
            {tick.label}
          </span>
        ))}
      </div>
      <Later>
        {hasBranches && <BranchLanes window={window} width={width} />}
        {isPart && <Overview window={window} span={span} width={width} />}
      </Later>
      <Marks window={window} width={width} />
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
