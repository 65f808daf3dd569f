/** What a node is that somebody adds to the picture. */
import type { LabNode } from '../../../engine/lab/format.ts';
import type { Shown } from '../../store/store.ts';

/** The next free port, with a backlog like the others'. */
export function nextNode(shown: Shown): LabNode {
  const ports = shown.nodeOrder.map(Number);
  const id = String(Math.max(6378, ...ports) + 1);
  const conf = [`port ${id}`, 'repl-diskless-sync-delay 0'];
  const like = Object.values(shown.nodes).find((node) => node.backlog !== null);
  if (like?.backlog) conf.push(`repl-backlog-size ${like.backlog.size}`);
  return { id, conf };
}
