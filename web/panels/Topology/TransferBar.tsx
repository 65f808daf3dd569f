/** How much of the snapshot a replica has, and how fast it comes. */
import { Package } from 'lucide-react';
import type { NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useShown } from '../../store/store.ts';
import { bytes, roughBytes } from '../../ui/figures.ts';
import css from './TransferBar.module.css';

const SECOND = 1_000_000;
/** A mean over less says nothing. */
const RATE_AFTER = SECOND / 5;

export function TransferBar({ node }: { node: NodeView }) {
  const words = useWords();
  const transfer = node.master?.transfer ?? null;
  const since = transfer?.since ?? null;
  const rate = useShown((shown) => {
    const took = since === null ? 0 : shown.now - since;
    if (transfer?.phase !== 'receiving' || took < RATE_AFTER) return '';
    return roughBytes((transfer.received * SECOND) / took);
  });
  if (transfer === null) return null;
  const { total, received, phase } = transfer;
  const known = total > 0;
  const share = known ? Math.min(1, received / total) : 0;
  const name = words.node.transfer[phase];
  const far = known ? words.node.transferOf(bytes(received), bytes(total)) : bytes(received);
  return (
    <div className={css['transfer']} data-testid={`transfer-${node.id}`} data-value={received}>
      <Package aria-hidden="true" />
      <span className={css['name']}>{name}</span>
      <span
        className={css['bar']}
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(known && { 'aria-valuenow': Math.round(share * 100) })}
        data-known={known}
      >
        <i style={{ width: known ? `${share * 100}%` : '35%' }} />
      </span>
      {phase !== 'waiting' && <span className={css['far']}>{far}</span>}
      {rate !== '' && <span className={css['rate']}>{words.topology.perSecond(rate)}</span>}
    </div>
  );
}
