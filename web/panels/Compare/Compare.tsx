/** Two runs of one lab beside each other, one thing changed: a page over the page. */
import { ArrowLeft, Columns2, Settings2, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { labText, useWords } from '../../language/words.ts';
import { fetchLab } from '../../store/commands.ts';
import { closeOverlay, giveFocusBack, setOverlay, useOverlay } from '../../store/overlay.ts';
import { isHostKey, undoKey } from '../../store/pane.ts';
import { useChoices } from '../../store/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { readChange, writeChange } from './change.ts';
import { Chooser } from './Chooser.tsx';
import { Clock } from './Clock.tsx';
import { CopyLink } from './CopyLink.tsx';
import css from './Compare.module.css';
import { Differences } from './Differences.tsx';
import { Halves } from './Halves.tsx';
import { compare, endComparison, onLeave, pressed, setGoing, useCompared } from './pair.ts';
import { describe } from './texts.ts';
import { useCompareWords } from './words.ts';

/** What the address asks for; the first time only. */
const wishes = [new URLSearchParams(window.location.search)];

export function Compare() {
  const words = useCompareWords();
  const open = useOverlay((overlay) => overlay.open === 'compare');
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setOverlay('compare', next)}>
      <Dialog.Portal>
        <Dialog.Content
          className={css['compare']}
          data-testid="compare"
          onEscapeKeyDown={(event) => {
            // In a field or a menu the key is theirs.
            if (!isHostKey(event)) event.preventDefault();
          }}
          onKeyDown={({ nativeEvent: event }) => {
            const undoing = undoKey(event);
            if (undoing === null && (!isHostKey(event) || event.key === 'Escape')) return;
            event.preventDefault();
            pressed(undoing ?? event.key);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack();
          }}
        >
          <Dialog.Title className="unseen">{words.title}</Dialog.Title>
          <Dialog.Description className="unseen">{words.hint}</Dialog.Description>
          <Body />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Body() {
  const pair = useCompared((compared) => compared.pair);
  const attempt = useCompared((compared) => compared.attempt);
  const [choosing, setChoosing] = useState(false);
  const [unknown, setUnknown] = useState<string | null>(null);
  useEffect(() => {
    onLeave(() => closeOverlay('compare'));
    const wish = wishes.pop();
    if (wish !== undefined) void openAsked(wish).then(setUnknown);
    return endComparison;
  }, []);
  const choose = (next: boolean) => {
    setGoing(false);
    setChoosing(next);
    // On a phone all of it is one page, which begins anew.
    document.querySelector('[data-testid="compare"]')?.scrollTo(0, 0);
  };
  return (
    <>
      <Head choosing={choosing || pair === null} onChoosing={choose} />
      {(choosing || pair === null) && (
        <Chooser unknown={unknown} onDone={() => setChoosing(false)} />
      )}
      {pair !== null && (
        // Kept while another change is chosen: whoever thinks better of it loses nothing.
        <div className={css['runs']} hidden={choosing}>
          <Halves key={attempt} />
          <Differences />
          <Clock />
        </div>
      )}
    </>
  );
}

/** `?compare=long-outage&change=repl-backlog-size=1mb`. Answers the name of a lab that there is not. */
async function openAsked(query: URLSearchParams): Promise<string | null> {
  const name = query.get('compare');
  const text = query.get('change');
  if (name === null || name === '' || text === null) return null;
  const change = readChange(text);
  if (!change.ok) {
    useCompared.setState({ problem: change.problem });
    return null;
  }
  const lab = await fetchLab(name);
  if (lab === null) return name;
  compare({ lab: JSON.parse(lab), change: change.change }, name);
  return null;
}

interface HeadProps {
  choosing: boolean;
  onChoosing: (choosing: boolean) => void;
}

function Head({ choosing, onChoosing }: HeadProps) {
  const words = useCompareWords();
  const page = useWords();
  const comparison = useCompared((compared) => compared.comparison);
  const lang = useChoices((choices) => choices.lang);
  const said = comparison === null ? null : describe(comparison.change, comparison.lab, words);
  return (
    <header className={css['head']}>
      <Columns2 aria-hidden />
      <h2 className={css['title']} aria-hidden>
        {words.title}
      </h2>
      {said !== null && comparison !== null && !choosing && (
        <p
          className={css['setting']}
          data-testid="compare-setting"
          data-value={writeChange(comparison.change) ?? comparison.change.kind}
        >
          <span className={css['lab']}>{labText(comparison.lab.name, lang)}</span>
          <code>{said.what}</code>
          <span className={css['against']}>
            <code data-side="left">{said.left}</code>
            <span aria-hidden>≠</span>
            <code data-side="right">{said.right}</code>
          </span>
        </p>
      )}
      <span className={css['room']} />
      {!choosing && <CopyLink />}
      {choosing && comparison !== null && (
        <Button
          icon={<ArrowLeft aria-hidden />}
          data-testid="compare-back"
          onClick={() => onChoosing(false)}
        >
          {words.back}
        </Button>
      )}
      {!choosing && (
        <Button
          icon={<Settings2 aria-hidden />}
          data-testid="compare-change"
          aria-label={words.changeIt}
          title={words.changeIt}
          onClick={() => onChoosing(true)}
        >
          <span className={css['long']}>{words.changeIt}</span>
        </Button>
      )}
      <Dialog.Close asChild>
        <IconButton label={words.close} data-testid="compare-close" title={page.app.close}>
          <X aria-hidden />
        </IconButton>
      </Dialog.Close>
    </header>
  );
}
