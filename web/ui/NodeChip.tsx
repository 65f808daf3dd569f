/** One node among others to choose from, and the dot that tells what it is. */
import type { NodeId, NodeView, RunState } from '../../engine/contract.ts';
import { useWords } from '../language/words.ts';
import { useChoices, useShown } from '../store/store.ts';
import css from './NodeChip.module.css';

/** There is no process. */
const GONE: readonly RunState[] = ['killed', 'shut-down', 'powered-off', 'crashed'];

interface NodeChipProps {
  node: NodeId;
  onChoose: (node: NodeId) => void;
}

export function NodeChip({ node, onChoose }: NodeChipProps) {
  const words = useWords().node;
  const role = useShown((shown) => shown.nodes[node]?.role ?? 'replica');
  const alive = useShown((shown) => !GONE.includes(shown.nodes[node]?.run ?? 'killed'));
  const chosen = useChoices((choices) => choices.selectedNode === node);
  return (
    <button
      type="button"
      className={css['chip']}
      aria-pressed={chosen}
      data-testid={`chip-${node}`}
      onClick={() => onChoose(node)}
    >
      <NodeDot role={role} alive={alive} />
      <span translate="no">{node}</span>
      <span className="unseen">{words[role]}</span>
    </button>
  );
}

/** A filled dot is a master, a ring a replica; a dash has no process. Words beside it say the same. */
export function NodeDot({ role, alive }: { role: NodeView['role']; alive: boolean }) {
  return <span className={css['dot']} data-role={role} data-alive={alive} aria-hidden="true" />;
}
