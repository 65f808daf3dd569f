/** Wheel, pinch and drag move the picture. */
import { enlargement } from './enlargement.ts';
import { select, zoom, zoomIdentity, type D3ZoomEvent } from 'd3';

export interface View {
  x: number;
  y: number;
  /** Scale. */
  k: number;
}

export interface Zooming {
  /** Shows this view; not counted as the user's wish. */
  show(view: View): void;
  scaleBy(factor: number): void;
  detach(): void;
}

const SCALE_MIN = 0.35;
const SCALE_MAX = 2.5;

/** Elements inside of it that bear `data-solid` keep their own gestures. */
export function attachZoom(
  viewport: HTMLElement,
  onView: (view: View, byHand: boolean) => void,
): Zooming {
  const behaviour = zoom<HTMLElement, unknown>()
    .extent(() => {
      const { width, height } = viewport.getBoundingClientRect();
      return [
        [0, 0],
        [width, height],
      ];
    })
    .scaleExtent([SCALE_MIN, SCALE_MAX])
    .filter((event: Event) => event.type === 'wheel' || isFree(event))
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      // The hand moves in pixels of the screen, the view in those of the element.
      const { x, y, k } = event.transform;
      const size = enlargement(viewport);
      onView({ x: x / size, y: y / size, k }, event.sourceEvent !== null);
    });
  const selection = select(viewport).call(behaviour).on('dblclick.zoom', null);
  return {
    show: ({ x, y, k }) => {
      const size = enlargement(viewport);
      behaviour.transform(selection, zoomIdentity.translate(x * size, y * size).scale(k));
    },
    scaleBy: (factor) => behaviour.scaleBy(selection, factor),
    detach: () => selection.on('.zoom', null),
  };
}

function isFree(event: Event): boolean {
  const button = event instanceof MouseEvent ? event.button : 0;
  return button === 0 && event.target instanceof Element && !event.target.closest('[data-solid]');
}
