/** The name of an entry; in what Redis prints, the places that differ from case to case stand apart. */
import { disguised } from '../../language/disguise.ts';
import { useChoices } from '../../store/store.ts';
import type { Entry } from './entries.ts';
import css from './Glossary.module.css';

export function Line({ entry }: { entry: Entry }) {
  const language = useChoices((choices) => choices.lang);
  const name = entry.name[language];
  if (!entry.literal) return disguised(name);
  return (
    <code className={css['literal']} translate="no" lang="en">
      {name
        .split(/(\{[^}]*\})/)
        .map((part, index) =>
          part.startsWith('{') ? (
            <var key={index}>{part.slice(1, -1)}</var>
          ) : (
            breakable(part, index)
          ),
        )}
    </code>
  );
}

/** `repl_backlog_first_byte_offset` may break behind its underscores. */
function breakable(text: string, key: number) {
  return text.split('_').map((piece, index, all) => (
    <span key={`${key}-${index}`}>
      {piece}
      {index < all.length - 1 && (
        <>
          _<wbr />
        </>
      )}
    </span>
  ));
}
