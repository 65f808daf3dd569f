/**
 * What a class goes through step by step, while it is open: the handshake, a lesson. Whoever gets the
 * keys of a clicker, the page or a presentation, hands them on to it.
 */
import { create } from 'zustand';

export interface Walking {
  next: () => void;
  /** Back in time. */
  previous: () => void;
  first?: () => void;
  last?: () => void;
}

export const useWalking = create<{ walking: Walking | null }>(() => ({ walking: null }));

/** From now on the keys move this one; the answer takes it off again. */
export function walkWith(walking: Walking): () => void {
  useWalking.setState({ walking });
  return () => {
    if (useWalking.getState().walking === walking) useWalking.setState({ walking: null });
  };
}

const TEXT = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const MOVED_BY_ARROWS =
  '[role="tab"], [role="slider"], [role="radio"], [role="listbox"], [role="separator"], [role="grid"]';
const OWN_KEYS = '[role="menu"], [role="dialog"]';

/** Moves what is walked through by the keys of a clicker and by arrows; the answer ends it. */
export function listenForWalkKeys(): () => void {
  addEventListener('keydown', onKeyDown);
  return () => removeEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  const { walking } = useWalking.getState();
  if (walking === null || event.defaultPrevented || !(event.target instanceof Element)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest(`${TEXT}, ${OWN_KEYS}`) !== null) return;
  const move = moveOf(event.key, event.target.closest(MOVED_BY_ARROWS) !== null);
  if (move === null) return;
  event.preventDefault();
  walking[move]?.();
}

function moveOf(key: string, arrowsTaken: boolean): keyof Walking | null {
  if (key === 'PageDown') return 'next';
  if (key === 'PageUp') return 'previous';
  if (arrowsTaken) return null;
  if (key === 'ArrowRight') return 'next';
  return key === 'ArrowLeft' ? 'previous' : null;
}
