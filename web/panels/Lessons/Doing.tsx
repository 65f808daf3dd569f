/** The deed that is due: what is to be done, what is the case now, and help for who wants it. */
import { Lightbulb, Play, Square } from 'lucide-react';
import type { Deed } from '../../../engine/lesson/format.ts';
import type { DeedWords } from '../../../engine/lesson/words.ts';
import { useLesson } from '../../store/lesson/session.ts';
import { showMe, stopShowing } from '../../store/lesson/walk.ts';
import { Button } from '../../ui/Button.tsx';
import { Clauses } from './Clauses.tsx';
import { useHint } from './hint.ts';
import { Marked } from './Marked.tsx';
import { useLessonWords } from './words.ts';
import css from './Doing.module.css';

/** So many attempts in vain, and help is offered plainly. */
const PATIENCE = 2;

export function Doing({ deed, words }: { deed: Deed; words: DeedWords }) {
  const own = useLessonWords().lesson;
  const clauses = useLesson(({ view }) => view?.clauses[deed.id]);
  const failed = useLesson((session) => session.failed);
  const showing = useLesson((session) => session.showing !== null);
  const [hinted, setHinted] = useHint(deed.id);
  const stuck = failed >= PATIENCE;
  return (
    <div className={css['doing']} data-testid={`deed-${deed.id}`}>
      <p className={css['text']}>
        <Marked text={words.do} />
      </p>
      {clauses !== undefined && <Clauses clauses={clauses} />}
      <div aria-live="polite" className={css['aid']}>
        {stuck && !showing && <p className={css['stuck']}>{own.tried}</p>}
        {hinted && (
          <p className={css['hint']} data-testid="lesson-hint-text">
            <Marked text={words.hint} />
          </p>
        )}
      </div>
      <div className={css['tools']}>
        <Button
          size="small"
          icon={<Lightbulb aria-hidden />}
          aria-expanded={hinted}
          data-testid="lesson-hint"
          onClick={() => setHinted(!hinted)}
        >
          {hinted ? own.hideHint : own.hint}
        </Button>
        {(hinted || stuck || showing) && <ShowMe showing={showing} />}
      </div>
    </div>
  );
}

function ShowMe({ showing }: { showing: boolean }) {
  const own = useLessonWords().lesson;
  return (
    <Button
      size="small"
      icon={showing ? <Square aria-hidden /> : <Play aria-hidden />}
      title={showing ? own.stop : own.showMeHint}
      data-testid="lesson-show"
      data-value={showing}
      onClick={() => (showing ? stopShowing() : void showMe())}
    >
      {showing ? own.stop : own.showMe}
    </Button>
  );
}
