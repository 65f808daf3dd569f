import type { MarkKind } from './marks.ts';

/** A shape for each kind, 12 pixels wide around the middle: colour is never all that tells them apart. */
export const SHAPES: Readonly<Record<MarkKind, string>> = {
  chapter: 'M-4-7v14M-4-7h9l-3 3 3 3h-9z',
  anomaly:
    'M-2.9-6.6h5.8l3.9 3.9v5.6l-3.9 3.9h-5.8l-3.9-3.9v-5.6zM-.9-3.9v4.4h1.8v-4.4zM-.9 2v1.9h1.8v-1.9z',
  trouble: 'M0-6 6 5h-12z',
  full: 'M0-5.5a5.5 5.5 0 1 0 .01 0z',
  partial: 'M0-5.5a5.5 5.5 0 0 1 0 11z',
  node: 'M-4.5-4.5h9v9h-9z',
  link: 'M0-6 6 0 0 6-6 0z',
  history: 'M0-6 5 0h-3v6h-4v-6h-3z',
  typed: 'M-1.2-6h2.4v12h-2.4z',
};
