/** How far each replica of a node is, for its ring. */
import type { NodeId } from '../../../engine/contract.ts';
import type { Shown } from '../../store/store.ts';
import type { RingReplica } from './ring.ts';

/**
 * `6380 1330 attached,6381 1255 `: the replicas of a node and how far each is: its last ACK while it is attached,
 * else what it has applied. A text, so that equal ones are equal.
 */
export function replicasText(node: NodeId): (shown: Shown) => string {
  return (shown) => {
    const own = shown.nodes[node];
    if (own === undefined) return '';
    const texts = shown.nodeOrder.flatMap((id) => {
      const master = shown.nodes[id]?.master;
      if (master?.node !== node || shown.nodes[id]?.replid !== own.replid) return [];
      const attached = own.replicas.find((replica) => replica.node === id);
      const online = attached?.state === 'ONLINE';
      return [online ? `${id} ${attached.ackOffset} attached` : `${id} ${master.offset} `];
    });
    return texts.join(',');
  };
}

/** What such a text says. */
export function replicasOf(text: string): RingReplica[] {
  return text.split(',').filter(Boolean).map(replicaOf);
}

function replicaOf(text: string): RingReplica {
  const [id = '', offset = '0', attached = ''] = text.split(' ');
  return { id, offset: Number(offset), attached: attached !== '' };
}
