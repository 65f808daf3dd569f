/** Entries as a list of definitions: the name opens it, the text is its beginning. */
import { disguised } from '../../language/disguise.ts';
import { plainText } from '../../reference/markup.ts';
import { termName } from '../../reference/names.ts';
import { openGlossary } from '../../store/learning.ts';
import { useChoices } from '../../store/store.ts';
import type { Entry } from './entries.ts';
import css from './Glossary.module.css';
import { Line } from './Line.tsx';
import { useGlossaryWords } from './words.ts';

interface EntryListProps {
  entries: readonly Entry[];
  /** Say of each what it is. */
  mixed?: boolean;
  label: string;
}

export function EntryList({ entries, mixed = false, label }: EntryListProps) {
  const words = useGlossaryWords();
  const language = useChoices((choices) => choices.lang);
  return (
    <dl className={css['list']} aria-label={label}>
      {entries.map((entry) => (
        <div key={entry.id} className={css['item']}>
          <dt>
            <button
              type="button"
              data-entry={entry.id}
              data-term={entry.id}
              onClick={() => openGlossary(entry.id)}
            >
              <Line entry={entry} />
            </button>
            {mixed && <small className={css['kind']}>{words.kind[entry.shelf]}</small>}
          </dt>
          <dd>
            {disguised(plainText(entry.text[language], (id) => termName(id, language, true)))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
