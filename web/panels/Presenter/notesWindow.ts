/**
 * A second window for whoever presents: an empty one of this page's own, into which the page draws. So
 * there is no second copy of anything, and it goes when the page goes.
 */
import { create } from 'zustand';
import { beforeReload, keep } from './kept.ts';

export interface NotesWindow {
  view: Window | null;
  /** The browser would not open one. */
  refused: boolean;
}

export const useNotesWindow = create<NotesWindow>(() => ({ view: null, refused: false }));

export function toggleNotes(): void {
  if (useNotesWindow.getState().view === null) openNotes();
  else closeNotes();
}

/**
 * A page that is reloaded takes its notes with it. A browser lets a page open a window only while
 * somebody presses something, so they are back with the next press of the clicker.
 */
export function reopenNotes(): () => void {
  const where = beforeReload().notes;
  if (where === null || reopened) return () => {};
  const open = () => {
    stop();
    reopened = true;
    if (useNotesWindow.getState().view === null) openNotes(where);
  };
  const stop = () => {
    removeEventListener('keydown', open, true);
    removeEventListener('pointerup', open, true);
  };
  addEventListener('keydown', open, true);
  addEventListener('pointerup', open, true);
  return stop;
}

let reopened = false;

const USUAL = 'popup,width=760,height=620';

function openNotes(where = USUAL): void {
  const view = window.open('', 'psync-playground-notes', where);
  if (view === null) {
    useNotesWindow.setState({ refused: true });
    return;
  }
  view.document.body.replaceChildren();
  view.document.head.replaceChildren(...stylesFor(view.document));
  view.addEventListener('pagehide', () => {
    if (useNotesWindow.getState().view !== view) return;
    useNotesWindow.setState({ view: null });
    keep({ notes: null });
  });
  addEventListener('pagehide', leaveNotes);
  useNotesWindow.setState({ view, refused: false });
  keep({ notes: where });
  view.focus();
}

/** The page goes, perhaps to come again. */
function leaveNotes(): void {
  const { view } = useNotesWindow.getState();
  if (view === null) return;
  const { screenX, screenY, innerWidth: width, innerHeight: height } = view;
  closeNotes();
  keep({ notes: `popup,left=${screenX},top=${screenY},width=${width},height=${height}` });
}

export function closeNotes(): void {
  const { view } = useNotesWindow.getState();
  removeEventListener('pagehide', leaveNotes);
  keep({ notes: null });
  useNotesWindow.setState({ view: null, refused: false });
  view?.close();
}

/** The page's own styles, addressed so that an empty page finds them. */
function stylesFor(other: Document): Element[] {
  return [...document.querySelectorAll('link[rel="stylesheet"], style')].map((element) => {
    const copy = other.importNode(element, true);
    if (element instanceof HTMLLinkElement) copy.setAttribute('href', element.href);
    return copy;
  });
}
