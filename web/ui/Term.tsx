/** A word that leads to its entry in the glossary. A link, so that it breaks like other words and can be copied. */
import type { MouseEvent, ReactNode } from 'react';
import type { TermId } from '../reference/terms.ts';
import { openGlossary } from '../store/learning.ts';
import css from './Term.module.css';

interface TermProps {
  id: TermId;
  children: ReactNode;
  /** Where what is seen says too little. */
  label?: string;
}

export function Term({ id, children, label }: TermProps) {
  return (
    <LookUp wanted={id} label={label}>
      {children}
    </LookUp>
  );
}

/** A heading, which leads to what the glossary says of it where there is an entry. */
export function Headed({ term, children }: { term: TermId | undefined; children: ReactNode }) {
  return term === undefined ? children : <Term id={term}>{children}</Term>;
}

interface LookUpProps {
  /** As somebody would search for it. */
  wanted: string;
  children: ReactNode;
  label?: string | undefined;
}

/** What Redis itself has said, looked up as it stands. */
export function LookUp({ wanted, children, label }: LookUpProps) {
  return (
    <a
      className={css['term']}
      href={`?term=${encodeURIComponent(wanted)}`}
      aria-label={label}
      data-term={wanted}
      onClick={(event) => open(event, wanted)}
    >
      {children}
    </a>
  );
}

/** With a key held, the browser does what it does with links. */
function open(event: MouseEvent, wanted: string): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openGlossary(wanted);
}
