/** Keeps the newest lab file at hand, so that a dead worker costs seconds and not the lab. */
import type { LabFile } from '../../engine/contract.ts';
import { ask, onPaint } from '../playback.ts';
import { useChoices, useShown } from './store.ts';

const KEEP_EVERY_MS = 5000;

let kept: LabFile | null = null;
let asked = false;
/** The last wish was not fulfilled: something may have been done that is not in it. */
let lacks = false;

/**
 * The newest journal that is known, or null before the first. It opens at the moment that is shown,
 * where time has only passed since it was fetched: who walks through a lab is where he was.
 */
export function keptJournal(): LabFile | null {
  if (kept === null) return null;
  const shownMs = useShown.getState().now / 1000;
  return lacks || shownMs <= (kept.openAtMs ?? 0) ? kept : { ...kept, openAtMs: shownMs };
}

/** Fetches the journal soon; several wishes at once are one. */
export function keepJournal(): void {
  if (asked) return;
  asked = true;
  ask((engine) => engine.save()).then(
    (journal) => {
      kept = journal;
      asked = false;
      lacks = false;
    },
    () => {
      asked = false;
      lacks = true;
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
