/** Zooming by hand, its code fetched after the first sight of the page. */
import type { View, Zooming } from './zoom.ts';

/** Like `attachZoom`, at once; gestures follow when their code is here. */
export function attachZoomLater(
  viewport: HTMLElement,
  onView: (view: View, byHand: boolean) => void,
): Zooming {
  let zooming: Zooming | null = null;
  let detached = false;
  let view: View = { x: 0, y: 0, k: 1 };
  void import('./zoom.ts').then(
    ({ attachZoom }) => {
      if (detached) return;
      zooming = attachZoom(viewport, onView);
      zooming.show(view);
    },
    // Without them the picture still fits itself into its room.
    () => undefined,
  );
  return {
    show: (next) => {
      view = next;
      if (zooming === null) onView(next, false);
      else zooming.show(next);
    },
    scaleBy: (factor) => zooming?.scaleBy(factor),
    detach: () => {
      detached = true;
      zooming?.detach();
    },
  };
}
