/** What a part asks for, in order: what is done, what is due, what comes later. */
import { ArrowRight, Check, Circle } from 'lucide-react';
import type { Goal } from '../../../engine/lesson/format.ts';
import { isQuestion, type GoalState } from '../../../engine/lesson/progress.ts';
import type { DeedWords, PartWords, QuestionWords } from '../../../engine/lesson/words.ts';
import type { Open, View } from '../../store/lesson/session.ts';
import { useProgress } from '../../store/lesson/keep.ts';
import { partProgress } from '../../store/lesson/progress.ts';
import { Ask, Given } from './Ask.tsx';
import { Doing } from './Doing.tsx';
import { Marked } from './Marked.tsx';
import { useLessonWords } from './words.ts';
import css from './Goals.module.css';

interface GoalsProps {
  open: Open;
  view: View;
  words: PartWords;
}

export function Goals({ open, view, words }: GoalsProps) {
  const own = useLessonWords().lesson;
  return (
    <section>
      <h4 className="unseen">{own.goals}</h4>
      <ol className={css['goals']} data-testid="lesson-goals">
        {open.part.goals.map((goal, index) => {
          const state = view.state.goals.find(({ id }) => id === goal.id);
          const text = words.goals[goal.id];
          if (state === undefined || text === undefined) return null;
          const present = view.state.next === goal.id;
          const next = open.part.goals[index + 1]?.id ?? null;
          return (
            <Row
              key={goal.id}
              open={open}
              goal={goal}
              state={state}
              words={text}
              present={present}
              fresh={next === view.state.next}
            />
          );
        })}
      </ol>
    </section>
  );
}

interface RowProps {
  open: Open;
  goal: Goal;
  state: GoalState;
  words: DeedWords | QuestionWords;
  present: boolean;
  /** The one before the present: what was answered last. */
  fresh: boolean;
}

function Row({ open, goal, state, words, present, fresh }: RowProps) {
  const own = useLessonWords().lesson;
  const is = present ? 'now' : state.holds ? 'done' : 'later';
  return (
    <li
      className={css['goal']}
      data-is={is}
      data-testid={`goal-${goal.id}`}
      data-value={is}
      {...(present && { 'aria-current': 'step' as const })}
    >
      <span className={css['sign']}>
        {present ? (
          <ArrowRight aria-hidden />
        ) : state.holds ? (
          <Check aria-hidden />
        ) : (
          <Circle aria-hidden />
        )}
        <span className="unseen">{own.is[is]}</span>
      </span>
      <div className={css['what']}>
        {present ? (
          <Present open={open} goal={goal} state={state} words={words} />
        ) : (
          <Quiet open={open} goal={goal} state={state} words={words} fresh={fresh} />
        )}
      </div>
    </li>
  );
}

type OneGoal = Omit<RowProps, 'present'>;

function Present({ open, goal, state, words }: Omit<OneGoal, 'fresh'>) {
  const answers = useAnswers(open, goal.id);
  if (!isQuestion(goal)) return 'do' in words ? <Doing deed={goal} words={words} /> : null;
  if ('do' in words) return null;
  return <Ask question={goal} words={words} state={state} answers={answers} />;
}

/** A line; of an answered question the answer, and, as long as it is new, why. */
function Quiet({ open, goal, state, words, fresh }: OneGoal) {
  const answers = useAnswers(open, goal.id);
  if ('do' in words) {
    return (
      <p className={css['line']}>
        <Marked text={words.do} />
      </p>
    );
  }
  if (!isQuestion(goal) || state.answered === null) {
    return (
      <p className={css['line']}>
        <Marked text={words.ask} />
      </p>
    );
  }
  if (goal.ask === 'predict' || !fresh) {
    return <Given question={goal} words={words} answers={answers} />;
  }
  return <Ask question={goal} words={words} state={state} answers={answers} />;
}

const NONE: readonly (string | number)[] = [];

function useAnswers({ source, part }: Open, goal: string): readonly (string | number)[] {
  return useProgress(
    (progress) => partProgress(progress, source.key, part.id).answers[goal] ?? NONE,
  );
}
