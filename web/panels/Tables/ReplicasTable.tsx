import type { AttachedReplicaView, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { type Shown } from '../../store/store.ts';
import { usePaced } from '../../store/usePaced.ts';
import { bytes, grouped } from '../../ui/figures.ts';
import { REPLICAS, REPLICAS_TERMS } from './columns.ts';
import { Frame } from './Frame.tsx';
import styles from './Tables.module.css';
import { useTablesWords } from './words.ts';

const nodesOf = (shown: Shown) => shown.nodes;
const orderOf = (shown: Shown) => shown.nodeOrder;

export function ReplicasTable() {
  const words = useTablesWords().replicas;
  const nodes = usePaced(nodesOf);
  const order = usePaced(orderOf);
  const rows = order.flatMap((id) => {
    const master = nodes[id];
    return (master?.replicas ?? []).flatMap((replica) =>
      master === undefined ? [] : [{ master, replica }],
    );
  });
  return (
    <Frame
      caption={words.caption}
      columns={REPLICAS}
      heads={words}
      terms={REPLICAS_TERMS}
      testid="table-replicas"
      empty={rows.length === 0 ? words.empty : undefined}
    >
      {rows.map((row) => (
        <Row key={`${row.master.id} ${row.replica.ip}:${row.replica.port}`} {...row} />
      ))}
    </Frame>
  );
}

function Row({ master, replica }: { master: NodeView; replica: AttachedReplicaView }) {
  const all = useWords();
  const words = useTablesWords().replicas;
  return (
    <tr>
      <th scope="row">{master.id}</th>
      <td translate="no">
        {replica.ip}:{replica.port}
      </td>
      <td>{all.attached[replica.state]}</td>
      <td className={styles.figure}>{grouped(replica.ackOffset)}</td>
      <td className={styles.figure}>
        {bytes(Math.max(0, master.master_repl_offset - replica.ackOffset))}
      </td>
      <td className={styles.figure}>{words.seconds(grouped(replica.lag))}</td>
      <td className={styles.figure}>{bytes(replica.outputBuffer)}</td>
    </tr>
  );
}
