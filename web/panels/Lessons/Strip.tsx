/** On a phone, over the other panels: what the lesson asks for now. Tapped, it shows the lesson. */
import { ArrowRight, ChevronRight, CircleCheck, Square } from 'lucide-react';
import { useEffect } from 'react';
import { plainText } from '../../reference/markup.ts';
import { termName } from '../../reference/names.ts';
import { useLesson } from '../../store/lesson/session.ts';
import { stopShowing } from '../../store/lesson/walk.ts';
import { choose, useChoices } from '../../store/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { listenForKeys } from './keys.ts';
import { Light } from './Light.tsx';
import { useWordsOf } from './lessonText.ts';
import { useLessonWords } from './words.ts';
import css from './Strip.module.css';

export function Strip() {
  const own = useLessonWords().lesson;
  const open = useLesson((session) => session.open);
  const view = useLesson((session) => session.view);
  const showing = useLesson((session) => session.showing !== null);
  const lang = useChoices((choices) => choices.lang);
  const words = useWordsOf(open?.source ?? null);
  useEffect(() => listenForKeys(window), []);
  const part = open === null ? undefined : words?.parts[open.part.id];
  if (part === undefined || view === null) return null;
  const goal = view.state.next === null ? undefined : part.goals[view.state.next];
  const due = goal === undefined ? own.done : 'do' in goal ? goal.do : goal.ask;
  return (
    <div className={css['strip']}>
      <Light looks={view.spoken.at(-1)?.beat.look} />
      <button
        type="button"
        className={css['goal']}
        title={own.toLesson}
        data-testid="lesson-strip"
        data-value={view.state.next}
        onClick={() => choose({ panel: 'learn' })}
      >
        {goal === undefined ? <CircleCheck aria-hidden /> : <ArrowRight aria-hidden />}
        <span aria-live="polite">
          {showing ? own.showing : plainText(due, (id) => termName(id, lang, true))}
        </span>
        <ChevronRight aria-hidden />
      </button>
      {showing && (
        <IconButton label={own.stop} data-testid="strip-stop" onClick={stopShowing}>
          <Square aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
