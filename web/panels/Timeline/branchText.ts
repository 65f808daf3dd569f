import type { BranchSummary } from '../../../engine/contract.ts';
import type { useWords } from '../../language/words.ts';
import { readable, shorten } from '../../text.ts';
import { clock } from '../../ui/figures.ts';

const LABEL_MAX = 48;

/** What a branch was: its last action, where it parts from what is shown, and how far it goes. */
export function branchText(
  branch: BranchSummary,
  words: ReturnType<typeof useWords>['timeline'],
): string {
  const label = shorten(readable(branch.label), LABEL_MAX);
  const forked =
    branch.forkedAt === 0 ? words.firstBranch(label) : words.branch(label, clock(branch.partsAt));
  return `${forked}${words.listComma}${words.horizon(clock(branch.horizon))}`;
}
