/** One key drives the lesson: forward and back, wherever the focus is but in a text or in what the arrows move. */
import { usePresenting } from '../../store/presenting.ts';
import { back, forward } from '../../store/lesson/walk.ts';

const TEXT =
  'input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, select, [contenteditable=""], [contenteditable="true"]';
const OWN_KEYS = '[role="menu"], [role="dialog"], [role="alertdialog"]';
const MOVED_BY_ARROWS =
  'input, [role="tab"], [role="slider"], [role="radio"], [role="listbox"], [role="separator"], [role="application"], table';
const MOVED_BY_PAGES = '[role="region"][tabindex], [role="log"], [role="slider"], table';

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
  const page = event.key.startsWith('Page');
  const others = page ? MOVED_BY_PAGES : MOVED_BY_ARROWS;
  if (event.target.closest(`${TEXT}, ${OWN_KEYS}, ${others}`) !== null) return;
  event.preventDefault();
  void go();
}

const DIRECTIONS: Readonly<Record<string, () => Promise<void>>> = {
  ArrowRight: forward,
  PageDown: forward,
  ArrowLeft: back,
  PageUp: back,
};
