/** A word that leads to its entry in the glossary. */
import type { ReactNode } from 'react';
import type { TermId } from '../reference/terms.ts';
import { openGlossary } from '../store/learning.ts';
import css from './Term.module.css';

export function Term({ id, children }: { id: TermId; children: ReactNode }) {
  return (
    <button
      type="button"
      className={css['term']}
      aria-haspopup="dialog"
      data-term={id}
      onClick={() => openGlossary(id)}
    >
      {children}
    </button>
  );
}
