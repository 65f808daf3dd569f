/** One shelf at a time, in the order in which it makes sense to read it. */
import type { Shelf } from '../../reference/terms.ts';
import { SHELVES } from '../../reference/terms.ts';
import { moveAmong } from '../../ui/roving.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { ENTRIES, type Entry } from './entries.ts';
import { EntryList } from './EntryList.tsx';
import css from './Glossary.module.css';
import type { Chapter } from './concepts.ts';
import { useGlossary } from './state.ts';
import { useGlossaryWords, type GlossaryWords } from './words.ts';

export function Browse() {
  const words = useGlossaryWords();
  const shelf = useGlossary((state) => state.shelf);
  return (
    <>
      <div className={css['shelves']} role="group" aria-label={words.shelvesLabel}>
        {SHELVES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === shelf}
            data-testid={`shelf-${each}`}
            onClick={() => useGlossary.setState({ shelf: each })}
          >
            {words.shelves[each]}
          </button>
        ))}
      </div>
      <Scroll key={shelf} label={words.shelves[shelf]}>
        <div role="presentation" onKeyDown={(event) => moveAmong(event, '[data-entry]')}>
          {partsOf(shelf).map(({ part, entries }) => {
            const title = titleOf(words, shelf, part);
            return (
              <section key={part} className={css['part']}>
                {title !== '' && <h3>{title}</h3>}
                <EntryList entries={entries} label={title === '' ? words.shelves[shelf] : title} />
              </section>
            );
          })}
        </div>
      </Scroll>
    </>
  );
}

function partsOf(shelf: Shelf): readonly { part: string; entries: readonly Entry[] }[] {
  const own = ENTRIES.filter((entry) => entry.shelf === shelf);
  return [...new Set(own.map(({ part }) => part))].map((part) => ({
    part,
    entries: own.filter((entry) => entry.part === part),
  }));
}

function titleOf(words: GlossaryWords, shelf: Shelf, part: string): string {
  if (shelf === 'term') return words.chapters[part as Chapter];
  return words.parts[`${shelf}.${part}`] ?? '';
}
