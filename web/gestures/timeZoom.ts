/** A scale of time that runs downwards: the wheel and a drag move it, Ctrl+wheel and a pinch zoom it. */
import { select, zoom, zoomIdentity, zoomTransform, type D3ZoomEvent } from 'd3';

export interface TimeView {
  /** The moment at the upper edge, in microseconds. */
  top: number;
  /** Pixels per microsecond. */
  scale: number;
}

export interface TimeZooming {
  /** Goes on from this view; not counted as the user's wish. */
  show(view: TimeView): void;
  /** Around a point so many pixels below the upper edge. */
  scaleBy(factor: number, y: number): void;
  /** So many pixels towards later moments. */
  panBy(pixels: number): void;
  detach(): void;
}

interface Limits {
  /** Pixels per microsecond. */
  min: number;
  max: number;
}

/** Beyond so many pixels a press is a drag, not a click. */
const CLICK_DISTANCE = 4;

/** `onView` hears of what the user does, and of `scaleBy` and `panBy`. */
export function attachTimeZoom(
  element: HTMLElement,
  { min, max }: Limits,
  onView: (view: TimeView) => void,
): TimeZooming {
  let silent = false;
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([min, max])
    .clickDistance(CLICK_DISTANCE)
    .filter((event: Event) => {
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
      return !(event instanceof MouseEvent) || event.button === 0;
    })
    .on('zoom', ({ transform: { k, y } }: D3ZoomEvent<HTMLElement, unknown>) => {
      // A moment t stands at t * k + y: pixels, k per microsecond.
      if (!silent) onView({ top: -y / k, scale: k });
    });
  const selection = select(element).call(behaviour).on('dblclick.zoom', null);
  selection.on('wheel.pan', (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    panBy(event.deltaMode === 1 ? event.deltaY * 20 : event.deltaY);
  });

  function panBy(pixels: number): void {
    const { k, y } = zoomTransform(element);
    behaviour.transform(selection, zoomIdentity.translate(0, y - pixels).scale(k));
  }

  return {
    show: ({ top, scale }) => {
      silent = true;
      behaviour.transform(selection, zoomIdentity.translate(0, -top * scale).scale(scale));
      silent = false;
    },
    scaleBy: (factor, y) => behaviour.scaleBy(selection, factor, [0, y]),
    panBy,
    detach: () => selection.on('.zoom', null).on('.pan', null),
  };
}
