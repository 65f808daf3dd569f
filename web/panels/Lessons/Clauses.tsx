/** What is the case now, clause by clause: what holds, and what lacks. */
import { Check, Circle } from 'lucide-react';
import type { Clause } from '../../../engine/lesson/clauses.ts';
import { disguised } from '../../language/disguise.ts';
import { useWords } from '../../language/words.ts';
import { useChoices } from '../../store/store.ts';
import { sayEn } from './found.en.ts';
import { sayZh } from './found.zh.ts';
import { useLessonWords } from './words.ts';
import css from './Clauses.module.css';

export function Clauses({ clauses }: { clauses: readonly Clause[] }) {
  const words = useLessonWords().lesson;
  const all = clauses.filter(({ any }) => !any);
  const any = clauses.filter((clause) => clause.any);
  return (
    <div className={css['clauses']} data-testid="lesson-found">
      <h5 className="unseen">{words.case}</h5>
      {all.length > 0 && <List clauses={all} />}
      {any.length > 0 && (
        <>
          <p className={css['any']}>{words.oneOf}</p>
          <List clauses={any} />
        </>
      )}
    </div>
  );
}

function List({ clauses }: { clauses: readonly Clause[] }) {
  const words = useLessonWords().lesson;
  const say = useSay();
  return (
    <ul className={css['list']}>
      {clauses.map((clause, index) => (
        <li key={index} data-holds={clause.holds}>
          {clause.holds ? <Check aria-hidden /> : <Circle aria-hidden />}
          <span className="unseen">{clause.holds ? words.holds : words.lacks}</span>
          <span>{say(clause)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A hook that answers a teller of clauses. */
export function useSay(): (clause: Clause) => string {
  const page = useWords();
  const lang = useChoices((choices) => choices.lang);
  return (clause) => disguised((lang === 'zh' ? sayZh : sayEn)(clause, page));
}
