/** What lies over the page: one thing at a time, fetched when it is first asked for. */
import { create } from 'zustand';

export type OverlayName = 'palette' | 'load' | 'about' | 'compare';

export interface Overlay {
  open: OverlayName | null;
  /** Those that were ever open: their code is here. */
  asked: readonly OverlayName[];
  /** What had the focus before, and gets it back. */
  opener: HTMLElement | null;
}

export const useOverlay = create<Overlay>(() => ({ open: null, asked: [], opener: null }));

/** `opener` is given where what has the focus now will be gone. */
export function openOverlay(name: OverlayName, opener: Element | null = document.activeElement) {
  const { asked } = useOverlay.getState();
  useOverlay.setState({
    open: name,
    asked: asked.includes(name) ? asked : [...asked, name],
    opener: opener instanceof HTMLElement ? opener : null,
  });
}

/** Closes this one, if it is the one that is open. */
export function closeOverlay(name: OverlayName): void {
  if (useOverlay.getState().open === name) useOverlay.setState({ open: null });
}

export function setOverlay(name: OverlayName, open: boolean): void {
  if (open) openOverlay(name);
  else closeOverlay(name);
}

/** The focus goes back to where it was, unless something else has taken it. */
export function giveFocusBack(): void {
  const { opener } = useOverlay.getState();
  if (opener?.isConnected === true) opener.focus({ preventScroll: true });
}
