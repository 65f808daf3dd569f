/** What is on its way. React draws an empty group; one loop of the page fills and moves what is in it. */
import { useEffect, useRef } from 'react';
import { onPaint } from '../../playback.ts';
import { useWords } from '../../language/words.ts';
import { useShown } from '../../store/store.ts';
import type { Curve } from './curve.ts';
import css from './Segments.module.css';
import { SegmentPainter } from './segmentPainter.ts';

const REDUCED = '(prefers-reduced-motion: reduce)';

export function SegmentLayer({ curves }: { curves: ReadonlyMap<string, Curve> }) {
  const group = useRef<SVGGElement>(null);
  const words = useWords();
  useEffect(() => {
    const element = group.current;
    if (element === null) return undefined;
    const motion = window.matchMedia(REDUCED);
    const painter = new SegmentPainter(element, curves, words.topology.rate);
    const stop = onPaint((now, wall) => {
      painter.paint(now, wall, useShown.getState().links, motion.matches);
    });
    return () => {
      stop();
      painter.clear();
    };
  }, [curves, words]);
  return (
    <svg className={css['layer']} width="1" height="1" aria-hidden="true" data-testid="segments">
      <g ref={group} />
    </svg>
  );
}
