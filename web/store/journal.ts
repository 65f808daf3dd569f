/** Keeps the newest lab file at hand, so that a dead worker costs seconds and not the lab. */
import type { LabFile } from '../../engine/contract.ts';
import { ask, onPaint } from '../playback.ts';
import { useChoices } from './store.ts';

const KEEP_EVERY_MS = 5000;

let kept: LabFile | null = null;
let asked = false;

/** The newest journal that is known, or null before the first. */
export function keptJournal(): LabFile | null {
  return kept;
}

/** Fetches the journal soon; several wishes at once are one. */
export function keepJournal(): void {
  if (asked) return;
  asked = true;
  ask((engine) => engine.save()).then(
    (journal) => {
      kept = journal;
      asked = false;
    },
    () => {
      asked = false;
    },
  );
}

/** While the lab plays, fetches it every few seconds. */
export function keepJournalWhilePlaying(): () => void {
  let keptAt = 0;
  return onPaint((_now, wall) => {
    if (!useChoices.getState().playing || wall - keptAt < KEEP_EVERY_MS) return;
    keptAt = wall;
    keepJournal();
  });
}
