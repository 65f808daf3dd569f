/** On a phone: which node the console, or the inspector, is about. */
import type { NodeId } from '../engine/contract.ts';
import { useWords } from './language/words.ts';
import { selectNode, useChoices, useShown } from './store/store.ts';
import css from './NodeChips.module.css';

export function NodeChips() {
  const words = useWords();
  const order = useShown((shown) => shown.nodeOrder);
  if (order.length < 2) return null;
  return (
    <div className={css['chips']} role="group" aria-label={words.app.panels.nodes}>
      {order.map((node) => (
        <Chip key={node} node={node} />
      ))}
    </div>
  );
}

function Chip({ node }: { node: NodeId }) {
  const words = useWords().node;
  const role = useShown((shown) => shown.nodes[node]?.role ?? 'replica');
  const run = useShown((shown) => shown.nodes[node]?.run ?? 'killed');
  const chosen = useChoices((choices) => choices.selectedNode === node);
  return (
    <button
      type="button"
      className={css['chip']}
      aria-pressed={chosen}
      data-role={role}
      data-alive={run === 'running'}
      data-testid={`chip-${node}`}
      onClick={() => selectNode(node)}
    >
      <span className={css['dot']} aria-hidden="true" />
      <span translate="no">{node}</span>
      <span className="unseen">{words[role]}</span>
    </button>
  );
}
