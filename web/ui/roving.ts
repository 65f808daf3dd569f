/** A list of which one entry is reached by Tab, the others by the arrow keys. */
import type { KeyboardEvent } from 'react';

/** Moves the focus among what `selector` finds within the element that listens. */
export function moveAmong(event: KeyboardEvent<HTMLElement>, selector: string): void {
  // What is not drawn has no rectangle; `checkVisibility` is younger than browsers that are in use.
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)].filter(
    (entry) => entry.getClientRects().length > 0,
  );
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: entries.length - 1,
  };
  const to = steps[event.key];
  if (at === -1 || to === undefined) return;
  event.preventDefault();
  entries[to]?.focus();
}
