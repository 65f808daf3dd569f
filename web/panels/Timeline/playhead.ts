/**
 * The loop writes where now and the horizon stand; nothing renders while time runs. It writes whole
 * pixels of the screen, so mostly nothing, and together with the clock.
 */
import { useEffect, useRef, type RefObject } from 'react';
import { useWords } from '../../language/words.ts';
import { onPaint } from '../../playback.ts';
import { running } from './running.ts';
import { useChoices, useShown } from '../../store/store.ts';
import { clock } from '../../ui/figures.ts';
import { trackSpan } from './marks.ts';
import { setWindow, useTimelineView } from './view.ts';
import { followed, type Window } from './window.ts';

export function usePlayhead(
  slider: RefObject<HTMLDivElement | null>,
  window: Window,
  width: number,
) {
  const past = useRef<HTMLDivElement>(null);
  const future = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const words = useWords().timeline;
  const { from, to } = window;
  useEffect(() => {
    let said = '';
    let wasInside = false;
    const pixel = (at: number) => {
      const share = (Math.min(Math.max(at, from), to) - from) / (to - from);
      const dots = globalThis.devicePixelRatio;
      return Math.round(share * width * dots) / dots;
    };
    let drawn = '';
    const place = (x: number, end: number, isInside: boolean) => {
      if (head.current !== null) {
        head.current.style.transform = `translateX(${x}px)`;
        head.current.style.visibility = isInside ? 'visible' : 'hidden';
      }
      if (past.current !== null && width > 0) past.current.style.transform = `scaleX(${x / width})`;
      const rest = `${end - x}px`;
      if (future.current !== null && (end > x || future.current.style.width !== rest)) {
        future.current.style.transform = `translateX(${x}px)`;
        future.current.style.width = rest;
      }
    };
    const isDue = running();
    return onPaint((now, wall) => {
      if (!isDue(now, wall)) return;
      const horizon = Math.max(now, useShown.getState().horizon);
      const x = pixel(now);
      const isInside = now >= from && now <= to;
      if (wasInside && now > to) follow(now, horizon);
      wasInside = isInside;
      const end = pixel(horizon);
      const picture = `${x} ${end} ${isInside}`;
      if (picture !== drawn) place(x, end, isInside);
      drawn = picture;
      // Whole seconds are enough for who listens.
      const text = words.trackValue(clock(Math.floor(now / 1e6) * 1e6), clock(horizon));
      if (text.slice(0, 5) === said) return;
      said = text.slice(0, 5);
      slider.current?.setAttribute('aria-valuetext', text);
      slider.current?.setAttribute('aria-valuenow', String(Math.round(now / 1000)));
    });
  }, [slider, from, to, width, words]);
  return { past, future, head };
}

/** Time that plays out of the window takes the window along. */
function follow(now: number, horizon: number): void {
  const { window } = useTimelineView.getState();
  if (window === null || !useChoices.getState().playing) return;
  setWindow(followed(window, now, trackSpan(horizon)));
}
