/** All lessons in the order of the course: what each asks, how long it takes, how far one is. */
import { ArrowLeftRight, CircleCheck, Circle, CircleDashed, X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { closeColumn, openHandshake, openLesson } from '../../store/learning.ts';
import { fetchCourse, useCourse, type PathName } from '../../store/lesson/course.ts';
import { useProgress } from '../../store/lesson/keep.ts';
import { followLearning } from '../../store/lesson/session.ts';
import {
  lessonDone,
  partsDone,
  partsNeeded,
  type LessonState,
} from '../../store/lesson/standing.ts';
import { useChoices } from '../../store/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { useLanguageWords } from './lessonText.ts';
import { useLessonState } from './path.ts';
import { ProgressTools } from './ProgressTools.tsx';
import { useLessonWords } from './words.ts';
import css from './Catalogue.module.css';

type Listed = Exclude<PathName, 'short'>;

const PATHS: readonly Listed[] = ['opening', 'beginner', 'operator'];

export function Catalogue() {
  const words = useLessonWords().catalogue;
  const lang = useChoices((choices) => choices.lang);
  const failed = useCourse((course) => course.failed);
  const here = useCourse((course) => course.lessons.length > 0 && course.words[lang] !== undefined);
  useEffect(followLearning, []);
  useEffect(() => void fetchCourse(), [lang]);
  return (
    <div className={css['catalogue']} data-testid="catalogue">
      <header className={css['bar']}>
        <h2 className={css['title']}>{words.title}</h2>
        <IconButton
          size="small"
          label={words.close}
          data-testid="catalogue-close"
          onClick={closeColumn}
        >
          <X aria-hidden />
        </IconButton>
      </header>
      <Scroll label={words.title}>
        <div className={css['body']}>
          <p className={css['intro']}>{words.intro}</p>
          {here && <Short />}
          <Handshake />
          {here ? (
            PATHS.map((path) => <Path key={path} name={path} />)
          ) : failed ? (
            <div className={css['failed']}>
              <p>{words.failed}</p>
              <Button onClick={() => void fetchCourse()}>{words.again}</Button>
            </div>
          ) : (
            <p className={css['intro']}>{words.fetching}</p>
          )}
          <ProgressTools />
        </div>
      </Scroll>
    </div>
  );
}

/** For who has only ten minutes: what the whole page is about, in two lessons. */
function Short() {
  const words = useLessonWords().catalogue;
  const ids = useCourse((course) => course.paths.short);
  return (
    <div className={css['short']}>
      <p>{words.short}</p>
      <ol>
        {ids.map((id) => (
          <li key={id}>
            <ShortRow id={id} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function ShortRow({ id }: { id: string }) {
  const own = useLanguageWords(id);
  const done = useLessonState(id) === 'done';
  const words = useLessonWords().catalogue;
  if (own === null) return null;
  return (
    <button type="button" data-testid={`short-path-${id}`} onClick={() => openLesson(id)}>
      {done && <CircleCheck aria-hidden />}
      {done && <span className="unseen">{words.state.done}</span>}
      {own.title}
    </button>
  );
}

function Handshake() {
  const words = useLessonWords().catalogue;
  return (
    <button
      type="button"
      className={css['row']}
      data-testid="catalogue-handshake"
      onClick={() => openHandshake()}
    >
      <span className={css['sign']}>
        <ArrowLeftRight aria-hidden />
      </span>
      <span className={css['text']}>
        <b>{words.handshake}</b>
        <span>{words.handshakeQuestion}</span>
      </span>
    </button>
  );
}

function Path({ name }: { name: Listed }) {
  const words = useLessonWords().catalogue;
  const ids = useCourse((course) => course.paths[name]);
  const lessons = useCourse((course) => course.lessons);
  const progress = useProgress();
  if (ids.length === 0) return null;
  const done = lessons.filter(
    (lesson) => ids.includes(lesson.id) && lessonDone(progress, lesson.id, lesson),
  );
  return (
    <section className={css['path']}>
      <header>
        <h3>{words.paths[name]}</h3>
        {ids.length > 1 && <small>{words.pathDone(done.length, ids.length)}</small>}
      </header>
      {words.pathHints[name] !== '' && <p className={css['hint']}>{words.pathHints[name]}</p>}
      <ol className={css['list']}>
        {ids.map((id) => (
          <li key={id}>
            <Row id={id} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const SIGNS: Readonly<Record<LessonState, ReactNode>> = {
  new: <Circle aria-hidden />,
  begun: <CircleDashed aria-hidden />,
  done: <CircleCheck aria-hidden />,
};

function Row({ id }: { id: string }) {
  const words = useLessonWords().catalogue;
  const own = useLanguageWords(id);
  const state = useLessonState(id);
  const lesson = useCourse(({ lessons }) => lessons.find((one) => one.id === id));
  const progress = useProgress();
  const here = useInvited(id);
  if (own === null || lesson === undefined) return null;
  const needed = partsNeeded(lesson);
  const done = partsDone(progress, id, lesson).length;
  const counted = needed > 1 && state === 'begun';
  return (
    <button
      type="button"
      className={css['row']}
      data-testid={`open-lesson-${id}`}
      data-value={state}
      data-here={here !== null}
      onClick={() => openLesson(id)}
    >
      <span className={css['sign']} data-state={state}>
        {SIGNS[state]}
        <span className="unseen">{words.state[state]}</span>
      </span>
      <span className={css['text']}>
        <span className={css['head']}>
          <b>{own.title}</b>
          <small>{words.minutes(lesson.minutes)}</small>
        </span>
        <span>{own.question}</span>
        {(here !== null || counted) && (
          <small className={css['more']}>
            {here !== null && <strong>{here === 'start' ? words.startHere : words.goOn}</strong>}
            {counted && words.parts(done, needed)}
          </small>
        )}
      </span>
    </button>
  );
}

/** Which lesson one is invited to: the first, as long as nothing was begun; then where one was, or the next. */
function useInvited(id: string): 'start' | 'on' | null {
  const paths = useCourse((course) => course.paths);
  const lessons = useCourse((course) => course.lessons);
  const progress = useProgress();
  const order = PATHS.flatMap((path) => paths[path]);
  if (progress.last === null) return order[0] === id ? 'start' : null;
  const isOpen = (one: string) => {
    const lesson = lessons.find((each) => each.id === one);
    return lesson !== undefined && !lessonDone(progress, one, lesson);
  };
  const last = progress.last.lesson;
  const after = order.slice(order.indexOf(last) + 1).find(isOpen) ?? order.find(isOpen);
  return (isOpen(last) ? last : after) === id ? 'on' : null;
}
