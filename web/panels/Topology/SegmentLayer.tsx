/** What is on its way. React draws an empty group; one loop of the page fills and moves what is in it. */
import { useEffect, useRef, useState } from 'react';
import { onPaint } from '../../playback.ts';
import { useWords } from '../../language/words.ts';
import { useShown } from '../../store/store.ts';
import type { Curve } from './curve.ts';
import type { LinkLabels } from './labels.ts';
import type { RateMeter } from './rates.ts';
import css from './Segments.module.css';
import { SegmentPainter } from './segmentPainter.ts';

const REDUCED = '(prefers-reduced-motion: reduce)';

interface SegmentLayerProps {
  curves: ReadonlyMap<string, Curve>;
  labels: ReadonlyMap<string, LinkLabels>;
  /** So many links that dense traffic has no labels. */
  crowded: boolean;
}

export function SegmentLayer({ curves, labels, crowded }: SegmentLayerProps) {
  const group = useRef<SVGGElement>(null);
  const words = useWords();
  // Rates outlive the painter, which is made anew when a card is moved.
  const [meters] = useState(() => new Map<string, RateMeter>());
  useEffect(() => {
    const element = group.current;
    if (element === null) return undefined;
    const motion = window.matchMedia(REDUCED);
    const { topology, unasked } = words;
    const said = { ...topology, unasked };
    const painter = new SegmentPainter(element, { curves, labels, crowded }, said, meters);
    const stop = onPaint((now, wall) => {
      painter.paint(now, wall, useShown.getState(), motion.matches);
    });
    return () => {
      stop();
      painter.clear();
    };
  }, [curves, labels, words, meters, crowded]);
  return (
    <svg className={css['layer']} width="1" height="1" aria-hidden="true" data-testid="segments">
      <g ref={group} />
    </svg>
  );
}
