/** A list of which one entry is reached by Tab, the others by the arrow keys. */
import type { KeyboardEvent } from 'react';

/** Moves the focus among what `selector` finds within the element that listens. */
export function moveAmong(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)].filter((entry) =>
    entry.checkVisibility(),
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
