import type { ReactNode } from 'react';
import type { Answer } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import styles from './Inspector.module.css';

type Kind = Answer['answer'];

interface AnsweredProps<K extends Kind> {
  kind: K;
  answer: Answer | null;
  children: (answer: Extract<Answer, { answer: K }>) => ReactNode;
}

/** Draws the answer of that kind; says so where there is none, or not yet. */
export function Answered<K extends Kind>({ kind, answer, children }: AnsweredProps<K>) {
  const words = useWords().inspector;
  if (answer === null) return <p className={styles.empty}>{words.loading}</p>;
  if (isKind(answer, kind)) return children(answer);
  return (
    <p className={styles.empty}>
      {words.notAnswering(answer.answer === 'nothing' ? answer.why : answer.answer)}
    </p>
  );
}

function isKind<K extends Kind>(answer: Answer, kind: K): answer is Extract<Answer, { answer: K }> {
  return answer.answer === kind;
}
