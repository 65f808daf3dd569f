/**
 * A second window for whoever presents: an empty one of this page's own, into which the page draws. So
 * there is no second copy of anything, and it goes when the page goes.
 */
import { create } from 'zustand';

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

function openNotes(): void {
  const view = window.open('', 'psync-playground-notes', 'popup,width=760,height=620');
  if (view === null) {
    useNotesWindow.setState({ refused: true });
    return;
  }
  view.document.body.replaceChildren();
  view.document.head.replaceChildren(...stylesFor(view.document));
  view.addEventListener('pagehide', () => useNotesWindow.setState({ view: null }));
  addEventListener('pagehide', closeNotes);
  useNotesWindow.setState({ view, refused: false });
  view.focus();
}

export function closeNotes(): void {
  const { view } = useNotesWindow.getState();
  removeEventListener('pagehide', closeNotes);
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
