/** What waits in a master for each of its replicas: the output buffers, as tanks with their limits. */
import type { AttachedReplicaView, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { bytes } from '../../ui/figures.ts';
import css from './NodeCard.module.css';

export function Tanks({ node }: { node: NodeView }) {
  const words = useWords();
  if (node.replicas.length === 0) return null;
  return (
    <ul className={css['tanks']} aria-label={words.node.bufferTitle}>
      {node.replicas.map((replica) => (
        <Tank key={`${replica.ip}:${replica.port}`} replica={replica} />
      ))}
    </ul>
  );
}

function Tank({ replica }: { replica: AttachedReplicaView }) {
  const words = useWords();
  const name = replica.node ?? `${replica.ip}:${replica.port}`;
  const limit = replica.hardLimit;
  const share = limit > 0 ? Math.min(1, replica.outputBuffer / limit) : 0;
  const soft = limit > 0 && replica.softLimit > 0 ? Math.min(1, replica.softLimit / limit) : null;
  const hint = words.node.buffer(
    name,
    bytes(replica.outputBuffer),
    limit > 0 ? bytes(limit) : words.node.bufferNoLimit,
  );
  // A tank that holds anything shows it, however little of the limit it is.
  const width = replica.outputBuffer > 0 ? Math.max(0.06, share) : 0;
  return (
    <li
      className={css['tank']}
      title={`${hint} · ${words.attached[replica.state]}`}
      data-high={share > 0.7}
    >
      <span className={css['tankName']}>
        {name}
        {replica.state !== 'ONLINE' && <em> {words.attached[replica.state]}</em>}
      </span>
      <span className={css['tankBar']} aria-hidden="true">
        <i style={{ width: `${width * 100}%` }} />
        {soft !== null && <b style={{ left: `${soft * 100}%` }} />}
      </span>
      <span className={css['tankBytes']}>{bytes(replica.outputBuffer)}</span>
    </li>
  );
}
