/**
 * Frames around what `pointedAt` names, wherever on the page it is drawn, so that neither the picture
 * nor any other view has to know who points. A painter keeps them in place while the picture moves.
 */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { onPaint } from '../playback.ts';
import { useChoices, type Choices, type Spot } from '../store/store.ts';
import styles from './Spotlight.module.css';

/** Room between a thing and its frame, and the least size of one, in pixels. */
const MARGIN = 4;
const SMALLEST = 22;

const pointedOf = (choices: Choices) => choices.pointedAt;

export function Spotlight() {
  const spots = useChoices(pointedOf);
  const frames = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (spots.length === 0) return undefined;
    const place = () => {
      const parts = frames.current?.children ?? [];
      spots.forEach((spot, index) => {
        const frame = parts[index];
        if (frame instanceof HTMLElement) placeFrame(frame, boxOf(spot));
      });
    };
    place();
    return onPaint(place);
  }, [spots]);
  if (spots.length === 0) return null;
  return createPortal(
    <div ref={frames} className={styles.frames} aria-hidden data-testid="spotlight">
      {spots.map((spot) => (
        <span key={spot.join(' ')} className={styles.frame} data-spot-of={spot[0]} />
      ))}
    </div>,
    document.body,
  );
}

/** Where the first of them is that can be seen; null: none of them can. */
function boxOf(spot: Spot): DOMRect | null {
  for (const name of spot) {
    const element = document.querySelector(`[data-spot~="${name}"], [data-testid="${name}"]`);
    if (element === null) continue;
    const box = element.getBoundingClientRect();
    // What is only for screen readers has the size of a pixel.
    if ((box.width > 1 || box.height > 1) && isInView(element, box)) return box;
  }
  return null;
}

/** What is panned out of the picture is not there. */
function isInView(element: Element, box: DOMRect): boolean {
  const room = element.closest('[data-viewport]')?.getBoundingClientRect();
  if (room === undefined) return true;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  return x >= room.left && x <= room.right && y >= room.top && y <= room.bottom;
}

function placeFrame(frame: HTMLElement, box: DOMRect | null): void {
  frame.hidden = box === null;
  if (box === null) return;
  const width = Math.max(SMALLEST, box.width + 2 * MARGIN);
  const height = Math.max(SMALLEST, box.height + 2 * MARGIN);
  const x = box.x + (box.width - width) / 2;
  const y = box.y + (box.height - height) / 2;
  frame.style.transform = `translate(${x}px, ${y}px)`;
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
}
