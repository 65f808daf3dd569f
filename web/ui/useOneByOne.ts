/** Large things that are to be drawn at the start, shared out among frames: a slow phone answers in between. */
import { startTransition, useEffect, useState } from 'react';
import { isHeld, onPaint } from '../playback.ts';
import { isPhone } from './useLayout.ts';

/** Those that have more to draw, who came first before the others. */
const drawing = new Set<object>();

/** So many of them go on in each frame: a desk computer can do more in one. */
const atOnce = () => (isPhone() ? 1 : 3);

/** Whether something is still being shared out. */
export function isDrawing(): boolean {
  return drawing.size > 0;
}

/** How many of so many are to be drawn by now: while nothing can be seen one more in each frame, then all. */
export function useOneByOne(count: number): number {
  const [drawn, setDrawn] = useState(() => (isHeld() ? 1 : Infinity));
  const more = drawn < count;
  useEffect(() => {
    if (!more) return undefined;
    const mine = {};
    drawing.add(mine);
    const stop = onPaint(() => {
      if (isHeld() && [...drawing].indexOf(mine) >= atOnce()) return;
      stop();
      const next = isHeld() ? drawn + 1 : Infinity;
      startTransition(() => setDrawn(next));
    });
    return () => {
      drawing.delete(mine);
      stop();
    };
  }, [more, drawn]);
  return Math.min(drawn, count);
}

/** False in the first frame of a thing that is drawn at the start: its frame comes before what is in it. */
export function useFilled(): boolean {
  return useOneByOne(2) > 1;
}
