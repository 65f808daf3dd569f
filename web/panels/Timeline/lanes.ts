/** Futures that were left, as lines beside the track: from where each parts to its end. */
import type { BranchSummary } from '../../../engine/contract.ts';
import type { Window } from './window.ts';

/** So many lines have room; the newest branches are drawn, the menu has them all. */
const LANES = 3;

export interface Lane {
  id: number;
  /** Pixels; `from` is the fork. */
  from: number;
  to: number;
  row: number;
}

/** Branches outside of the window have no line. */
export function lanes(
  branches: readonly BranchSummary[],
  current: number,
  window: Window,
  width: number,
): readonly Lane[] {
  const pixel = (at: number) => ((at - window.from) / (window.to - window.from)) * width;
  return branches
    .filter((branch) => branch.id !== current && width > 0)
    .toSorted((a, b) => b.id - a.id)
    .slice(0, LANES)
    .map((branch, row) => ({
      id: branch.id,
      from: pixel(branch.partsAt),
      to: Math.min(width, pixel(branch.horizon)),
      row,
    }))
    .filter((lane) => lane.from <= width && lane.to >= 0)
    .map((lane) => ({ ...lane, from: Math.max(0, lane.from) }));
}
