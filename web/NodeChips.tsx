/** On a phone: which node the console, or the inspector, is about. */
import { useWords } from './language/words.ts';
import { selectNode, useShown } from './store/store.ts';
import { NodeChip } from './ui/NodeChip.tsx';
import css from './NodeChips.module.css';

export function NodeChips() {
  const words = useWords();
  const order = useShown((shown) => shown.nodeOrder);
  if (order.length < 2) return null;
  return (
    <div className={css['chips']} role="group" aria-label={words.app.panels.nodes}>
      {order.map((node) => (
        <NodeChip key={node} node={node} onChoose={selectNode} />
      ))}
    </div>
  );
}
