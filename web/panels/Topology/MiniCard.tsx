/** A card of two lines, for pictures with many nodes: the same facts, as signs and figures. */
import type { NodeView } from '../../../engine/contract.ts';
import { DigestBadge, digestOf, HistoryIds, historyOf, LinkFact, Progress } from './CardFacts.tsx';
import { CardHead } from './CardHead.tsx';
import { CardNotes, noteLines } from './CardNotes.tsx';
import css from './NodeCard.module.css';
import { RingGauge } from './RingGauge.tsx';
import { isUp } from './running.ts';

export function MiniCard({ node }: { node: NodeView }) {
  const up = isUp(node.run);
  return (
    <>
      <CardHead node={node} brief named>
        <HistoryIds {...historyOf(node)} length="brief" />
      </CardHead>
      <div className={css['miniLine']}>
        {up && node.master !== null && <LinkFact node={node} link={node.master} brief least />}
        <Progress node={node} length="least" />
        {noteLines(node) > 0 ? (
          <CardNotes node={node} />
        ) : (
          <>
            <DigestBadge {...digestOf(node)} length="least" />
            <RingGauge node={node.id} backlog={node.backlog} bare />
          </>
        )}
      </div>
    </>
  );
}
