/** The lesson that is open, beside the picture: what to do, what comes of it, what it means. */
import { ArrowLeft, ChevronLeft, ChevronRight, Presentation, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isQuestion } from '../../../engine/lesson/progress.ts';
import type { LessonWords } from '../../../engine/lesson/words.ts';
import { closeColumn, openCatalogue } from '../../store/learning.ts';
import { useCourse } from '../../store/lesson/course.ts';
import { useProgress } from '../../store/lesson/keep.ts';
import { partProgress } from '../../store/lesson/progress.ts';
import {
  drawOthers,
  followLearning,
  goToPart,
  startOver,
  useLesson,
  type Open,
  type View,
} from '../../store/lesson/session.ts';
import { back, forward } from '../../store/lesson/walk.ts';
import { present } from '../../store/presenting.ts';
import { walkWith } from '../../store/walking.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Debrief, NotEnough } from './Debrief.tsx';
import { Goals } from './Goals.tsx';
import { listenForKeys } from './keys.ts';
import { useWordsOf } from './lessonText.ts';
import { Marked } from './Marked.tsx';
import { Share } from './Share.tsx';
import { Story } from './Story.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import { useLessonWords } from './words.ts';
import css from './Lesson.module.css';

export function Lesson() {
  const own = useLessonWords();
  const open = useLesson((session) => session.open);
  const trouble = useLesson((session) => session.trouble);
  const failed = useCourse((course) => course.failed);
  const words = useWordsOf(open?.source ?? null);
  useEffect(followLearning, []);
  useEffect(() => listenForKeys(window), []);
  useEffect(() => walkWith({ next: () => void forward(), previous: () => void back() }), []);
  return (
    <div className={css['lesson']} data-testid="lesson">
      <header className={css['bar']}>
        <Button
          look="quiet"
          size="small"
          icon={<ArrowLeft aria-hidden />}
          data-testid="lesson-all"
          onClick={openCatalogue}
        >
          {own.lesson.all}
        </Button>
        <span className={css['space']} />
        <IconButton
          size="small"
          label={own.lesson.present}
          data-testid="lesson-present"
          onClick={() => present(true)}
        >
          <Presentation aria-hidden />
        </IconButton>
        <IconButton
          size="small"
          label={own.lesson.close}
          data-testid="lesson-close"
          onClick={closeColumn}
        >
          <X aria-hidden />
        </IconButton>
      </header>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {trouble === null && (open === null || words === null) && (
        <p className={css['wait']}>{failed ? own.catalogue.failed : own.lesson.fetching}</p>
      )}
      {open !== null && words !== null && <Opened key={open.part.id} open={open} words={words} />}
    </div>
  );
}

interface OpenedProps {
  open: Open;
  words: LessonWords;
}

function Opened({ open, words }: OpenedProps) {
  const view = useLesson((session) => session.view);
  const body = useRef<HTMLDivElement>(null);
  const part = words.parts[open.part.id];
  const due = view?.state.done === true ? 'done' : (view?.state.next ?? null);
  const first = open.part.goals[0]?.id;
  const entered = useRef(false);
  // A sentence of the story takes room from the goals.
  const said = view?.spoken.length ?? 0;
  useEffect(() => {
    // Who opens a part begins at its top; who comes back to it, where it stands.
    const begins = !entered.current && (due === null || due === first);
    entered.current = true;
    if (begins) return;
    const present = body.current?.querySelector('li[aria-current="step"], [role="status"]');
    present?.scrollIntoView({ block: 'nearest' });
  }, [due, said, first]);
  if (part === undefined) return null;
  return (
    <>
      <Scroll label={words.title} ref={body}>
        <div className={css['body']}>
          <Heading open={open} words={words} />
          <p className={css['setup']}>
            <Marked text={part.setup} />
          </p>
          {view === null ? (
            <Away open={open} />
          ) : (
            <>
              <Goals open={open} view={view} words={part} />
              {view.state.done && <Debrief open={open} lesson={words} words={part} />}
              {!view.state.done && view.state.next === null && (
                <NotEnough state={view.state} needed={open.part.right ?? 0} />
              )}
            </>
          )}
        </div>
      </Scroll>
      {view !== null && <Story spoken={view.spoken} words={part} waits={asksFirst(open, view)} />}
      <Foot done={view?.state.done === true} />
    </>
  );
}

/** A question is due before anything has happened: the story has only its opening to tell. */
function asksFirst({ part }: Open, { spoken, state }: View): boolean {
  const due = part.goals.find(({ id }) => id === state.next);
  return due !== undefined && isQuestion(due) && spoken.every(({ beat }) => !beat.when);
}

/** Back and on, and the part from its beginning. */
function Foot({ done }: { done: boolean }) {
  const own = useLessonWords().lesson;
  const showing = useLesson((session) => session.showing !== null);
  return (
    <footer className={css['foot']}>
      <Button
        icon={<ChevronLeft aria-hidden />}
        title={own.backHint}
        aria-keyshortcuts="ArrowLeft PageUp"
        data-testid="lesson-back"
        onClick={() => void back()}
      >
        {own.back}
      </Button>
      <Button
        look={done ? 'main' : 'plain'}
        title={own.nextHint}
        aria-keyshortcuts="ArrowRight PageDown"
        aria-disabled={showing}
        data-testid="lesson-next"
        data-value={showing ? 'busy' : 'ready'}
        onClick={() => void forward()}
      >
        {own.next}
        <ChevronRight aria-hidden />
      </Button>
      <span className={css['space']} />
      <IconButton
        label={own.startOver}
        data-testid="lesson-start-over"
        onClick={() => void startOver()}
      >
        <RotateCcw aria-hidden />
      </IconButton>
    </footer>
  );
}

function Heading({ open, words }: OpenedProps) {
  const own = useLessonWords().lesson;
  const title = words.parts[open.part.id]?.title ?? '';
  const several = open.given.length > 1;
  return (
    <>
      <h2 className={css['title']} data-testid="lesson-title">
        {words.title}
      </h2>
      <p className={css['question']}>
        <Marked text={words.question} />
      </p>
      {open.source.key !== open.source.id && <Share key={open.source.key} source={open.source} />}
      {several && <Parts open={open} words={words} />}
      <h3 className={css['part']} data-only={!several}>
        {several && <small>{own.part(open.at + 1, open.given.length)}</small>}
        {title}
      </h3>
    </>
  );
}

/** One sign for each part; which are done is kept. */
function Parts({ open, words }: OpenedProps) {
  const own = useLessonWords().lesson;
  const { key, lesson } = open.source;
  const progress = useProgress();
  const some = lesson.take !== undefined && lesson.take < lesson.parts.length;
  return (
    <nav className={css['parts']} aria-label={own.parts}>
      {open.given.map(({ id }, index) => {
        const { done } = partProgress(progress, key, id);
        const name = own.toPart(index + 1, words.parts[id]?.title ?? id, done);
        return (
          <button
            key={id}
            type="button"
            className={css['to']}
            data-done={done}
            data-testid={`lesson-part-${index + 1}`}
            aria-label={name}
            title={name}
            {...(index === open.at && { 'aria-current': 'step' as const })}
            onClick={() => void goToPart(index)}
          >
            {index + 1}
          </button>
        );
      })}
      {some && (
        <Button size="small" data-testid="lesson-draw" onClick={() => void drawOthers()}>
          {own.drawOthers}
        </Button>
      )}
    </nav>
  );
}

/** The visitor has opened something else meanwhile. */
function Away({ open }: { open: Open }) {
  const own = useLessonWords().lesson;
  return (
    <div className={css['away']}>
      <p>{own.away}</p>
      <Button look="main" onClick={() => void goToPart(open.at)}>
        {own.comeBack}
      </Button>
    </div>
  );
}
