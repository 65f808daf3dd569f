import { useRef } from 'react';
import { useWords } from '../../language/words.ts';
import { focusConsole, useShown, type Shown } from '../../store/store.ts';
import { NodeChip } from '../../ui/NodeChip.tsx';
import { useLayout } from '../../ui/useLayout.ts';
import { useOneByOne } from '../../ui/useOneByOne.ts';
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
  const drawn = useOneByOne(order.length);
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
            <NodeChip key={node} node={node} onChoose={focusConsole} />
          ))}
        </div>
      )}
      {order.length > 0 && (
        <div className={styles.row} data-testid="consoles">
          {order.map((node, index) =>
            index < drawn ? (
              <Console key={node} node={node} />
            ) : (
              <div key={node} className={styles.later} />
            ),
          )}
        </div>
      )}
    </div>
  );
}
