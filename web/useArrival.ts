/** The page is put together part by part, so that no frame of a slow phone has to hold all of it. */
import { startTransition, useEffect, useState } from 'react';
import { onPaint } from './playback.ts';
import { isPhone } from './ui/useLayout.ts';
import { isDrawing } from './ui/useOneByOne.ts';

/** In the order in which they are drawn; on a phone the next begins when the last has drawn all of itself. */
const PARTS = ['frame', 'timeline', 'stage', 'consoles', 'side', 'rest', 'all'] as const;
export type Part = (typeof PARTS)[number];

/** What stands before there is a lab to show. */
const EMPTY: Part = 'timeline';

/** Whether a part is to be drawn by now. */
export type Arrived = (part: Part) => boolean;

/** Renders anew whenever one more part may come; `ready`: there is a lab. */
export function useArrival(ready: boolean): Arrived {
  const [last, setLast] = useState(0);
  const end = PARTS.indexOf(ready ? 'all' : EMPTY);
  useEffect(() => {
    if (last >= end) return undefined;
    const stop = onPaint(() => {
      // A desk computer need not wait.
      if (isDrawing() && isPhone()) return;
      stop();
      // React pauses in the middle of it, for whatever the browser has to do.
      startTransition(() => setLast(last + 1));
    });
    return stop;
  }, [last, end]);
  return (part) => PARTS.indexOf(part) <= last;
}
