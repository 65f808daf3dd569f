/** All beats, by their stages; the present one is open. */
import { useEffect, useRef } from 'react';
import { Scroll } from '../../ui/Scroll.tsx';
import { Told } from './Told.tsx';
import { STAGES, type Beat, type Stage } from './beats.ts';
import { goTo, useWalk } from './session.ts';
import css from './Steps.module.css';
import { WayIcon } from './WayIcon.tsx';
import { beatWords, useHandshakeWords } from './words.ts';

interface StepsProps {
  /** What is said of the present beat stands in the list. */
  told: boolean;
  onGo: () => void;
}

interface Chapter {
  stage: Stage;
  beats: readonly { beat: Beat; index: number }[];
}

/** A stage may come again: a try that failed, and the next. */
function chaptersOf(beats: readonly Beat[]): readonly Chapter[] {
  const chapters: { stage: Stage; beats: { beat: Beat; index: number }[] }[] = [];
  beats.forEach((beat, index) => {
    if (chapters.at(-1)?.stage !== beat.stage) chapters.push({ stage: beat.stage, beats: [] });
    chapters.at(-1)?.beats.push({ beat, index });
  });
  return chapters;
}

export function Steps({ told, onGo }: StepsProps) {
  const words = useHandshakeWords();
  const beats = useWalk((walk) => walk.beats);
  const index = useWalk((walk) => walk.index);
  const list = useRef<HTMLDivElement>(null);

  // The present beat comes into sight, with what comes before it.
  useEffect(() => {
    const step = list.current?.querySelector('[aria-current="step"]')?.closest('li');
    step?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  return (
    <Scroll ref={list} label={words.steps}>
      <div className={css['stages']} data-testid="handshake-steps">
        {chaptersOf(beats).map((chapter) => (
          <section key={chapter.beats[0]?.index} className={css['stage']}>
            <h3 className={css['name']} data-stage={chapter.stage}>
              <span aria-hidden>{markOf(chapter.stage)}</span>
              {words.stages[chapter.stage]}
            </h3>
            <ol className={css['steps']}>
              {chapter.beats.map((each) => (
                <Step
                  key={each.index}
                  {...each}
                  present={index}
                  told={told}
                  onGo={() => {
                    onGo();
                    void goTo(each.index);
                  }}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Scroll>
  );
}

/** The three stages are counted; what came before is not one of them. */
function markOf(stage: Stage): string {
  const place = STAGES.indexOf(stage);
  return place === 0 ? '' : String(place);
}

interface StepProps {
  beat: Beat;
  index: number;
  present: number;
  told: boolean;
  onGo: () => void;
}

function Step({ beat, index, present, told, onGo }: StepProps) {
  const words = useHandshakeWords();
  const current = index === present;
  return (
    <li className={css['step']} data-when={current ? 'now' : index < present ? 'past' : 'later'}>
      <button
        type="button"
        className={css['button']}
        data-testid={`handshake-step-${index + 1}`}
        data-value={beat.name}
        {...(current && { 'aria-current': 'step' as const })}
        onClick={onGo}
      >
        <WayIcon beat={beat} />
        <span>{beatWords(words, beat.name).title}</span>
        {beat.again > 0 && <small>{words.times(beat.again + 1)}</small>}
      </button>
      {current && told && <Told beat={beat} />}
    </li>
  );
}
