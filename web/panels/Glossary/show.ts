/** "Show me": goes to where a thing is seen, lights it up, and makes room for it where the glossary lies over it. */
import type { Shelf } from '../../reference/terms.ts';
import { partsOf } from '../../reference/names.ts';
import { isConcept } from '../../reference/names.ts';
import { useShown, type Spot } from '../../store/store.ts';
import { CONCEPTS } from './concepts.ts';
import type { Entry } from './entries.ts';
import { goTo, spotsAt, spotsOfField, type Place } from './places.ts';
import { pointAt, setAside } from './state.ts';

export type Showable = { kind: 'place'; place: Place } | { kind: 'field'; field: string };

/** Of what is no concept, every entry of a shelf is seen in the same place. */
const OF_SHELF: Readonly<Record<Exclude<Shelf, 'term' | 'info'>, Place>> = {
  message: 'messages',
  state: 'messages',
  config: 'inspectConfig',
  error: 'console',
  log: 'inspectLog',
  reason: 'verdict',
  event: 'timeline',
};

export function placesOf({ id, shelf }: Entry): readonly Showable[] {
  if (isConcept(id)) return CONCEPTS[id].places.map((place) => ({ kind: 'place', place }));
  if (shelf === 'info') {
    const { own } = partsOf(id);
    return [
      { kind: 'field', field: own },
      { kind: 'place', place: 'inspectInfo' },
    ];
  }
  return shelf === 'term' ? [] : [{ kind: 'place', place: OF_SHELF[shelf] }];
}

export function showPlace(shown: Showable): void {
  const { nodes, nodeOrder } = useShown.getState();
  const ordered = nodeOrder.flatMap((id) => nodes[id] ?? []);
  const place = shown.kind === 'field' ? 'picture' : shown.place;
  goTo(place, ordered);
  const spots =
    shown.kind === 'field' ? spotsOfField(shown.field, ordered) : spotsAt(place, ordered);
  pointAt(spots);
  setAside(isBesides(place) || spots.some(isCovered));
}

/** What stands where the glossary lies, and may not be drawn yet. */
function isBesides(place: Place): boolean {
  return place === 'messages' || place.startsWith('inspect');
}

/** The first that there is of these lies, even in part, under the glossary. */
function isCovered(spot: Spot): boolean {
  const sheet = document.querySelector('[data-testid="glossary"]')?.getBoundingClientRect();
  if (sheet === undefined) return false;
  for (const name of spot) {
    const found = document.querySelector(`[data-spot~="${name}"], [data-testid="${name}"]`);
    const box = found?.getBoundingClientRect();
    if (box !== undefined && box.width > 0) return box.right > sheet.left;
  }
  return true;
}
