/** A question of the lesson: answered once, or, where it must be right, until it is. */
import { Check, X } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import type { Question } from '../../../engine/lesson/format.ts';
import { isRight, type GoalState } from '../../../engine/lesson/progress.ts';
import type { QuestionWords } from '../../../engine/lesson/words.ts';
import { answer } from '../../store/lesson/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Marked } from './Marked.tsx';
import { useLessonWords } from './words.ts';
import css from './Ask.module.css';

interface AskProps {
  question: Question;
  words: QuestionWords;
  state: GoalState;
  /** In turn. */
  answers: readonly (string | number)[];
}

export function Ask({ question, words, state, answers }: AskProps) {
  const own = useLessonWords().lesson;
  const open = state.answered === null || (question.ask === 'must' && !state.holds);
  return (
    <div className={css['ask']} data-testid={`question-${question.id}`} data-question={question.id}>
      <div className={css['head']} aria-live="polite">
        <p className={css['kind']}>{question.ask === 'predict' ? own.predict : own.question}</p>
        {open && state.answered !== null && <Again words={words} given={answers.at(-1)} />}
      </div>
      {open ? (
        <Form key={answers.length} question={question} words={words} />
      ) : (
        <>
          <p className={css['text']}>
            <Marked text={words.ask} />
          </p>
          <Given question={question} words={words} answers={answers} />
        </>
      )}
      <div aria-live="polite">
        {!open && question.ask === 'predict' && <p className={css['later']}>{own.willSee}</p>}
        {!open && question.ask !== 'predict' && (
          <Told question={question} words={words} answers={answers} />
        )}
      </div>
    </div>
  );
}

type Answered = Pick<AskProps, 'question' | 'words' | 'answers'>;

/** The visitor's own answer. */
export function Given({ question, words, answers }: Answered) {
  const own = useLessonWords().lesson;
  const given = question.ask === 'must' ? answers.at(-1) : answers[0];
  if (given === undefined) return null;
  const text = typeof given === 'string' ? (words.choices[given] ?? given) : String(given);
  return (
    <p className={css['given']} data-testid={`given-${question.id}`} data-value={given}>
      <b>{own.youSaid}</b> <Marked text={text} />
    </p>
  );
}

/** What is mistaken in an answer that was not right; null: there is nothing of its own to say. */
const mistakeIn = (words: QuestionWords, given: string | number | undefined): string | null =>
  (given === undefined ? undefined : words.not?.[given]) ?? null;

/** It has to be right, and was not: what is mistaken in this choice, the answer not being told yet. */
function Again({ words, given }: { words: QuestionWords; given: string | number | undefined }) {
  const own = useLessonWords().lesson;
  const mistake = mistakeIn(words, given);
  if (mistake === null) return <p className={css['again']}>{own.tryAgain}</p>;
  return (
    <div className={css['told']} data-right={false} data-value={given}>
      <X aria-hidden />
      <p>
        <b>{own.wrong}</b> <Marked text={mistake} />
      </p>
    </div>
  );
}

/** Whether it was right, what was mistaken if it was not, and why. */
export function Told({ question, words, answers }: Answered) {
  const own = useLessonWords().lesson;
  const given = question.ask === 'must' ? answers.at(-1) : answers[0];
  const right = given !== undefined && isRight(question, given);
  const mistake = right ? null : mistakeIn(words, given);
  return (
    <div className={css['told']} data-right={right} data-testid={`told-${question.id}`}>
      {right ? <Check aria-hidden /> : <X aria-hidden />}
      <p>
        <b>{right ? own.right : own.wrong}</b> <Marked text={mistake ?? words.told} />
      </p>
      {mistake !== null && (
        <p>
          <Marked text={words.told} />
        </p>
      )}
    </div>
  );
}

function Form({ question, words }: Pick<AskProps, 'question' | 'words'>) {
  const own = useLessonWords().lesson;
  const [choice, setChoice] = useState('');
  const name = useId();
  const { choices } = question;
  const number = choices === undefined ? Number(choice.trim() === '' ? NaN : choice) : null;
  const ready = number === null ? choice !== '' : Number.isInteger(number);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (ready) answer(question.id, number ?? choice);
  }

  return (
    <form className={css['form']} onSubmit={submit}>
      <fieldset className={css['choices']}>
        <legend className={css['text']}>
          <Marked text={words.ask} />
        </legend>
        {choices === undefined ? (
          <label className={css['number']}>
            {own.number}
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={choice}
              data-entry
              data-testid={`number-${question.id}`}
              aria-invalid={choice !== '' && !ready}
              title={own.wholeNumber}
              onChange={(event) => setChoice(event.currentTarget.value)}
            />
          </label>
        ) : (
          choices.map((each, index) => (
            <label key={each} className={css['choice']}>
              <input
                type="radio"
                name={name}
                value={each}
                checked={choice === each}
                {...((choice === '' ? index === 0 : choice === each) && { 'data-entry': true })}
                data-testid={`choice-${question.id}-${each}`}
                onChange={() => setChoice(each)}
              />
              <span>
                <Marked text={words.choices[each] ?? each} />
              </span>
            </label>
          ))
        )}
      </fieldset>
      <Button type="submit" look="main" disabled={!ready} data-testid={`answer-${question.id}`}>
        {own.answer}
      </Button>
    </form>
  );
}
