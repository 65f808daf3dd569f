/** How much room the page has: on a phone one panel at a time, else all of them beside each other. */
import { useSyncExternalStore } from 'react';

export type Layout = 'wide' | 'phone';

/** Narrow, or a phone on its side. The style sheets ask the same; they cannot share the line. */
const PHONE = '(max-width: 760px), (max-height: 480px)';

const query = window.matchMedia(PHONE);

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, () => query.matches) ? 'phone' : 'wide';
}

export function isPhone(): boolean {
  return query.matches;
}
