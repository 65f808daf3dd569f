/** Where messages are too close for labels: their arrows, one path for each kind and way. */
import type { NodeId } from '../../../engine/contract.ts';
import { phaseOf, progressOf } from './ladder.ts';
import { isRightward, type Placed } from './place.ts';
import styles from './TimeRows.module.css';

interface StrokesProps {
  rest: readonly Placed[];
  replica: NodeId;
  height: number;
  /** Changes when one of them sets out or arrives. */
  now: number;
}

export function Strokes({ rest, replica, height, now }: StrokesProps) {
  const paths = new Map<string, string>();
  for (const { message, top, sentY, arrivesY } of rest) {
    if (phaseOf(message, now) === 'future') continue;
    const progress = progressOf(message, now);
    const [from, to] = isRightward(message, replica) ? [0, progress] : [1, 1 - progress];
    const y = top + sentY;
    const end = y + (arrivesY - sentY) * progress;
    const stroke = `M${from * 100} ${y.toFixed(1)}L${to * 100} ${end.toFixed(1)}`;
    paths.set(message.kind, (paths.get(message.kind) ?? '') + stroke);
  }
  return (
    <svg
      className={styles.strokes}
      viewBox={`0 0 100 ${Math.max(1, height)}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {[...paths].map(([kind, d]) => (
        <path key={kind} d={d} data-kind={kind} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}
