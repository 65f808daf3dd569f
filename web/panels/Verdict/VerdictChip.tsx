/** One replica's verdict in a word; pressed, it is told in full. */
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { selectNode } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { bytes } from '../../ui/figures.ts';
import { ICONS } from './icons.ts';
import { roomOf } from './interest.ts';
import css from './Verdict.module.css';

/** Many chips change together: more often is a flicker. */
const REDRAW_MS = 250;

export function VerdictChip({ node }: { node: NodeId }) {
  const words = useWords();
  const verdict = useCalm((shown) => shown.nodes[node]?.verdict ?? null, REDRAW_MS);
  if (verdict === null) return null;
  const Icon = ICONS[verdict.kind];
  const because = words.verdict.because(words.because[verdict.reason]);
  const share = verdict.roomLeft === null ? 0 : verdict.roomLeft / Math.max(1, roomOf(verdict));
  return (
    <button
      type="button"
      className={css['chip']}
      data-testid={`verdict-${node}`}
      data-kind={verdict.kind}
      data-reason={verdict.reason}
      data-bytes={verdict.bytes}
      title={because}
      onClick={() => selectNode(node)}
    >
      <Icon aria-hidden="true" />
      <span>{node}</span>
      <b>{words.verdict.chip[verdict.kind]}</b>
      {verdict.kind === 'partial' && <small>{bytes(verdict.bytes)}</small>}
      <span className="unseen">{because}</span>
      {verdict.roomLeft !== null && (
        <i aria-hidden="true" data-low={share < 0.25} style={{ width: `${share * 100}%` }} />
      )}
    </button>
  );
}
