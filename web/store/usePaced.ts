/** What the engine told, for panels that need not follow each frame. */
import { useEffect, useState } from 'react';
import { pace } from './pace.ts';
import { useShown, type Shown } from './store.ts';
import { REFRESH_MS } from './useAnswer.ts';

/** Like `useShown`, but renders at most four times a second. `selector` must be a constant. */
export function usePaced<T>(selector: (shown: Shown) => T): T {
  const [value, setValue] = useState(() => selector(useShown.getState()));
  useEffect(() => {
    const paced = pace(REFRESH_MS);
    const update = async () => {
      const next = selector(useShown.getState());
      setValue(() => next);
    };
    paced.want(update);
    const unsubscribe = useShown.subscribe((shown, before) => {
      if (!Object.is(selector(shown), selector(before))) paced.want(update);
    });
    return () => {
      unsubscribe();
      paced.stop();
    };
  }, [selector]);
  return value;
}
