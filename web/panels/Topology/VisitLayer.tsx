/** Above the cards: commands that go into them, and those that are thrown back. */
import { useEffect, useRef } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { onPaint } from '../../playback.ts';
import { useShown } from '../../store/store.ts';
import type { Box } from './arrange.ts';
import css from './Segments.module.css';
import { VisitPainter } from './visitPainter.ts';

const REDUCED = '(prefers-reduced-motion: reduce)';

export function VisitLayer({ boxes }: { boxes: ReadonlyMap<NodeId, Box> }) {
  const group = useRef<SVGGElement>(null);
  useEffect(() => {
    const element = group.current;
    if (element === null) return undefined;
    const motion = window.matchMedia(REDUCED);
    const painter = new VisitPainter(element, boxes);
    const stop = onPaint((now, wall) =>
      painter.paint(now, wall, useShown.getState().events, motion.matches),
    );
    return () => {
      stop();
      element.replaceChildren();
    };
  }, [boxes]);
  return (
    <svg className={css['layer']} width="1" height="1" aria-hidden="true" data-testid="visits">
      <g ref={group} />
    </svg>
  );
}
