/** Terms and reference: found by any word of either language, each linked with what belongs to it. */
import { BookOpenText, Check, Link } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { closeSheet, openGlossary, useLearning } from '../../store/learning.ts';
import { Button, focusAtOnce, IconButton } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Article } from './Article.tsx';
import { Browse } from './Browse.tsx';
import { ENTRIES, entryOf, type Entry } from './entries.ts';
import css from './Glossary.module.css';
import { Results } from './Results.tsx';
import { SearchBox } from './SearchBox.tsx';
import { find, scoreOf } from './search.ts';
import { search, setAside, useGlossary } from './state.ts';
import { useGlossaryWords } from './words.ts';

export function Glossary() {
  const words = useGlossaryWords();
  const aside = useGlossary((state) => state.aside);
  const wanted = useGlossary((state) => state.wanted);
  const term = useLearning(({ sheet }) => (sheet?.what === 'glossary' ? sheet.term : ''));
  const entry = term === '' ? null : meant(term);
  if (aside) return <Return />;
  return (
    <Sheet
      title={words.title}
      description={words.description}
      close={words.close}
      testId="glossary"
      onClose={closeSheet}
      tools={entry !== null && <CopyAddress key={entry.id} />}
    >
      <div className={css['glossary']}>
        <SearchBox
          value={wanted}
          focused={term === ''}
          onChange={(text) => {
            search(text);
            if (term !== '') openGlossary('');
          }}
        />
        {entry !== null ? (
          <Article key={entry.id} entry={entry} />
        ) : term !== '' || wanted.trim() !== '' ? (
          <Results wanted={term === '' ? wanted : term} unknown={term !== ''} />
        ) : (
          <Browse />
        )}
      </div>
    </Sheet>
  );
}

/** An address may name an entry as people do: `master_replid`, `复制积压缓冲区`. */
function meant(term: string): Entry | null {
  const own = entryOf(term);
  if (own !== null) return own;
  const [best] = find(ENTRIES, term, 1);
  return best !== undefined && scoreOf(best, term) >= 70 ? best : null;
}

/** The glossary has made room for what it points at; this brings it back. */
function Return() {
  const words = useGlossaryWords();
  return (
    <div className={css['return']}>
      <Button
        ref={focusAtOnce}
        look="main"
        icon={<BookOpenText aria-hidden />}
        data-testid="glossary-return"
        onClick={() => setAside(false)}
      >
        {words.returnTo}
      </Button>
    </div>
  );
}

function CopyAddress() {
  const words = useGlossaryWords();
  const [copied, setCopied] = useState(false);
  const status = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // Said only when it has happened, not when the page is drawn.
    if (copied && status.current !== null) status.current.textContent = words.copied;
  }, [copied, words.copied]);
  return (
    <>
      <span ref={status} className="unseen" role="status" />
      <IconButton
        label={words.copy}
        tone={copied ? 'good' : 'normal'}
        data-testid="glossary-copy"
        onClick={() => void copyAddress().then(setCopied)}
      >
        {copied ? <Check aria-hidden /> : <Link aria-hidden />}
      </IconButton>
    </>
  );
}

/** A page that was not fetched safely has no clipboard at all. */
async function copyAddress(): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(window.location.href);
    return true;
  } catch {
    return false;
  }
}
