/** Below the picture: what this beat says and what was typed last, between two big buttons. */
import { ChevronLeft, ChevronRight, Undo2 } from 'lucide-react';
import { useShown, type Shown } from '../../store/store.ts';
import { howLong, useCaption, useSentence } from './sentences.ts';
import { LastCommandLine } from './LastCommandLine.tsx';
import { next, previous, returnToScript, useSession } from './session.ts';
import { usePresenterWords } from './words.ts';
import css from './Foot.module.css';

export function Foot() {
  const words = usePresenterWords();
  const free = useSession((session) => session.free);
  const index = useSession((session) => session.index);
  const beats = useSession((session) => session.beats);
  const preparing = useSession((session) => session.preparing);
  const more = useSession((session) => session.more);
  return (
    <footer className={css['foot']} data-free={free}>
      <button
        type="button"
        className={css['move']}
        data-testid="beat-previous"
        aria-label={free ? words.previousFree : words.previous}
        aria-disabled={!free && index <= 0}
        aria-keyshortcuts="ArrowLeft PageUp"
        onClick={() => void previous()}
      >
        <ChevronLeft aria-hidden />
      </button>
      <div className={css['middle']}>
        <p className={css['where']}>
          <span data-testid="beat" data-value={index + 1} data-total={beats.length}>
            {preparing ? words.preparing : words.beat(index + 1, beats.length)}
          </span>
          {free && (
            <>
              <strong className={css['free']}>{words.free}</strong>
              <button
                type="button"
                className={css['back']}
                title={words.freeHint}
                data-testid="return-to-script"
                onClick={() => void returnToScript()}
              >
                <Undo2 aria-hidden />
                {words.back}
              </button>
            </>
          )}
        </p>
        <Caption />
        <LastCommandLine />
      </div>
      <button
        type="button"
        className={css['move']}
        data-testid="beat-next"
        aria-label={free ? words.nextFree : words.next}
        aria-disabled={!free && !more && index + 1 >= beats.length}
        aria-keyshortcuts="ArrowRight PageDown Space"
        onClick={() => void next()}
      >
        <ChevronRight aria-hidden />
      </button>
    </footer>
  );
}

/** What the beat says; off the script, what happened last. */
function Caption() {
  const words = usePresenterWords();
  const caption = useCaption();
  const sentence = useSentence();
  const beat = useSession(({ beats, index }) => beats[index]);
  const free = useSession((session) => session.free);
  const empty = useSession(({ beats, preparing }) => beats.length === 0 && !preparing);
  const event = useShown(newest);
  const untold = empty ? [words.noBeats] : [];
  const scripted = beat === undefined ? untold : caption(beat);
  const lines = !free ? scripted : event === null ? [] : [sentence(event)];
  return (
    <div
      className={css['caption']}
      data-testid="caption"
      data-long={howLong(lines)}
      aria-live="polite"
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

const UNTOLD: ReadonlySet<string> = new Set(['link-state', 'expectation', 'typed', 'snapshot']);

const newest = ({ events, now }: Shown) =>
  events.findLast((event) => event.at <= now && !UNTOLD.has(event.kind)) ?? null;
