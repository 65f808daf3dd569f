/** Pulls a card to another place. */
import { enlargement } from './enlargement.ts';
import { drag, select, type D3DragEvent } from 'd3';

/**
 * Calls `onMove` with how far the pointer went since the last call, in pixels of the container. Controls
 * inside the element keep their clicks. The answer detaches it.
 */
export function attachDrag(
  element: HTMLElement,
  container: () => HTMLElement,
  onMove: (dx: number, dy: number) => void,
): () => void {
  const behaviour = drag<HTMLElement, unknown>()
    .container(container)
    .clickDistance(4)
    .filter((event: Event) => {
      const target = event.target;
      return target instanceof Element && target.closest('button, input, a, [data-fixed]') === null;
    })
    .on('drag', (event: D3DragEvent<HTMLElement, unknown, unknown>) => {
      const size = enlargement(container());
      onMove(event.dx / size, event.dy / size);
    });
  const selection = select(element).call(behaviour);
  return () => selection.on('.drag', null);
}
