/** A part is done: what was predicted beside what happened, what has been seen, and where to go on. */
import { CircleCheck } from 'lucide-react';
import { isQuestion, type PartState } from '../../../engine/lesson/progress.ts';
import type { LessonWords, PartWords } from '../../../engine/lesson/words.ts';
import { useLanguageWords } from './lessonText.ts';
import { openLesson } from '../../store/learning.ts';
import { goToPart, startOver, type Open } from '../../store/lesson/session.ts';
import { useProgress } from '../../store/lesson/keep.ts';
import { partProgress } from '../../store/lesson/progress.ts';
import { Button } from '../../ui/Button.tsx';
import { Given, Told } from './Ask.tsx';
import { Marked } from './Marked.tsx';
import { useNextLesson, useLessonDone, useShortcut } from './path.ts';
import { useLessonWords } from './words.ts';
import css from './Debrief.module.css';

interface DebriefProps {
  open: Open;
  lesson: LessonWords;
  words: PartWords;
}

export function Debrief({ open, lesson, words }: DebriefProps) {
  const own = useLessonWords().lesson;
  const whole = useLessonDone(open);
  return (
    <section className={css['debrief']} role="status" data-testid="lesson-done">
      <h4 className={css['title']}>
        <CircleCheck aria-hidden />
        {whole ? own.lessonDone : own.done}
      </h4>
      <Predictions open={open} words={words} />
      <p className={css['seen']}>
        <Marked text={words.seen} />
      </p>
      {whole && (
        <p className={css['remember']}>
          <b>{own.remember}</b>
          <Marked text={lesson.remember} />
        </p>
      )}
      <Onwards open={open} />
    </section>
  );
}

function Predictions({ open: { source, part }, words }: Pick<DebriefProps, 'open' | 'words'>) {
  const { answers } = useProgress((progress) => partProgress(progress, source.key, part.id));
  return part.goals.map((goal) => {
    const text = words.goals[goal.id];
    if (!isQuestion(goal) || goal.ask !== 'predict') return null;
    if (text === undefined || 'do' in text) return null;
    const given = answers[goal.id] ?? [];
    return (
      <div key={goal.id} className={css['prediction']}>
        <Given question={goal} words={text} answers={given} />
        <Told question={goal} words={text} answers={given} />
      </div>
    );
  });
}

function Onwards({ open }: { open: Open }) {
  const own = useLessonWords().lesson;
  const next = useNextLesson(open);
  const title = useLanguageWords(next)?.title;
  const shortcut = useShortcut(open);
  const sooner = useLanguageWords(shortcut)?.title;
  if (open.at + 1 < open.given.length) {
    return (
      <Button look="main" data-testid="lesson-next-part" onClick={() => void goToPart(open.at + 1)}>
        {own.nextPart}
      </Button>
    );
  }
  if (next === null || title === undefined) return null;
  return (
    <>
      <Button look="main" data-testid="lesson-next-lesson" onClick={() => openLesson(next)}>
        <span className={css['next']}>{own.nextLesson(title)}</span>
      </Button>
      {shortcut !== null && sooner !== undefined && (
        <Button data-testid="lesson-shortcut" onClick={() => openLesson(shortcut)}>
          <span className={css['next']}>{own.shortcut(sooner)}</span>
        </Button>
      )}
    </>
  );
}

/** All is met, but too few questions were answered right at the first try. */
export function NotEnough({ state, needed }: { state: PartState; needed: number }) {
  const own = useLessonWords().lesson;
  return (
    <section className={css['debrief']} role="status" data-enough="false">
      <p className={css['seen']}>{own.notEnough(state.right, needed)}</p>
      <Button look="main" onClick={() => void startOver()}>
        {own.startOver}
      </Button>
    </section>
  );
}
