/** Dragging, its code fetched after the first sight of the page. */

/** Like `attachDrag`, at once; the gesture follows when its code is here. */
export function attachDragLater(
  element: HTMLElement,
  container: () => HTMLElement,
  onMove: (dx: number, dy: number) => void,
): () => void {
  let detach: (() => void) | null = null;
  let detached = false;
  void import('./drag.ts').then(
    ({ attachDrag }) => {
      if (!detached) detach = attachDrag(element, container, onMove);
    },
    // Without it the card stays where the picture puts it.
    () => undefined,
  );
  return () => {
    detached = true;
    detach?.();
  };
}
