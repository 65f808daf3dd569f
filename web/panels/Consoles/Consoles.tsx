import { useWords } from '../../language/words.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { Console } from './Console.tsx';
import styles from './Consoles.module.css';

const orderOf = (shown: Shown) => shown.nodeOrder;

/** A redis-cli for each node, side by side. */
export function Consoles() {
  const order = useShown(orderOf);
  const words = useWords().consoles;
  if (order.length === 0) return <p className={styles.none}>{words.none}</p>;
  return (
    <div className={styles.row} data-testid="consoles">
      {order.map((node) => (
        <Console key={node} node={node} />
      ))}
    </div>
  );
}
