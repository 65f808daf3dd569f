/** The presenter's keys; a clicker sends Page Up and Page Down, wherever the focus is. */
import { present } from '../../store/presenting.ts';
import { openOverlay } from '../../store/overlay.ts';
import { setPlaying, useChoices } from '../../store/store.ts';
import type { Beside } from '../../store/looks.ts';
import { darken, pinNext, putOut, toggleLaser, usePointing } from './pointer.ts';
import { useWalking, type Walking } from '../../store/walking.ts';
import { goTo, next, previous, showBeside, useSession } from './session.ts';
import { toggleNotes } from './notesWindow.ts';

const TEXT = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const PRESSED_BY_SPACE = 'button, summary, a, [role="button"], [role="tab"]';
const MOVED_BY_ARROWS = '[role="tab"], [role="slider"], [role="radio"], [role="listbox"]';
const OWN_KEYS = '[role="menu"], [role="dialog"]';

const BESIDE: Readonly<Record<string, Beside>> = {
  1: 'none',
  2: 'messages',
  3: 'console',
  4: 'history',
};

const SCRIPT: Walking = {
  next: () => void next(),
  previous: () => void previous(),
  first: () => void goTo(0),
  last: () => void goTo(useSession.getState().beats.length - 1),
};

/** What the keys move: a lesson that is open, else the script of the lab. */
const moved = (): Walking => useWalking.getState().walking ?? SCRIPT;

/** Listens in this window; the answer ends it. */
export function listenForKeys(view: Window): () => void {
  view.addEventListener('keydown', onKeyDown, true);
  return () => view.removeEventListener('keydown', onKeyDown, true);
}

function onKeyDown(event: KeyboardEvent): void {
  const target = event.target;
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  // The notes' window has classes of its own, so `instanceof` does not know its elements.
  const within = (selector: string): boolean =>
    target !== null && 'closest' in target ? (target as Element).closest(selector) !== null : false;
  if (within(OWN_KEYS)) return;
  const act = event.ctrlKey || event.metaKey ? withControl(event) : keyOf(event, within);
  if (act === null) return;
  event.preventDefault();
  event.stopPropagation();
  const { dark } = usePointing.getState();
  act();
  // Whatever the presenter does next, the class is to see it.
  if (dark) darken(false);
}

function withControl({ key }: KeyboardEvent): (() => void) | null {
  return key.toLowerCase() === 'k' ? () => openOverlay('palette') : null;
}

function keyOf(
  event: KeyboardEvent,
  within: (selector: string) => boolean,
): (() => unknown) | null {
  if (event.key === 'PageDown') return moved().next;
  if (event.key === 'PageUp') return moved().previous;
  if (within(TEXT)) return null;
  if (event.key === ' ') return within(PRESSED_BY_SPACE) ? null : moved().next;
  if (event.key.startsWith('Arrow') && within(MOVED_BY_ARROWS)) return null;
  const beside = BESIDE[event.key];
  if (beside !== undefined) return () => showBeside(beside);
  return plainKey(event);
}

function plainKey({ key, shiftKey }: KeyboardEvent): (() => unknown) | null {
  switch (key.toLowerCase()) {
    case 'arrowright':
      return shiftKey ? null : moved().next;
    case 'arrowleft':
      return shiftKey ? null : moved().previous;
    case 'home':
      return moved().first ?? null;
    case 'end':
      return moved().last ?? null;
    case 'k':
      return () => setPlaying(!useChoices.getState().playing);
    case 'b':
    case '.':
      return () => darken(!usePointing.getState().dark);
    case 'l':
      return toggleLaser;
    case 's':
      return () => pinNext(document.activeElement, shiftKey);
    case 'n':
      return toggleNotes;
    case 'p':
      return () => present(false);
    case 'escape':
      return putOut;
    default:
      return null;
  }
}
