/** How the visitor has divided the page between its panels, in pixels; kept for the next visit. */
import { create } from 'zustand';

/** Width of the lesson and of the side panel, height of the consoles. */
export type Split = 'learn' | 'side' | 'consoles';

export type Splits = Readonly<Record<Split, number | null>>;

const MEMORY = 'psync-playground-splits';

export const useSplits = create<Splits>(() => recallSplits());

/** Null: as the page would have it. */
export function split(which: Split, pixels: number | null): void {
  useSplits.setState({ [which]: pixels === null ? null : Math.round(pixels) });
}

/** Once a handle is let go. */
export function rememberSplits(): void {
  try {
    localStorage.setItem(MEMORY, JSON.stringify(useSplits.getState()));
  } catch {
    // A browser that keeps nothing divides the page anew each time.
  }
}

function recallSplits(): Splits {
  try {
    return readSplits(localStorage.getItem(MEMORY));
  } catch {
    return readSplits(null);
  }
}

/** What makes no sense is ignored. */
export function readSplits(text: string | null): Splits {
  let kept: unknown = null;
  try {
    kept = JSON.parse(text ?? '{}');
  } catch {
    // Not ours, or damaged.
  }
  const pixels = (which: Split): number | null => {
    const value: unknown = typeof kept === 'object' && kept !== null && Reflect.get(kept, which);
    return typeof value === 'number' && value > 0 && value < 10_000 ? value : null;
  };
  return { learn: pixels('learn'), side: pixels('side'), consoles: pixels('consoles') };
}
