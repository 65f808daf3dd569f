/** How much of the snapshot a replica has. */
import { Package } from 'lucide-react';
import type { NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { bytes } from '../../ui/figures.ts';
import css from './NodeCard.module.css';

export function TransferBar({ node }: { node: NodeView }) {
  const words = useWords();
  const transfer = node.master?.transfer ?? null;
  if (transfer === null) return null;
  const known = transfer.total > 0;
  const share = known ? Math.min(1, transfer.received / transfer.total) : 0;
  const name = words.node.transfer[transfer.phase];
  return (
    <div className={css['transfer']} data-testid={`transfer-${node.id}`}>
      <Package aria-hidden="true" />
      <span>{name}</span>
      <span
        className={css['transferBar']}
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(known && { 'aria-valuenow': Math.round(share * 100) })}
        data-known={known}
      >
        <i style={{ width: known ? `${share * 100}%` : '35%' }} />
      </span>
      <span className={css['tankBytes']}>
        {known
          ? words.node.transferOf(bytes(transfer.received), bytes(transfer.total))
          : bytes(transfer.received)}
      </span>
    </div>
  );
}
