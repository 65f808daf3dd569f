/** Where in a walk a moment lies. Pure. */
import type { Beat } from './beats.ts';

/**
 * The last beat that has come by `now`. Several may come at one moment: among those, the one where the
 * class is (`index`) is as good as any. Before the first: the first.
 */
export function beatAt(beats: readonly Pick<Beat, 'at'>[], now: number, index: number): number {
  const last = Math.max(
    0,
    beats.findLastIndex(({ at }) => at <= now),
  );
  return beats[index]?.at === beats[last]?.at ? index : last;
}
