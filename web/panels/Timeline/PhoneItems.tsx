/** On a phone, in the timeline's menu: what the bar has no room for. */
import { ChevronsLeft, ChevronsRight, GitBranch, Redo2, SkipForward } from 'lucide-react';
import { useWords } from '../../language/words.ts';
import { redo, seek, switchBranch } from '../../store/commands.ts';
import { useShown } from '../../store/store.ts';
import { MenuItem, MenuLabel, MenuLine } from '../../ui/Menu.tsx';
import { branchText } from './branchText.ts';
import { jumpTo, useTimelineView } from './view.ts';

export function PhoneItems() {
  const words = useWords().timeline;
  const past = useShown((shown) => shown.now < shown.horizon);
  const canRedo = useShown((shown) => shown.canRedo);
  const jump = useTimelineView((view) => view.jump);
  return (
    <>
      <MenuItem
        icon={<SkipForward aria-hidden />}
        disabled={!past}
        onSelect={() => void seek(useShown.getState().horizon)}
      >
        {words.toLive}
      </MenuItem>
      <MenuItem
        icon={<Redo2 aria-hidden />}
        disabled={!canRedo}
        testId="redo"
        onSelect={() => void redo()}
      >
        {words.redo}
      </MenuItem>
      <MenuItem
        icon={<ChevronsLeft aria-hidden />}
        testId="jump-previous"
        onSelect={() => jumpTo('previous')}
      >
        {words.jumpPrevious(words.jumps[jump])}
      </MenuItem>
      <MenuItem
        icon={<ChevronsRight aria-hidden />}
        testId="jump-next"
        onSelect={() => jumpTo('next')}
      >
        {words.jumpNext(words.jumps[jump])}
      </MenuItem>
      <BranchItems />
      <MenuLine />
    </>
  );
}

/** Futures that were left, if there are any. */
function BranchItems() {
  const words = useWords().timeline;
  const branches = useShown((shown) => shown.branches);
  const current = useShown((shown) => shown.branch);
  const others = branches.filter((branch) => branch.id !== current);
  if (others.length === 0) return null;
  return (
    <>
      <MenuLabel>{words.branchesHint}</MenuLabel>
      {others.map((branch) => (
        <MenuItem
          key={branch.id}
          icon={<GitBranch aria-hidden />}
          testId={`branch-${branch.id}`}
          onSelect={() => void switchBranch(branch.id)}
        >
          {branchText(branch, words)}
        </MenuItem>
      ))}
    </>
  );
}
