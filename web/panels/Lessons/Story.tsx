/** What the story has said so far: the newest sentence stands out, the earlier ones lead back in time. */
import { useEffect, useRef } from 'react';
import type { PartWords } from '../../../engine/lesson/words.ts';
import type { View } from '../../store/lesson/session.ts';
import { stopShowing } from '../../store/lesson/walk.ts';
import { seek } from '../../store/commands.ts';
import { setPlaying } from '../../store/store.ts';
import { clock } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Light } from './Light.tsx';
import { Marked } from './Marked.tsx';
import { useLessonWords } from './words.ts';
import css from './Story.module.css';

interface StoryProps {
  spoken: View['spoken'];
  words: PartWords;
  /** A low window leaves the room to a question that comes before anything else. */
  waits: boolean;
}

export function Story({ spoken, words, waits }: StoryProps) {
  const own = useLessonWords().lesson;
  const newest = spoken.at(-1)?.beat.id;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = list.current;
    if (newest !== undefined && element !== null) element.scrollTop = element.scrollHeight;
  }, [newest]);
  if (spoken.length === 0) return null;
  return (
    <section
      className={css['story']}
      data-testid="lesson-story"
      data-value={newest}
      data-waits={waits}
    >
      <h4 className={css['title']}>{own.story}</h4>
      <Light looks={spoken.at(-1)?.beat.look} />
      <Scroll label={own.story} ref={list}>
        <ol className={css['list']} aria-live="polite" aria-relevant="additions">
          {spoken.map(({ beat, at }) => (
            <li
              key={beat.id}
              className={css['beat']}
              data-newest={beat.id === newest}
              data-testid={`said-${beat.id}`}
            >
              <p>
                <Marked text={words.beats[beat.id] ?? ''} />
              </p>
              <button
                type="button"
                className={css['time']}
                aria-label={own.backTo(clock(at))}
                title={own.backTo(clock(at))}
                onClick={() => goBackTo(at)}
              >
                {clock(at)}
              </button>
            </li>
          ))}
        </ol>
      </Scroll>
    </section>
  );
}

function goBackTo(at: number): void {
  stopShowing();
  setPlaying(false);
  void seek(at);
}
