/** The one clock of both runs: play, step, go anywhere; what happened in each of them, above and below. */
import {
  ChevronLeft,
  ChevronRight,
  Gauge,
  Pause,
  Play,
  Redo2,
  RotateCcw,
  Undo2,
} from 'lucide-react';
import { useEffect } from 'react';
import type { EventRecord } from '../../../engine/contract.ts';
import { tellEvent, useEventWords } from '../../language/events.ts';
import { useWords } from '../../language/words.ts';
import { onPaint } from '../../playback.ts';
import { decodeWire } from '../../text.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { clock } from '../../ui/figures.ts';
import { Menu, MenuChoices, MenuLabel } from '../../ui/Menu.tsx';
import css from './Clock.module.css';
import type { Pair } from './change.ts';
import { weighs, type Side } from './differ.ts';
import { beat, seekBoth, setGoing, stepBoth, undoBoth, useCompared } from './pair.ts';
import { markKind } from './texts.ts';
import { useCompareWords } from './words.ts';

const SPEEDS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
/** What comes of the last action is on the track too. */
const AFTERMATH = 8_000_000;
const SIDES: readonly Side[] = ['left', 'right'];

export function Clock() {
  const words = useCompareWords();
  const page = useWords().timeline;
  const playing = useCompared((compared) => compared.playing);
  const now = useCompared((compared) => compared.runs?.left.now ?? 0);
  const opensAt = useCompared((compared) => (compared.pair?.left.openAtMs ?? 0) * 1000);
  useEffect(() => onPaint((_now, wall) => beat(wall)), []);
  const label = playing ? page.pause : page.play;
  return (
    <footer className={css['clock']} aria-label={words.clock}>
      <Button
        look="main"
        data-testid="compare-play"
        aria-label={label}
        title={page.playHint}
        icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        onClick={() => setGoing(!playing)}
      />
      <IconButton
        look="plain"
        label={words.restart}
        data-testid="compare-restart"
        onClick={() => void seekBoth(opensAt)}
      >
        <RotateCcw aria-hidden />
      </IconButton>
      <IconButton
        look="plain"
        label={words.stepBack}
        data-testid="compare-step-back"
        onClick={() => void stepBoth({ direction: 'back', to: 'message' })}
      >
        <ChevronLeft aria-hidden />
      </IconButton>
      <IconButton
        look="plain"
        label={words.step}
        data-testid="compare-step"
        onClick={() => void stepBoth({ direction: 'forward', to: 'message' })}
      >
        <ChevronRight aria-hidden />
      </IconButton>
      <Undo />
      <Speed />
      <output
        className={css['now']}
        aria-label={page.now}
        data-testid="compare-now"
        data-value={Math.round(now / 1000)}
      >
        {clock(now)}
      </output>
      <Track now={now} />
    </footer>
  );
}

/** Of what was done while the two ran; what the lab file does is not touched. */
function Undo() {
  const words = useCompareWords();
  const canUndo = useCompared(({ runs }) => !!runs?.left.canUndo && runs.right.canUndo);
  const canRedo = useCompared(({ runs }) => !!runs?.left.canRedo && runs.right.canRedo);
  return (
    <>
      <IconButton
        look="plain"
        label={words.undo}
        data-testid="compare-undo"
        aria-keyshortcuts="Control+Z"
        disabled={!canUndo}
        onClick={() => void undoBoth('undo')}
      >
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        look="plain"
        label={words.redo}
        data-testid="compare-redo"
        aria-keyshortcuts="Control+Shift+Z"
        disabled={!canRedo}
        onClick={() => void undoBoth('redo')}
      >
        <Redo2 aria-hidden />
      </IconButton>
    </>
  );
}

function Speed() {
  const words = useWords().timeline;
  const speed = useCompared((compared) => compared.speed);
  const options = SPEEDS.map((value) => ({
    value: String(value),
    label: words.speedIs(String(value)),
  }));
  return (
    <Menu
      trigger={
        <Button
          data-testid="compare-speed"
          aria-label={`${words.speed} ${words.speedIs(String(speed))}`}
          title={words.speed}
          icon={<Gauge aria-hidden />}
        >
          {words.speedIs(String(speed))}
        </Button>
      }
    >
      <MenuLabel>{words.speed}</MenuLabel>
      <MenuChoices
        value={String(speed)}
        onChoose={(value) => useCompared.setState({ speed: Number(value) })}
        options={options}
      />
    </Menu>
  );
}

/** A tenth of a second, with Shift a second. */
const ARROWS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
};

function Track({ now }: { now: number }) {
  const words = useCompareWords();
  const runs = useCompared((compared) => compared.runs);
  const pair = useCompared((compared) => compared.pair);
  const parting = useCompared((compared) => compared.parting);
  const end = Math.max(endOf(pair), runs?.left.horizon ?? 0, runs?.right.horizon ?? 0);
  const place = (at: number) => `${((100 * at) / end).toFixed(3)}%`;
  return (
    <div className={css['track']}>
      <div className={css['rail']} aria-hidden>
        <span className={css['past']} style={{ width: place(now) }} />
      </div>
      {runs !== null &&
        SIDES.map((side) => (
          <Marks key={side} side={side} events={runs[side].events} place={place} />
        ))}
      {parting !== null && (
        <span
          className={css['parting']}
          style={{ left: place(parting.at) }}
          title={words.parted(clock(parting.at))}
          aria-hidden
        />
      )}
      <input
        type="range"
        className={css['range']}
        min={0}
        max={Math.ceil(end / 1000)}
        step={1}
        value={Math.round(now / 1000)}
        aria-label={words.moment}
        aria-valuetext={words.momentOf(clock(now), clock(end))}
        data-testid="compare-timeline"
        onKeyDown={(event) => {
          const way = ARROWS[event.key];
          if (way === undefined) return;
          event.preventDefault();
          setGoing(false);
          void seekBoth(Math.max(0, now + way * (event.shiftKey ? 1_000_000 : 100_000)));
        }}
        onChange={(event) => {
          setGoing(false);
          void seekBoth(Number(event.currentTarget.value) * 1000);
        }}
      />
    </div>
  );
}

function endOf(pair: Pair | null): number {
  if (pair === null) return AFTERMATH;
  const last = [pair.left, pair.right].map(({ actions }) => {
    const moments = actions.map((action) => (action.do === 'load' ? action.untilMs : action.atMs));
    return Math.max(0, ...moments.filter(Number.isFinite));
  });
  return Math.max(...last) * 1000 + AFTERMATH;
}

interface MarksProps {
  side: Side;
  events: readonly EventRecord[];
  place: (at: number) => string;
}

/** Small: where something came of it. The list of differences says it in words. */
function Marks({ side, events, place }: MarksProps) {
  const words = useCompareWords();
  const eventWords = useEventWords();
  return (
    <div className={css['marks']} data-side={side} aria-hidden>
      {events.filter(weighs).map((event) => (
        <i
          key={event.id}
          style={{ left: place(event.at) }}
          data-kind={markKind(event)}
          title={words.markOf(
            words[side],
            decodeWire(tellEvent(eventWords, event)),
            clock(event.at),
          )}
        />
      ))}
    </div>
  );
}
