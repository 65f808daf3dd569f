/** The sign of a history: its shape in its colour; hollow for a second replication ID. */
import { historyLook, historyStyle, type HistoryShape } from './history.ts';
import css from './HistoryMark.module.css';
import type { CSSProperties } from 'react';

/** Paths in a square of 12 units. */
const PATHS: Readonly<Record<HistoryShape, string>> = {
  disc: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  square: 'M1.6 1.6h8.8v8.8h-8.8z',
  diamond: 'M6 .2l5.8 5.8l-5.8 5.8l-5.8-5.8z',
  triangle: 'M6 .8l5.6 10h-11.2z',
  plus: 'M4.1.7h3.8v3.4h3.4v3.8h-3.4v3.4h-3.8v-3.4h-3.4v-3.8h3.4z',
  hexagon: 'M3.2.9h5.6l3 5.1l-3 5.1h-5.6l-3-5.1z',
  star: 'M6 .2l1.7 3.9l4.2.4l-3.2 2.8l1 4.2l-3.7-2.2l-3.7 2.2l1-4.2l-3.2-2.8l4.2-.4z',
  wedge: 'M.6 1.2h10.8l-5.4 10z',
};

/** The same within a drawing: a path in a square of 12 units. */
export function historyPath(replid: string): string {
  return PATHS[historyLook(replid).shape];
}

export function HistoryMark({ replid, second = false }: { replid: string; second?: boolean }) {
  return (
    <svg
      className={css['mark']}
      style={historyStyle(replid) as CSSProperties}
      viewBox="-1 -1 14 14"
      data-second={second}
      aria-hidden="true"
    >
      <path d={PATHS[historyLook(replid).shape]} />
    </svg>
  );
}
