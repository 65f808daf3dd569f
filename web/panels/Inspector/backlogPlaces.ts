/** Where things stand in a node's backlog. Pure. */
import type { ArcView, NodeId, NodeView } from '../../../engine/contract.ts';

/** The command whose bytes are at this offset; null: older than those that are told. */
export function arcAt(arcs: readonly ArcView[], offset: number): ArcView | null {
  return arcs.find((arc) => offset >= arc.from && offset < arc.to) ?? null;
}

export interface Standing {
  node: NodeId;
  /** The next byte it wants. */
  wants: number;
  lacks: number;
  /** `lost`: the backlog no longer holds what it lacks. `other`: its offsets count another history. */
  stands: 'here' | 'lost' | 'other';
}

/** Of each node that replicates from this one, or tries to: the next byte it wants. */
export function standingOf(
  nodes: Readonly<Record<NodeId, NodeView>>,
  order: readonly NodeId[],
  node: NodeId,
): readonly Standing[] {
  const master = nodes[node];
  if (master === undefined || master.backlog === null) return [];
  const { first_byte_offset: first, histlen } = master.backlog;
  const end = first + histlen;
  return order.flatMap((id) => {
    const replica = nodes[id];
    if (replica?.master?.node !== node) return [];
    const wants = replica.master.offset + 1;
    const same = replica.replid === master.replid && wants <= end;
    const stands = same ? (wants < first ? 'lost' : 'here') : 'other';
    return [{ node: id, wants, lacks: Math.max(0, end - wants), stands }];
  });
}
