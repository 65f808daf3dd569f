/** The page is put together part by part, so that no frame of a slow phone has to hold all of it. */
import { useEffect, useState } from 'react';
import { onPaint } from './playback.ts';

/** In the order in which they are drawn, a frame of the screen apart. */
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
      stop();
      setLast(last + 1);
    });
    return stop;
  }, [last, end]);
  return (part) => PARTS.indexOf(part) <= last;
}
