/** The handshake, beat by beat: beside the picture, which stands at the moment that is told. */
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { plainText } from '../../reference/markup.ts';
import { termName } from '../../reference/names.ts';
import { useChoices } from '../../store/store.ts';
import { closeColumn, useLearning } from '../../store/learning.ts';
import { usePresenting } from '../../store/presenting.ts';
import { listenForWalkKeys, walkWith } from '../../store/walking.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useLayout } from '../../ui/useLayout.ts';
import { Foot } from './Foot.tsx';
import css from './Handshake.module.css';
import { OneBeat } from './OneBeat.tsx';
import { followWalk, goTo, last, next, openAsked, previous, useWalk } from './session.ts';
import { Steps } from './Steps.tsx';
import { VariantMenu } from './VariantMenu.tsx';
import { beatWords, useHandshakeWords } from './words.ts';

export function Handshake() {
  const words = useHandshakeWords();
  const column = useLearning((learning) => learning.column);
  const state = useWalk((walk) => walk.state);
  const variant = useWalk((walk) => walk.variant);
  const atBegin = useWalk((walk) => walk.index === 0);
  const phone = useLayout() === 'phone';
  const presenting = usePresenting(({ on }) => on);
  const [listed, setListed] = useState(false);
  const single = phone || presenting;
  useEffect(() => openAsked(column), [column]);
  useEffect(followWalk, []);
  useEffect(listenForWalkKeys, []);
  useEffect(
    () =>
      walkWith({
        next: () => void next(),
        previous: () => void previous(),
        first: () => void goTo(0),
        last: () => void last(),
      }),
    [],
  );
  return (
    <section
      className={css['panel']}
      data-testid="handshake"
      data-value={variant}
      data-single={single}
    >
      <header className={css['head']}>
        <h2 className={css['title']}>{words.title}</h2>
        <VariantMenu variant={variant} />
        <IconButton label={words.close} data-testid="handshake-close" onClick={closeColumn}>
          <X aria-hidden />
        </IconButton>
      </header>
      {atBegin && <p className={css['intro']}>{words.variants[variant].intro}</p>}
      {state === 'ready' && (
        <>
          {single && !listed && <OneBeat />}
          {(!single || listed) && <Steps told={!single} onGo={() => setListed(false)} />}
          <Foot listed={single ? listed : null} onList={() => setListed(!listed)} />
        </>
      )}
      {state !== 'ready' && (
        <p className={css['waiting']} role="status">
          {state === 'preparing' ? words.preparing : words.failed}
        </p>
      )}
      <Announcement />
    </section>
  );
}

/** For who hears the page: each beat when it comes. */
function Announcement() {
  const words = useHandshakeWords();
  const beats = useWalk((walk) => walk.beats);
  const index = useWalk((walk) => walk.index);
  const free = useWalk((walk) => walk.free);
  const beat = beats[index];
  const language = useChoices((choices) => choices.lang);
  const { title, why } = beat === undefined ? { title: '', why: '' } : beatWords(words, beat.name);
  const said = plainText(why, (id) => termName(id, language, true));
  return (
    <p className="unseen" aria-live="polite">
      {free ? words.free : beat && words.announce(index + 1, beats.length, title, said)}
    </p>
  );
}
