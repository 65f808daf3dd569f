import { ArrowLeftToLine, ArrowRightToLine, Pause, Play, SkipForward } from 'lucide-react';
import { lazy, useEffect, useRef } from 'react';
import { useWords } from '../../language/words.ts';
import { onPaint } from '../../playback.ts';
import { seek, step } from '../../store/commands.ts';
import { setPlaying, useChoices, useShown, type Choices, type Shown } from '../../store/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { clock } from '../../ui/figures.ts';
import { useLayout } from '../../ui/useLayout.ts';
import { Later } from '../../ui/Later.tsx';
import { Branches, Redo, Speed, Undo } from './Controls.tsx';
import { running } from './running.ts';
import { useShortcuts } from './shortcuts.ts';
import styles from './Timeline.module.css';
import { Track } from './Track.tsx';

/** Seen at once, used later. */
const Jump = lazy(async () => {
  const { Jump: component } = await import('./ViewMenu.tsx');
  return { default: component };
});
const ViewMenu = lazy(async () => {
  const { ViewMenu: component } = await import('./ViewMenu.tsx');
  return { default: component };
});

const playingOf = (choices: Choices) => choices.playing;
const isPast = (shown: Shown) => shown.now < shown.horizon;

/** Time in the visitor's hands: play, step, scrub, speed, undo, branches. */
export function Timeline() {
  const playing = useChoices(playingOf);
  const words = useWords().timeline;
  const phone = useLayout() === 'phone';
  useShortcuts();
  return (
    <div className={styles.bar}>
      <Button
        look="main"
        data-testid="play"
        aria-label={playing ? words.pause : words.play}
        title={words.playHint}
        icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        onClick={() => setPlaying(!playing)}
      />
      <Button
        data-testid="step-back"
        title={words.stepBackHint}
        aria-label={words.stepBackHint}
        icon={<ArrowLeftToLine aria-hidden />}
        onClick={() => void step({ direction: 'back', to: 'event' })}
      >
        <span className={styles.label}>{words.stepBack}</span>
      </Button>
      <Button
        data-testid="step"
        title={words.stepHint}
        aria-label={words.stepHint}
        onClick={() => void step({ direction: 'forward', to: 'event' })}
      >
        <span className={styles.label}>{words.step}</span> <ArrowRightToLine aria-hidden />
      </Button>
      <Now />
      <Track />
      <div className={styles.rest}>{phone ? <PhoneRest /> : <WideRest />}</div>
    </div>
  );
}

function WideRest() {
  return (
    <>
      <ToLive />
      <Later fallback={<span className={styles.later} />}>
        <Jump />
        <ViewMenu />
      </Later>
      <Speed />
      <Branches />
      <Undo />
      <Redo />
    </>
  );
}

/** What does not fit is in the menu. */
function PhoneRest() {
  return (
    <>
      <Speed />
      <Undo />
      <Later fallback={<span className={styles.later} />}>
        <ViewMenu phone />
      </Later>
    </>
  );
}

/** Written by the paint loop: rendering it sixty times a second would cost more than all the rest. */
function Now() {
  const text = useRef<HTMLSpanElement>(null);
  const words = useWords().timeline;
  useEffect(() => {
    // One text that changes is laid out faster than texts that come and go.
    const shown = document.createTextNode('');
    text.current?.replaceChildren(shown);
    const isDue = running();
    return onPaint((now, wall) => {
      if (!isDue(now, wall)) return;
      const next = clock(now);
      if (shown.data !== next) shown.data = next;
    });
  }, []);
  return (
    <time className={styles.now} data-testid="now" title={words.now}>
      <span ref={text} />
    </time>
  );
}

function ToLive() {
  const past = useShown(isPast);
  const words = useWords().timeline;
  return (
    <IconButton
      label={words.toLive}
      disabled={!past}
      onClick={() => void seek(useShown.getState().horizon)}
    >
      <SkipForward aria-hidden />
    </IconButton>
  );
}
