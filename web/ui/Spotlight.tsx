/**
 * Frames around what `pointedAt` names, wherever on the page it is drawn, so that neither the picture
 * nor any other view has to know who points. A painter keeps them in place while the picture moves.
 */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { onPaint } from '../playback.ts';
import { useChoices, type Choices } from '../store/store.ts';
import { boxOfSpot } from './spots.ts';
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
        if (frame instanceof HTMLElement) placeFrame(frame, boxOfSpot(spot, MARGIN));
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

function placeFrame(frame: HTMLElement, box: DOMRect | null): void {
  frame.hidden = box === null;
  if (box === null) return;
  const width = Math.max(SMALLEST, box.width);
  const height = Math.max(SMALLEST, box.height);
  const x = box.x + (box.width - width) / 2;
  const y = box.y + (box.height - height) / 2;
  frame.style.transform = `translate(${x}px, ${y}px)`;
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
}
