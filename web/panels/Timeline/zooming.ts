/** Wheel and two fingers zoom in time; a wheel sideways, or with Shift, moves along. */
import { useEffect, type RefObject } from 'react';
import { momentAt } from './marks.ts';
import { panBy, zoomBy } from './view.ts';
import type { Window } from './window.ts';

/** How much one notch of a wheel (100 pixels of scrolling) zooms. */
const NOTCH = 1.25;

export function useZooming(
  ref: RefObject<HTMLElement | null>,
  window: Window,
  width: number,
): void {
  const { from, to } = window;
  useEffect(() => {
    const element = ref.current;
    if (element === null || width <= 0) return undefined;
    const perPixel = (to - from) / width;
    const momentOf = (x: number) =>
      momentAt(x - element.getBoundingClientRect().left, { from, to }, width);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (sideways) panBy((event.deltaX || event.deltaY) * perPixel);
      else zoomBy(NOTCH ** (event.deltaY / 100), momentOf(event.clientX));
    };
    let apart = 0;
    const onTouch = (event: TouchEvent) => {
      const [a, b] = event.touches;
      const distance = a && b ? Math.abs(a.clientX - b.clientX) : 0;
      if (a && b && apart > 0 && distance > 0) {
        event.preventDefault();
        zoomBy(apart / distance, momentOf((a.clientX + b.clientX) / 2));
      }
      apart = distance;
    };
    // A passive listener could not keep the page from scrolling.
    const options = { passive: false };
    element.addEventListener('wheel', onWheel, options);
    for (const type of ['touchstart', 'touchmove', 'touchend'] as const) {
      element.addEventListener(type, onTouch, options);
    }
    return () => {
      element.removeEventListener('wheel', onWheel);
      for (const type of ['touchstart', 'touchmove', 'touchend'] as const) {
        element.removeEventListener(type, onTouch);
      }
    };
  }, [ref, from, to, width]);
}
