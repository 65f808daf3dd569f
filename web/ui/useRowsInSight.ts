import { useEffect, useState, type RefObject } from 'react';
import { useSize } from './useSize.ts';

/** So many rows above and below are there too, so that a quick scroll shows no gap. */
const SPARE = 16;

/** Of a long list of rows of one height: the first that has to be there, and how many. */
export function useRowsInSight(
  box: RefObject<HTMLElement | null>,
  rowHeight: number,
): { first: number; count: number } {
  const { height } = useSize(box);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const note = () => setTop(Math.floor(element.scrollTop / rowHeight));
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [box, rowHeight]);
  return {
    first: Math.max(0, top - SPARE),
    count: Math.ceil(height / rowHeight) + 2 * SPARE,
  };
}
