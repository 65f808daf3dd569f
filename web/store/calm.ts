/**
 * Moments for panels that show more than an eye can follow. While the lab plays, a new one is taken at
 * most every so many milliseconds; at rest, or with time in a script's hands, at once.
 *
 * All panels of one pace look at the same moment, which one clock takes for them: cards that are
 * compared with each other never show two moments, and they are rendered together.
 */
import { isManual, onPaint } from '../playback.ts';
import { useChoices, useShown, type Shown } from './store.ts';

export interface Calm {
  moment: () => Shown;
  listen: (listener: () => void) => () => void;
}

/** One for each pace that is asked for, in milliseconds. */
const calms = new Map<number, Calm>();

export function calmOf(everyMs: number): Calm {
  const known = calms.get(everyMs) ?? calm(everyMs);
  calms.set(everyMs, known);
  return known;
}

/** Runs only while somebody listens; without anyone, the moment is now. */
function calm(everyMs: number): Calm {
  const listeners = new Set<() => void>();
  let taken = useShown.getState();
  let wallNow = 0;
  let takenAt = Number.NEGATIVE_INFINITY;
  let stop: () => void = () => {};

  function take(): void {
    const newest = useShown.getState();
    if (newest === taken) return;
    const playing = useChoices.getState().playing && !isManual();
    if (playing && wallNow - takenAt < everyMs) return;
    taken = newest;
    takenAt = wallNow;
    for (const listener of listeners) listener();
  }

  function start(): void {
    taken = useShown.getState();
    takenAt = Number.NEGATIVE_INFINITY;
    const stopListening = useShown.subscribe(take);
    const stopPainting = onPaint((_now, wall) => {
      wallNow = wall;
      take();
    });
    stop = () => {
      stopListening();
      stopPainting();
    };
  }

  return {
    moment: () => (listeners.size > 0 ? taken : useShown.getState()),
    listen(listener) {
      if (listeners.size === 0) start();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
}
