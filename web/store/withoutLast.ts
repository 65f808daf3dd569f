/** A way back from a journal that ends in a broken invariant. */
import type { LabFile } from '../../engine/contract.ts';

/** Where nothing was done, so far back, in milliseconds of virtual time. */
const BACK_MS = 1000;

/**
 * The lab of a journal without the last thing that was done in it, at that moment. What a lab says by
 * itself (`say`, `look`, `mark`, `expect`) does nothing, and stays.
 */
export function withoutLast(journal: LabFile): LabFile {
  const end = journal.openAtMs ?? 0;
  const last = journal.actions.findLastIndex(
    ({ atMs, do: what }) => atMs <= end && !['say', 'look', 'mark', 'expect'].includes(what),
  );
  const action = journal.actions[last];
  if (action === undefined) return { ...journal, openAtMs: Math.max(0, end - BACK_MS) };
  return {
    ...journal,
    openAtMs: action.atMs,
    actions: journal.actions.filter((_, index) => index !== last),
  };
}
