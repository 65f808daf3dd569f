/** Names a link, tells how slow it is and what waits on it, and breaks or heals it. */
import { Link2, Link2Off, Pause, Scissors, Wrench } from 'lucide-react';
import { useShallow } from 'zustand/shallow';
import type { LinkView, MessageKind, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { currentSegments } from '../../playback.ts';
import { act } from '../../store/commands.ts';
import { linkKey, selectLink, useChoices, type Shown } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { IconButton } from '../../ui/Button.tsx';
import { bytes, milliseconds } from '../../ui/figures.ts';
import type { Curve, Point } from './curve.ts';
import { CHIP_WIDTH, chipPlace, type LinkLabels } from './labels.ts';
import { looksOf, REDRAW_MS, type Looks } from './Wire.tsx';
import css from './Wire.module.css';

/** What a link's name says of its traffic is for those who listen. */
const SAID_EVERY_MS = 1000;

interface WireChipProps {
  /** Key of the link. */
  link: string;
  curve: Curve;
  labels: LinkLabels;
}

const SIGNS = { up: Link2, idle: Link2Off, cut: Scissors, stalled: Pause } as const;

export function WireChip({ link: key, curve, labels }: WireChipProps) {
  const { small } = labels;
  const words = useWords();
  const link = useCalm(useShallow(chipOf(key)), REDRAW_MS);
  const selected = useChoices((choices) => choices.selectedLink === key);
  const flying = useCalm((shown) => flyingOn(shown, key), SAID_EVERY_MS);
  if (link === null) return null;
  const { a, b, looks } = link;
  const { x, y } = placeOf(looks, curve, labels);
  const latency = words.topology.milliseconds(milliseconds(link.latency));
  const bandwidth = link.bandwidth > 0 ? words.topology.perSecond(bytes(link.bandwidth)) : '';
  const waiting = link.waiting > 0 ? words.topology.waiting(bytes(link.waiting)) : '';
  const traffic = flying
    .split(' ')
    .filter(Boolean)
    .map((kind) => words.messageKind[kind as MessageKind]);
  const Sign = SIGNS[looks];
  return (
    <div
      className={css['chip']}
      style={{ translate: `${x}px ${y}px` }}
      data-solid
      data-looks={looks}
      data-small={small}
      data-opens={small ? opensTo(link.isFirstReplica, curve) : undefined}
      data-selected={selected}
    >
      <button
        type="button"
        className={css['name']}
        data-testid={`link-${key}`}
        data-value={looks}
        aria-pressed={selected}
        aria-label={words.topology.linkName(
          words.topology.link(a, b, words.topology.linkIs[looks]),
          bandwidth === '' ? latency : `${latency} ${bandwidth}`,
          waiting,
          traffic,
        )}
        onClick={() => selectLink(key)}
      >
        {small && (
          <span className={css['sign']}>
            <Sign aria-hidden="true" />
          </span>
        )}
        <span className={css['words']}>
          {looks !== 'up' && <b>{words.topology.linkIs[looks]}</b>}
          <span>{latency}</span>
          {bandwidth !== '' && <span>{bandwidth}</span>}
          {waiting !== '' && <em>{waiting}</em>}
        </span>
      </button>
      <Tools a={a} b={b} state={link.state} />
    </div>
  );
}

/** Of a link, what its chip shows: counts that change with every message are not part of it. */
function chipOf(key: string) {
  return (shown: Shown) => {
    const link = shown.links[key];
    if (link === undefined) return null;
    const { state, latency, bandwidth, waiting, replica } = link;
    const [a, b] = link.between;
    return {
      a,
      b,
      state,
      latency,
      bandwidth,
      waiting,
      looks: looksOf(link),
      isFirstReplica: replica === a,
    };
  };
}

function placeOf(looks: Looks, curve: Curve, { small, below, sign, broken }: LinkLabels): Point {
  if (!small) return chipPlace(curve, below, CHIP_WIDTH[looks === 'up' ? 'short' : 'long']);
  return looks === 'cut' || looks === 'stalled' ? broken : sign;
}

/** A small chip opens towards the master: on the other side the replica's card is near. */
function opensTo(isFirstReplica: boolean, [start, , , end]: Curve): 'left' | 'right' {
  const [replica, master] = isFirstReplica ? [start, end] : [end, start];
  return master.x < replica.x ? 'left' : 'right';
}

/** What was on its way at a moment: all links ask, one looks. */
const flights = new WeakMap<Shown, ReadonlyMap<string, string>>();

/** The kinds of what is on its way, each once. */
function flyingOn(shown: Shown, key: string): string {
  const kinds = flights.get(shown) ?? kindsByLink();
  flights.set(shown, kinds);
  return kinds.get(key) ?? '';
}

function kindsByLink(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { from, to, kind } of currentSegments()) {
    // A link's name does not tell which end comes first.
    for (const key of [linkKey(from, to), linkKey(to, from)]) {
      const before = found.get(key) ?? '';
      if (!before.split(' ').includes(kind)) found.set(key, `${before} ${kind}`.trim());
    }
  }
  return found;
}

interface ToolsProps {
  a: NodeId;
  b: NodeId;
  state: LinkView['state'];
}

function Tools({ a, b, state }: ToolsProps) {
  const words = useWords();
  const key = `${a}-${b}`;
  const between = [a, b] as [string, string];
  return (
    <span className={css['tools']}>
      {state !== 'cut' && (
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
      {state === 'up' && (
        <IconButton
          size="small"
          label={words.topology.stallHint(a, b)}
          data-testid={`stall-${key}`}
          onClick={() => void act({ do: 'stall', between })}
        >
          <Pause />
        </IconButton>
      )}
      {state !== 'up' && (
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
    </span>
  );
}
