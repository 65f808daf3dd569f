/** What the glossary shows besides the entry that is open: it is still there when it comes back from aside. */
import { create } from 'zustand';
import type { Shelf } from '../../reference/terms.ts';
import { openGlossary, useLearning, type Sheet } from '../../store/learning.ts';
import { choose, type Spot } from '../../store/store.ts';

interface State {
  wanted: string;
  shelf: Shelf;
  /** Entries that led to this one, the nearest last. */
  trail: readonly string[];
  /** It has made room for what it points at. */
  aside: boolean;
}

export const useGlossary = create<State>(() => ({
  wanted: '',
  shelf: 'term',
  trail: [],
  aside: false,
}));

export function search(wanted: string): void {
  useGlossary.setState({ wanted });
}

export function setAside(aside: boolean): void {
  useGlossary.setState({ aside });
}

const termOf = (sheet: Sheet | null): string => (sheet?.what === 'glossary' ? sheet.term : '');
let goingBack = false;

/** The way that led to an entry, so that one can go back. */
useLearning.subscribe(({ sheet }, before) => {
  const from = termOf(before.sheet);
  const to = termOf(sheet);
  if (to === from || goingBack) return;
  const { trail } = useGlossary.getState();
  useGlossary.setState({ trail: from === '' || to === '' ? [] : [...trail, from], aside: false });
});

/** To the entry before, or to the list. */
export function goBack(): void {
  const { trail } = useGlossary.getState();
  goingBack = true;
  openGlossary(trail.at(-1) ?? '');
  goingBack = false;
  useGlossary.setState({ trail: trail.slice(0, -1) });
}

let ending: AbortController | null = null;

/** Lights these up until the next click, or Escape. */
export function pointAt(spots: readonly Spot[]): void {
  ending?.abort();
  const listening = new AbortController();
  ending = listening;
  choose({ pointedAt: spots });
  const end = () => {
    listening.abort();
    choose({ pointedAt: [] });
  };
  const options = { signal: listening.signal, capture: true };
  window.addEventListener('pointerdown', end, options);
  // Escape puts out the light first, and only the next one closes anything.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  };
  window.addEventListener('keydown', onKey, options);
}
