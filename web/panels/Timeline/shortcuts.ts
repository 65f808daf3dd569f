/** The keys that move time, wherever the focus is but in a text. */
import { useEffect } from 'react';
import { redo, step, undo } from '../../store/commands.ts';
import { setPlaying, useChoices } from '../../store/store.ts';
import { jumpTo, showAll, useTimelineView, zoomBy } from './view.ts';

const TEXT = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
/** Space presses these, and menus and dialogs have keys of their own. */
const PRESSED_BY_SPACE = 'button, summary, a, [role="button"], [role="tab"]';
const OWN_KEYS = '[role="menu"], [role="dialog"]';

export function useShortcuts(): void {
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  if (event.target.closest(`${TEXT}, ${OWN_KEYS}`) !== null) return;
  const act = shortcut(event, event.target);
  if (act === null) return;
  event.preventDefault();
  act();
}

function shortcut(event: KeyboardEvent, target: Element): (() => void) | null {
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === 'z') return event.shiftKey ? () => void redo() : () => void undo();
    if (key === 'y') return () => void redo();
    return null;
  }
  if (event.altKey) return null;
  switch (event.key) {
    case ' ':
      if (target.closest(PRESSED_BY_SPACE) !== null) return null;
      return () => setPlaying(!useChoices.getState().playing);
    case '[':
      return () => void step({ direction: 'back', to: 'event' });
    case ']':
      return () => void step({ direction: 'forward', to: 'event' });
    case ',':
      return () => void step({ direction: 'back', to: 'message' });
    case '.':
      return () => void step({ direction: 'forward', to: 'message' });
    case '{':
      return () => jumpTo('previous');
    case '}':
      return () => jumpTo('next');
    case '+':
    case '=':
      return () => zoomBy(1 / 2);
    case '-':
      return () => zoomBy(2);
    case '0':
      return showAll;
    case '?':
      return () => useTimelineView.setState({ helpOpen: true });
    default:
      return null;
  }
}
