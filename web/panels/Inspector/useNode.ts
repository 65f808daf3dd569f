/** What the inspector's tabs ask about one node, again whenever the node has changed. */
import type { Answer, NodeId, NodeView, Question } from '../../../engine/contract.ts';
import type { Shown } from '../../store/store.ts';
import { useAnswer } from '../../store/useAnswer.ts';
import { usePaced } from '../../store/usePaced.ts';

const nodeOf = (node: NodeId) => (shown: Shown) => shown.nodes[node];
/** Ages and uptimes grow although nothing happens; an event may tell of what no view shows. */
const tickOf = ({ now, events, replacements }: Shown) =>
  `${Math.floor(now / 1_000_000)} ${events.at(-1)?.id} ${replacements}`;

export function useNode(node: NodeId): NodeView | undefined {
  return usePaced(nodeOf(node));
}

export function useNodeAnswer(node: NodeId, question: Question | null): Answer | null {
  return useAnswer(question, useNode(node), usePaced(tickOf));
}
