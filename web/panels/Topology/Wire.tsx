/** One link: its line, and the chip that names it and breaks or heals it. */
import { Pause, Scissors, Wrench } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { LinkView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { selectLink, useChoices, useShown } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { IconButton } from '../../ui/Button.tsx';
import { bytes, milliseconds } from '../../ui/figures.ts';
import { historyStyle } from '../../ui/history.ts';
import { part, pathOf, pointAt, type Curve } from './curve.ts';
import css from './Wire.module.css';

/** Counts on a busy link change with every frame; how it looks does not. */
const REDRAW_MS = 80;
/** Between cards that stand closer than this, a chip's buttons stand below its name. */
const NARROW = 170;
/** How far the chip stands above the middle of its link: a steep link carries pills beside its middle. */
const CHIP_UP = 36;
const CHIP_UP_MAX = 56;

function chipUp([start, , , end]: Curve): number {
  return Math.min(CHIP_UP_MAX, CHIP_UP + Math.abs(end.y - start.y) * 0.35);
}

interface WireProps {
  /** Key of the link. */
  link: string;
  curve: Curve;
}

type Looks = 'up' | 'cut' | 'stalled' | 'idle';

function looksOf(link: LinkView): Looks {
  if (link.state !== 'up') return link.state;
  return link.connected ? 'up' : 'idle';
}

export function Wire({ link: key, curve }: WireProps) {
  const link = useCalm((shown) => shown.links[key], REDRAW_MS);
  const replid = useShown((shown) => {
    const replica = shown.links[key]?.replica ?? null;
    return replica === null ? null : (shown.nodes[replica]?.replid ?? null);
  });
  const selected = useChoices((choices) => choices.selectedLink === key);
  if (link === undefined) return null;
  const looks = looksOf(link);
  const style = (replid === null ? {} : historyStyle(replid)) as CSSProperties;
  return (
    <g
      className={`${css['wire']} ${selected ? css['chosen'] : ''}`}
      style={style}
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
      {looks !== 'up' && looks !== 'idle' && <BreakMark curve={curve} looks={looks} />}
    </g>
  );
}

function BreakMark({ curve, looks }: { curve: Curve; looks: 'cut' | 'stalled' }) {
  const { x, y } = pointAt(curve, 0.5);
  const Icon = looks === 'cut' ? Scissors : Pause;
  return (
    <g className={css['break']} transform={`translate(${x},${y})`}>
      <circle r="13" />
      <Icon x="-7.5" y="-7.5" width="15" height="15" aria-hidden="true" />
    </g>
  );
}

export function WireChip({ link: key, curve }: WireProps) {
  const words = useWords();
  const link = useCalm((shown) => shown.links[key], REDRAW_MS);
  const selected = useChoices((choices) => choices.selectedLink === key);
  if (link === undefined) return null;
  const [a, b] = link.between;
  const looks = looksOf(link);
  const { x, y } = pointAt(curve, 0.5);
  const between = [a, b] as [string, string];
  return (
    <div
      className={css['chip']}
      style={{ transform: `translate(${x}px, ${y - chipUp(curve)}px) translate(-50%, -50%)` }}
      data-solid
      data-looks={looks}
      data-narrow={Math.abs(curve[3].x - curve[0].x) < NARROW}
      data-selected={selected}
    >
      <button
        type="button"
        className={css['name']}
        data-testid={`link-${key}`}
        data-value={looks}
        aria-pressed={selected}
        aria-label={words.topology.link(a, b, words.topology.linkIs[looks])}
        onClick={() => selectLink(key)}
      >
        {looks !== 'up' && <b>{words.topology.linkIs[looks]}</b>}
        <span>{words.topology.milliseconds(milliseconds(link.latency))}</span>
        {link.waiting > 0 && <em>{words.topology.waiting(bytes(link.waiting))}</em>}
      </button>
      {link.state !== 'cut' && (
        <IconButton
          size="small"
          tone="bad"
          label={words.topology.cutHint(a, b)}
          data-testid={`cut-${key}`}
          onClick={() => void act({ do: 'cut', between })}
        >
          <Scissors />
        </IconButton>
      )}
      {link.state === 'up' && (
        <IconButton
          size="small"
          label={words.topology.stallHint(a, b)}
          data-testid={`stall-${key}`}
          onClick={() => void act({ do: 'stall', between })}
        >
          <Pause />
        </IconButton>
      )}
      {link.state !== 'up' && (
        <IconButton
          size="small"
          tone="good"
          label={words.topology.healHint(a, b)}
          data-testid={`heal-${key}`}
          onClick={() => void act({ do: 'heal', between })}
        >
          <Wrench />
        </IconButton>
      )}
    </div>
  );
}
