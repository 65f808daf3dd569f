/** How full the backlog is, where there is no room to draw what it holds. */
import type { BacklogView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { bytes, grouped } from '../../ui/figures.ts';
import css from './NodeCard.module.css';

const RADIUS = 5;
const AROUND = 2 * Math.PI * RADIUS;

interface GaugeProps {
  node: string;
  backlog: BacklogView | null;
  /** Without its figure. */
  bare?: boolean;
}

export function RingGauge({ node, backlog, bare = false }: GaugeProps) {
  const words = useWords();
  if (backlog === null) return null;
  const share = Math.min(1, backlog.histlen / backlog.size);
  const hint = words.ring.label(node, bytes(backlog.histlen), bytes(backlog.size));
  return (
    <span
      className={css['gauge']}
      title={hint}
      data-testid={`fill-${node}`}
      data-value={backlog.histlen}
    >
      <svg viewBox="-7 -7 14 14" aria-hidden="true">
        <circle r={RADIUS} />
        <circle
          r={RADIUS}
          strokeDasharray={`${share * AROUND} ${AROUND}`}
          transform="rotate(-90)"
        />
      </svg>
      {!bare && (
        <span aria-hidden="true">{words.node.percent(grouped(Math.round(share * 100)))}</span>
      )}
      <span className="unseen">{hint}</span>
    </span>
  );
}
