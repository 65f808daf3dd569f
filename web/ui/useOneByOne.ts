/** Large things that are to be drawn at the start, shared out among frames: a slow phone answers in between. */
import { useEffect, useState } from 'react';
import { isHeld, onPaint } from '../playback.ts';

/** How many of so many are to be drawn by now: while nothing can be seen one more in each frame, then all. */
export function useOneByOne(count: number): number {
  const [drawn, setDrawn] = useState(() => (isHeld() ? 1 : Infinity));
  const more = drawn < count;
  useEffect(() => {
    if (!more) return undefined;
    const stop = onPaint(() => {
      stop();
      setDrawn(isHeld() ? drawn + 1 : Infinity);
    });
    return stop;
  }, [more, drawn]);
  return Math.min(drawn, count);
}
