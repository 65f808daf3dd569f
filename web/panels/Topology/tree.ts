/** Who stands behind whom: trees of replication, as columns. Pure. */
import type { NodeId } from '../../../engine/contract.ts';

export interface Shape {
  id: NodeId;
  /** The node it replicates from, when that is one of the lab. */
  master: NodeId | null;
}

/**
 * Nodes by depth, each column in the order of its masters. In a circle of masters the one created
 * first is the root.
 */
export function columnsOf(shapes: readonly Shape[]): NodeId[][] {
  const known = new Set(shapes.map(({ id }) => id));
  const seen = new Set<NodeId>();
  const trees: NodeId[][][] = [];
  const grow = (root: NodeId) => {
    seen.add(root);
    const levels = [[root]];
    for (let level = [root]; level.length > 0;) {
      level = level.flatMap((id) => replicasOf(id, shapes).filter((replica) => !seen.has(replica)));
      for (const id of level) seen.add(id);
      if (level.length > 0) levels.push(level);
    }
    trees.push(levels);
  };
  for (const { id, master } of shapes) if (master === null || !known.has(master)) grow(id);
  for (const { id } of shapes) if (!seen.has(id)) grow(id);
  return joined(trees);
}

function replicasOf(id: NodeId, shapes: readonly Shape[]): NodeId[] {
  return shapes.filter(({ master }) => master === id).map((shape) => shape.id);
}

/** Beside trees, lone nodes stand where replicas stand. */
function joined(trees: readonly NodeId[][][]): NodeId[][] {
  const columns: NodeId[][] = [];
  const alone = trees.filter((levels) => levels.length === 1).flat(2);
  for (const levels of trees) {
    if (levels.length === 1) continue;
    for (const [depth, level] of levels.entries()) (columns[depth] ??= []).push(...level);
  }
  const last = columns.at(-1);
  if (last === undefined) return alone.length > 0 ? [alone] : [];
  last.push(...alone);
  return columns;
}
