/** One link: its line, in the colour of the history that it carries, and what keeps it from carrying. */
import { Hand, Pause, Scissors } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { LinkView } from '../../../engine/contract.ts';
import { selectLink, useChoices, useShown, type Shown } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { historyStyle } from '../../ui/history.ts';
import { part, pathOf, pointAt, type Curve } from './curve.ts';
import css from './Wire.module.css';

/** Counts on a busy link change with every frame; how it looks does not. */
export const REDRAW_MS = 80;
interface WireProps {
  /** Key of the link. */
  link: string;
  curve: Curve;
}

export type Looks = 'up' | 'cut' | 'stalled' | 'idle';

function looksAt(shown: Shown, key: string): Looks | null {
  const link = shown.links[key];
  return link === undefined ? null : looksOf(link);
}

export function looksOf(link: LinkView): Looks {
  if (link.state !== 'up') return link.state;
  return link.connected ? 'up' : 'idle';
}

export function Wire({ link: key, curve }: WireProps) {
  const looks = useCalm((shown) => looksAt(shown, key), REDRAW_MS);
  const holding = useCalm((shown) => isHolding(shown.links[key]), REDRAW_MS);
  const replid = useShown((shown) => {
    const replica = shown.links[key]?.replica ?? null;
    return replica === null ? null : (shown.nodes[replica]?.replid ?? null);
  });
  const selected = useChoices((choices) => choices.selectedLink === key);
  if (looks === null) return null;
  const style = (replid === null ? {} : historyStyle(replid)) as CSSProperties;
  return (
    <g
      className={`${css['wire']} ${selected ? css['chosen'] : ''}`}
      style={style}
      data-spot={`link-${key}`}
      data-spot-tight="x"
      data-looks={looks}
      data-history={replid !== null}
    >
      {looks === 'cut' ? (
        <>
          <path className={css['line']} d={pathOf(part(curve, 0, 0.44))} />
          <path className={css['line']} d={pathOf(part(curve, 0.56, 1))} />
        </>
      ) : (
        <path className={css['line']} d={pathOf(curve)} />
      )}
      <path className={css['hit']} d={pathOf(curve)} data-solid onClick={() => selectLink(key)} />
      {looks === 'cut' || looks === 'stalled' ? (
        <BreakMark curve={curve} why={looks} />
      ) : (
        holding && <BreakMark curve={curve} why="held" />
      )}
    </g>
  );
}

/** A message is kept on it on purpose. */
function isHolding(link: LinkView | undefined): boolean {
  return link !== undefined && link.held.some(({ message }) => message > 0);
}

const WHY = { cut: Scissors, stalled: Pause, held: Hand } as const;

function BreakMark({ curve, why }: { curve: Curve; why: keyof typeof WHY }) {
  const { x, y } = pointAt(curve, 0.5);
  const Icon = WHY[why];
  return (
    <g className={css['break']} data-why={why} transform={`translate(${x},${y})`}>
      <circle r="13" />
      <Icon x="-7.5" y="-7.5" width="15" height="15" aria-hidden="true" />
    </g>
  );
}
