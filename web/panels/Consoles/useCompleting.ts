/** What completes and hints, fetched once: the first sight of the page does not need it. */
import { useEffect, useState } from 'react';

export type Completing = typeof import('./completing.ts');

let known: Completing | null = null;

/** Null until it has been fetched: nothing is offered then. */
export function useCompleting(): Completing | null {
  const [completing, setCompleting] = useState(known);
  useEffect(() => {
    if (known !== null) return;
    void import('./completing.ts').then(
      (found) => {
        known = found;
        setCompleting(found);
      },
      // Without a network there is nothing to offer.
      () => null,
    );
  }, []);
  return completing;
}
