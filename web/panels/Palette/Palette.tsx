/** Everything that can be done, found by typing a few letters of it. */
import { Command } from 'cmdk';
import { CornerDownLeft, Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useEffectEvent, useState } from 'react';
import { actionsNow, offerActions, type PageAction } from '../../store/actions.ts';
import type { Language } from '../../store/choices.ts';
import { fetchLibrary, type Listed } from '../../store/library.ts';
import { closeOverlay, giveFocusBack, setOverlay, useOverlay } from '../../store/overlay.ts';
import { useChoices, useShown } from '../../store/store.ts';
import {
  bestOf,
  fit,
  groupsByFit,
  keepRecent,
  readRecent,
  remembered,
  searchWords,
} from './find.ts';
import { holdActions, typedHolds } from './holdActions.ts';
import { linkActions, nodeActions } from './nodeActions.ts';
import { labActions, pageActions, runActions, timeActions, typedActions } from './pageActions.ts';
import styles from './Palette.module.css';
import { usePaletteWords } from './words.ts';

offerActions(nodeActions);
offerActions(linkActions);
offerActions(holdActions);
offerActions(runActions);
offerActions(timeActions);
offerActions(pageActions);

const RECENT = 'recent ';
const TYPED = 'typed ';

export function Palette() {
  const words = usePaletteWords();
  const open = useOverlay((overlay) => overlay.open === 'palette');
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setOverlay('palette', next)}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={styles.dialog}
          data-testid="palette"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack();
          }}
        >
          <Dialog.Title className="unseen">{words.title}</Dialog.Title>
          <Dialog.Description className="unseen">{words.hint}</Dialog.Description>
          <Finder />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** As the page was when the palette was opened: what is listed does not move while one reads. */
function Finder() {
  const words = usePaletteWords();
  const [shown] = useState(() => useShown.getState());
  const [choices] = useState(() => useChoices.getState());
  const [query, setQuery] = useState('');
  const [recent] = useState(readRecent);
  const [selected, setSelected] = useState('');
  // A lab that arrives while one types goes before the line that nothing else fitted.
  const library = useLibrary((labs) => {
    const best = bestOf(labActions(labs), query);
    if (best !== null && selected.startsWith(TYPED)) setSelected(best.id);
  });
  const actions = [...actionsNow(shown, choices), ...labActions(library)];
  const typed = [...typedHolds(query, choices, shown), ...typedActions(query, choices, shown)];
  const used =
    query === '' ? recent.flatMap((id) => actions.find((one) => one.id === id) ?? []) : [];

  function perform(action: PageAction): void {
    if (!typed.includes(action)) keepRecent(remembered(readRecent(), action.id));
    closeOverlay('palette');
    // What it does may move the focus, or open something: after the palette has given it back.
    setTimeout(action.perform);
  }

  return (
    <Command
      label={words.title}
      className={styles.command}
      loop
      value={selected}
      onValueChange={setSelected}
      filter={(_value, search, keywords = []) => fit(keywords, search)}
    >
      <div className={styles.head}>
        <Search size={17} aria-hidden />
        <Command.Input
          className={styles.input}
          value={query}
          onValueChange={setQuery}
          placeholder={words.placeholder}
          aria-label={words.title}
        />
      </div>
      <Command.List className={styles.list} label={words.title}>
        <Group heading={words.recent} actions={used} prefix={RECENT} onPerform={perform} />
        {groupsByFit(actions, query).map((group) => (
          <Group
            key={group}
            heading={words.groups[group]}
            actions={actions.filter((one) => one.group === group)}
            prefix=""
            onPerform={perform}
          />
        ))}
        <Group
          heading={words.groups.run}
          actions={typed}
          prefix={TYPED}
          always
          onPerform={perform}
        />
      </Command.List>
      <Foot />
    </Command>
  );
}

interface GroupProps {
  heading: string;
  actions: readonly PageAction[];
  /** Tells two items of one action apart. */
  prefix: string;
  always?: boolean;
  onPerform: (action: PageAction) => void;
}

function Group({ heading, actions, prefix, always = false, onPerform }: GroupProps) {
  const lang = useChoices((choices) => choices.lang);
  if (actions.length === 0) return null;
  return (
    <Command.Group heading={heading} className={styles.group} forceMount={always}>
      {actions.map((action) => (
        <Command.Item
          key={action.id}
          value={prefix + action.id}
          keywords={searchWords(action)}
          forceMount={always}
          className={styles.item}
          data-action={action.id}
          onSelect={() => onPerform(action)}
        >
          <Label action={action} lang={lang} />
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function Label({ action, lang }: { action: PageAction; lang: Language }) {
  return (
    <>
      <span className={styles.label}>{action.label[lang]}</span>
      {action.also?.[0] !== undefined && <code className={styles.also}>{action.also[0]}</code>}
      {action.keys !== undefined && (
        <span className={styles.keys}>
          {action.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </>
  );
}

function Foot() {
  const words = usePaletteWords();
  return (
    <footer className={styles.foot} aria-hidden>
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {words.footMove}
      </span>
      <span>
        <kbd>
          <CornerDownLeft size={11} />
        </kbd>{' '}
        {words.footRun}
      </span>
      <span>
        <kbd>Esc</kbd> {words.footClose}
      </span>
    </footer>
  );
}

/** Fetched once. */
let known: readonly Listed[] | null = null;

/** The labs of the site; none until they have come, and then `arrived` is told. */
function useLibrary(arrived: (labs: readonly Listed[]) => void): readonly Listed[] {
  const [library, setLibrary] = useState(known ?? []);
  const tell = useEffectEvent(arrived);
  useEffect(() => {
    if (known !== null) return;
    void fetchLibrary((address) => fetch(address)).then((labs) => {
      if (labs === null) return;
      known = labs;
      setLibrary(labs);
      tell(labs);
    });
  }, []);
  return library;
}
