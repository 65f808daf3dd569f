/** One key drives the lesson: forward and back, wherever the focus is but in what these keys move themselves. */
import { usePresenting } from '../../store/presenting.ts';
import { back, forward } from '../../store/lesson/walk.ts';

const OWN_KEYS =
  'textarea, select, [contenteditable=""], [contenteditable="true"], [role="menu"], [role="dialog"], [role="alertdialog"]';
/** Also the field of a console, whose arrows move the cursor. */
const MOVED_BY_ARROWS =
  'input, [role="tab"], [role="slider"], [role="radio"], [role="listbox"], [role="separator"], [role="application"], table';
/** A clicker sends these wherever the focus is; what scrolls by them keeps them. */
const MOVED_BY_PAGES = '[role="region"][tabindex], [role="log"], [role="slider"]';

/** The answer ends it. */
export function listenForKeys(view: Window): () => void {
  view.addEventListener('keydown', onKeyDown);
  return () => view.removeEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || usePresenting.getState().on) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const go = DIRECTIONS[event.key];
  if (go === undefined || !(event.target instanceof Element)) return;
  const { target } = event;
  if (target.closest(OWN_KEYS) !== null) return;
  // A button within what scrolls is pressed, not scrolled.
  const taken = event.key.startsWith('Page')
    ? target.matches(MOVED_BY_PAGES)
    : target.closest(MOVED_BY_ARROWS) !== null;
  if (taken) return;
  event.preventDefault();
  void go();
}

const DIRECTIONS: Readonly<Record<string, () => Promise<void>>> = {
  ArrowRight: forward,
  PageDown: forward,
  ArrowLeft: back,
  PageUp: back,
};
