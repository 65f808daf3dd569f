/** A text of a lesson: Redis's own words stand out, terms lead to the glossary. */
import { piecesOf } from '../../store/lesson/markup.ts';
import { openGlossary } from '../../store/learning.ts';
import css from './Marked.module.css';

export function Marked({ text }: { text: string }) {
  return piecesOf(text).map((piece, index) => {
    switch (piece.kind) {
      case 'code':
        return (
          <code key={index} className={css['code']} translate="no">
            {piece.text}
          </code>
        );
      case 'term':
        return (
          <button
            key={index}
            type="button"
            className={css['term']}
            data-term={piece.term}
            onClick={() => openGlossary(piece.term)}
          >
            {piece.text}
          </button>
        );
      default:
        return piece.text;
    }
  });
}
