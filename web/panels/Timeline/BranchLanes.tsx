import { useWords } from '../../language/words.ts';
import { switchBranch } from '../../store/commands.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { branchText } from './branchText.ts';
import styles from './BranchLanes.module.css';
import { lanes } from './lanes.ts';
import type { Window } from './window.ts';

const branchesOf = (shown: Shown) => shown.branches;
const branchOf = (shown: Shown) => shown.branch;

/** Other futures, drawn from their forks on; a click returns to one. */
export function BranchLanes({ window, width }: { window: Window; width: number }) {
  const branches = useShown(branchesOf);
  const current = useShown(branchOf);
  const words = useWords().timeline;
  return lanes(branches, current, window, width).map(({ id, from, to, row }) => {
    const branch = branches.find((one) => one.id === id);
    if (branch === undefined) return null;
    const text = words.returnTo(branchText(branch, words));
    return (
      <button
        key={id}
        type="button"
        className={styles.lane}
        data-row={row}
        data-testid={`lane-${id}`}
        style={{ left: from, width: Math.max(10, to - from) }}
        title={text}
        aria-label={text}
        onClick={() => void switchBranch(id)}
      />
    );
  });
}
