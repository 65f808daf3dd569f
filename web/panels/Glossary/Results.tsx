import { Scroll } from '../../ui/Scroll.tsx';
import { moveAmong } from '../../ui/roving.ts';
import { ENTRIES } from './entries.ts';
import { EntryList } from './EntryList.tsx';
import css from './Glossary.module.css';
import { find } from './search.ts';
import { useGlossaryWords } from './words.ts';

/** What fits, the best first. `unknown`: an address asked for an entry of that name. */
export function Results({ wanted, unknown }: { wanted: string; unknown: boolean }) {
  const words = useGlossaryWords();
  const found = find(ENTRIES, wanted);
  return (
    <Scroll label={words.search}>
      <div
        className={css['results']}
        role="presentation"
        onKeyDown={(event) => moveAmong(event, '[data-entry]')}
      >
        <p
          className={css['count']}
          role="status"
          data-testid="glossary-count"
          data-value={found.length}
        >
          {unknown && <span>{words.unknown(wanted)} </span>}
          {found.length === 0 ? words.none : words.found(found.length)}
        </p>
        <EntryList entries={found} mixed label={words.found(found.length)} />
      </div>
    </Scroll>
  );
}
