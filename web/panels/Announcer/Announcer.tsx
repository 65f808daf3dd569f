/**
 * Tells those who do not see the picture what happens in it. A polite live region: it waits until the
 * screen reader is silent, and speaks at most once in a while.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import { labText } from '../../language/words.ts';
import { isManual, onPaint } from '../../playback.ts';
import { useChoices, useShown, type Shown } from '../../store/store.ts';
import { readable } from '../../text.ts';
import { digest, unheard, type Told } from './digest.ts';
import { tellEvent, useEventWords } from '../../language/events.ts';
import { useAnnouncerWords } from './words.ts';

interface Speech {
  /** Grows, so that the same sentence is told again. */
  number: number;
  sentences: readonly string[];
}

/** While the lab plays; a step is told at once. */
const PAUSE_MS = 1500;

export function Announcer() {
  const words = useAnnouncerWords();
  const events = useEventWords();
  const [speech, setSpeech] = useState<Speech>({ number: 0, sentences: [] });
  const say = (sentences: readonly string[]) =>
    setSpeech(({ number }) => ({ number: number + 1, sentences }));
  const speak = useEffectEvent((told: Told, shown: Shown) => {
    const fresh = unheard(shown.events, told, shown.now);
    const next = digest(fresh, (event) => readable(tellEvent(events, event)), words);
    if (next.length > 0) say(next);
  });
  const announceLab = useEffectEvent((shown: Shown) => {
    if (shown.lab === null) return;
    say([words.opened(labText(shown.lab.name, useChoices.getState().lang))]);
  });
  useEffect(() => listen(speak, announceLab), []);
  return (
    <div
      className="unseen"
      role="status"
      aria-live="polite"
      aria-label={words.label}
      data-testid="announcer"
    >
      {speech.sentences.map((sentence) => (
        <p key={`${speech.number} ${sentence}`}>{sentence}</p>
      ))}
    </div>
  );
}

/** Calls `speak` with what was told before and what is shown now, not too often. Answers how to stop. */
function listen(
  speak: (told: Told, shown: Shown) => void,
  announceLab: (shown: Shown) => void,
): () => void {
  let before = useShown.getState();
  let told = reached(before);
  let wallNow = 0;
  let spokenAt = 0;
  const look = () => {
    const shown = useShown.getState();
    if (shown === before) return;
    if (shown.lab !== before.lab) announceLab(shown);
    // A jump in time is no news: whoever jumped knows.
    else if (shown.replacements === before.replacements) speak(told, shown);
    before = shown;
    told = reached(shown);
    spokenAt = wallNow;
  };
  const lookUnlessHasty = () => {
    const playing = useChoices.getState().playing && !isManual();
    if (!playing || wallNow - spokenAt >= PAUSE_MS) look();
  };
  const stopListening = useShown.subscribe(lookUnlessHasty);
  const stopPainting = onPaint((_now, wall) => {
    wallNow = wall;
    lookUnlessHasty();
  });
  return () => {
    stopListening();
    stopPainting();
  };
}

function reached({ events, now }: Shown): Told {
  return { id: events.at(-1)?.id ?? 0, at: now };
}
