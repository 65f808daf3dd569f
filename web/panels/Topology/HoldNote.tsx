/** Why a running node keeps its clients waiting, and how long still. */
import { CirclePause, Moon } from 'lucide-react';
import type { HoldView, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useShown } from '../../store/store.ts';
import { duration } from '../../ui/figures.ts';
import css from './CardNotes.module.css';

const SECOND = 1_000_000;

export function HoldNote({ node, hold }: { node: NodeView; hold: HoldView }) {
  const words = useWords();
  const { until } = hold;
  const seconds = useShown((shown) =>
    until === null ? null : Math.ceil((until - shown.now) / SECOND),
  );
  const what =
    hold.by === 'failover' && node.failover !== 'no-failover'
      ? words.node.failover[node.failover]
      : words.node.hold[hold.by];
  const Icon = hold.by === 'sleep' ? Moon : CirclePause;
  return (
    <span
      className={css['note']}
      data-tone="info"
      data-testid={`hold-${node.id}`}
      data-value={hold.by}
      title={`${words.node.holdWhy[hold.by]} ${words.node.holdWhat[hold.what]}`}
    >
      <Icon aria-hidden="true" />
      {seconds === null ? what : words.node.holdFor(what, duration(seconds * SECOND, words.units))}
    </span>
  );
}
