import { useSyncExternalStore } from 'react';
import { calmOf } from './calm.ts';
import type { Shown } from './store.ts';

/**
 * What `selector` says of the newest calm moment (see `calm.ts`), for panels that show more than an eye
 * can follow. Of one moment it has to say the same thing twice; it may itself be made anew each time.
 */
export function useCalm<T>(selector: (shown: Shown) => T, everyMs: number): T {
  const { listen, moment } = calmOf(everyMs);
  return useSyncExternalStore(listen, () => selector(moment()));
}
