import { startTransition, useEffect, useState, type RefObject } from 'react';
import { isHeld } from '../playback.ts';

export interface Size {
  width: number;
  height: number;
}

/** The inner size of an element, kept up to date; zero before it is known. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const next = { width: element.clientWidth, height: element.clientHeight };
      // What comes with the first size is large, and nobody sees it yet.
      if (isHeld()) startTransition(() => setSize(next));
      else setSize(next);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
