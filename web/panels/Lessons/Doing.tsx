/** The deed that is due: what is to be done, what is the case now, and help for who wants it. */
import { Lightbulb, Play, RotateCcw, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Clause } from '../../../engine/lesson/clauses.ts';
import type { Deed } from '../../../engine/lesson/format.ts';
import type { DeedWords } from '../../../engine/lesson/words.ts';
import { isManual } from '../../playback.ts';
import { startOver, useLesson } from '../../store/lesson/session.ts';
import { showMe, stopShowing } from '../../store/lesson/walk.ts';
import { setPlaying, useChoices } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Clauses, useSay } from './Clauses.tsx';
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
  const lost = useLesson(({ view }) => view?.lost ?? null);
  const [hinted, setHinted] = useHint(deed.id);
  const stuck = failed >= PATIENCE;
  return (
    <div className={css['doing']} data-testid={`deed-${deed.id}`}>
      <p className={css['text']}>
        <Marked text={words.do} />
      </p>
      {lost === null && clauses !== undefined && <Clauses clauses={clauses} />}
      {lost === null && !showing && <Still />}
      <div aria-live="polite" className={css['aid']}>
        {lost !== null && <Lost by={lost} />}
        {lost === null && stuck && !showing && <p className={css['stuck']}>{own.tried}</p>}
        {lost === null && hinted && (
          <p className={css['hint']} data-testid="lesson-hint-text">
            <Marked text={words.hint} />
          </p>
        )}
      </div>
      <div className={css['tools']} hidden={lost !== null}>
        <Button
          size="small"
          icon={<Lightbulb aria-hidden />}
          aria-expanded={hinted}
          data-testid="lesson-hint"
          onClick={() => setHinted(!hinted)}
        >
          {hinted ? own.hideHint : own.hint}
        </Button>
        {lost === null && (hinted || stuck || showing) && <ShowMe showing={showing} />}
      </div>
    </div>
  );
}

/** Nothing that is typed now has an effect before time runs. */
function Still() {
  const own = useLessonWords().lesson;
  const stands = !useChoices((choices) => choices.playing) && !isManual();
  const note = useRef<HTMLDivElement>(null);
  // It is an answer to why nothing happens, so it must not lie below the edge.
  useEffect(() => note.current?.scrollIntoView({ block: 'nearest' }), [stands]);
  if (!stands) return null;
  return (
    <div ref={note} className={css['still']} data-testid="lesson-still">
      <p>{own.still}</p>
      <Button
        size="small"
        icon={<Play aria-hidden />}
        data-testid="lesson-run"
        onClick={() => setPlaying(true)}
      >
        {own.letRun}
      </Button>
    </div>
  );
}

/** Whatever is done from here, the part cannot succeed any more: to say so spares one the search. */
function Lost({ by }: { by: Clause }) {
  const own = useLessonWords().lesson;
  const say = useSay();
  return (
    <div className={css['lost']} data-testid="lesson-lost">
      <p>{own.lost(say(by))}</p>
      <Button
        look="main"
        size="small"
        icon={<RotateCcw aria-hidden />}
        data-testid="lesson-lost-over"
        onClick={() => void startOver()}
      >
        {own.startOver}
      </Button>
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
