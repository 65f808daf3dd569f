/**
 * A selector for panels that show more than an eye can follow. While the lab plays, what they show
 * changes at most a few times a second; at rest, or with time in a script's hands, at once.
 */
import { useEffect, useState } from 'react';
import { isManual, onPaint } from '../playback.ts';
import { useChoices, useShown, type Shown } from './store.ts';

/** `selector` must be stable: made outside of the component, or by React's compiler from stable parts. */
export function useCalm<T>(selector: (shown: Shown) => T, everyMs: number): T {
  const [value, setValue] = useState<T>(() => selector(useShown.getState()));
  useEffect(() => {
    let wallNow = 0;
    let shownAt = Number.NEGATIVE_INFINITY;
    const update = () => {
      shownAt = wallNow;
      const next = selector(useShown.getState());
      setValue(() => next);
    };
    const updateUnlessHasty = () => {
      const playing = useChoices.getState().playing && !isManual();
      if (!playing || wallNow - shownAt >= everyMs) update();
    };
    update();
    const stopListening = useShown.subscribe(updateUnlessHasty);
    const stopPainting = onPaint((_now, wall) => {
      wallNow = wall;
      updateUnlessHasty();
    });
    return () => {
      stopListening();
      stopPainting();
    };
  }, [selector, everyMs]);
  return value;
}
