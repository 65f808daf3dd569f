/** A text of a lesson: Redis's own words stand out, terms lead to the glossary. */
import { TermText } from '../../ui/TermText.tsx';
import css from './Marked.module.css';

export function Marked({ text }: { text: string }) {
  return (
    <span className={css['marked']}>
      <TermText text={text} />
    </span>
  );
}
