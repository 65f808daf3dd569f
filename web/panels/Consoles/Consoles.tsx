import { useRef } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { focusConsole, useChoices, useShown, type Shown } from '../../store/store.ts';
import { useLayout } from '../../ui/useLayout.ts';
import { useSize } from '../../ui/useSize.ts';
import { Console } from './Console.tsx';
import styles from './Consoles.module.css';

/** A console that is narrower cannot be read (see `.panel`). */
const WIDTH_MIN = 300;

const orderOf = (shown: Shown) => shown.nodeOrder;

/** A redis-cli for each node, side by side; where they do not all fit, a row to choose from. */
export function Consoles() {
  const order = useShown(orderOf);
  const words = useWords().consoles;
  const phone = useLayout() === 'phone';
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useSize(frame);
  const crowded = !phone && width > 0 && order.length * WIDTH_MIN > width;
  return (
    <div ref={frame} className={styles.frame}>
      {order.length === 0 && <p className={styles.none}>{words.none}</p>}
      {crowded && (
        <div
          className={styles.chooser}
          role="group"
          aria-label={words.chooser}
          data-testid="consoles-chooser"
        >
          {order.map((node) => (
            <Chip key={node} node={node} />
          ))}
        </div>
      )}
      {order.length > 0 && (
        <div className={styles.row} data-testid="consoles">
          {order.map((node) => (
            <Console key={node} node={node} />
          ))}
        </div>
      )}
    </div>
  );
}

function Chip({ node }: { node: NodeId }) {
  const words = useWords().consoles;
  const role = useShown((shown) => shown.nodes[node]?.role ?? 'replica');
  const run = useShown((shown) => shown.nodes[node]?.run ?? 'killed');
  const chosen = useChoices((choices) => choices.selectedNode === node);
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={chosen}
      data-role={role}
      data-alive={run === 'running'}
      onClick={() => focusConsole(node)}
    >
      <span className={styles.dot} aria-hidden />
      <span translate="no">{node}</span>
      <span className="unseen">{words.role[role]}</span>
    </button>
  );
}
