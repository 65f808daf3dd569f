/**
 * A text with links to the glossary (`[[replication-backlog|backlog]]`) and Redis's own words between
 * backticks. For parts that are loaded later: the names of all terms come with it.
 */
import { Fragment } from 'react';
import { isDisguised } from '../language/disguise.ts';
import { heldPieces } from '../reference/markup.ts';
import { isConcept, partsOf, termName } from '../reference/names.ts';
import type { TermId } from '../reference/terms.ts';
import { useChoices } from '../store/store.ts';
import { Term } from './Term.tsx';
import css from './TermText.module.css';

/** Links are checked by a test (`reference/links.test.ts`), so that here they may be taken as they are. */
export function TermText({ text }: { text: string }) {
  const language = useChoices((choices) => choices.lang);
  // In the language of the tests the ids are no ids any more.
  if (isDisguised()) return text;
  return heldPieces(text).map((piece, index) => {
    switch (piece.kind) {
      case 'text':
        return piece.text;
      case 'code':
        return (
          <span key={index} className={css['held']}>
            {piece.before}
            <code translate="no">
              <Breakable text={piece.text} />
            </code>
            {piece.after}
          </span>
        );
      default: {
        const id = piece.id as TermId;
        const name = piece.label ?? termName(id, language, true);
        const own = piece.label === null && !isConcept(id) && partsOf(id).shelf !== '';
        return (
          <Term key={index} id={id}>
            {own ? (
              <code translate="no">
                <Breakable text={name} />
              </code>
            ) : (
              name
            )}
          </Term>
        );
      }
    }
  });
}

/** Where a line cannot hold a long name, it goes on after an underscore. */
function Breakable({ text }: { text: string }) {
  return text.split(/(?<=_)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
