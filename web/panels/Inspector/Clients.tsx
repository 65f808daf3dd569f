import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { decodeWire } from '../../text.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered } from './Answered.tsx';
import { parseClients } from './info.ts';
import styles from './Inspector.module.css';
import { useNodeAnswer } from './useNode.ts';

/** The columns of CLIENT LIST that matter here, in Redis's names; the rest stands in the tooltip. */
const COLUMNS = ['id', 'addr', 'name', 'db', 'cmd', 'flags', 'age', 'idle', 'omem'];

export function Clients({ node }: { node: NodeId }) {
  const words = useWords().inspector.clients;
  const answer = useNodeAnswer(node, { ask: 'clients', node });
  return (
    <Answered kind="clients" answer={answer}>
      {({ text }) => {
        const clients = parseClients(decodeWire(text));
        if (clients.length === 0) return <p className={styles.empty}>{words.none}</p>;
        return (
          <Scroll label={words.caption(node)}>
            <table className={`${styles.table} ${styles.wide}`} aria-label={words.caption(node)}>
              <thead>
                <tr>
                  {COLUMNS.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {clients.map((client) => (
                  <tr
                    key={client.get('id')}
                    title={[...client].map((pair) => pair.join('=')).join('\n')}
                  >
                    {COLUMNS.map((column) => (
                      <td key={column} className={styles.bytes}>
                        {client.get(column)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        );
      }}
    </Answered>
  );
}
