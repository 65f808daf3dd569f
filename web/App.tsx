/** Puts the panels together. */
import { lazy, Suspense } from 'react';
import { Consoles } from './panels/Consoles/Consoles.tsx';
import { Timeline } from './panels/Timeline/Timeline.tsx';
import { Header } from './Header.tsx';
import { useWords } from './language/words.ts';
import { Side } from './Side.tsx';
import { Stage } from './Stage.tsx';
import { useShown } from './store/store.ts';
import { Toast } from './ui/Toast.tsx';
import type { Rescue } from './Trouble.tsx';
import css from './App.module.css';

/** Seldom needed, so not part of the first load. */
const Trouble = lazy(async () => {
  const { Trouble: component } = await import('./Trouble.tsx');
  return { default: component };
});

interface AppProps {
  /** Without the header, for a frame in another page. */
  embed: boolean;
  rescue: Rescue;
}

export function App({ embed, rescue }: AppProps) {
  const words = useWords();
  const trouble = useShown((shown) => shown.workerDied || shown.failure !== null);
  const ready = useShown((shown) => shown.lab !== null);
  return (
    <>
      <a className={css['skip']} href="#consoles">
        {words.app.skipToConsoles}
      </a>
      <div className={css['page']} data-embed={embed} data-testid="page" data-ready={ready}>
        {!embed && <Header />}
        <main className={css['main']} aria-label={words.app.regions.topology}>
          <Stage />
          <Side />
        </main>
        <section
          id="consoles"
          tabIndex={-1}
          className={css['consoles']}
          aria-label={words.app.regions.consoles}
        >
          <Consoles />
        </section>
        <footer className={css['timeline']} aria-label={words.app.regions.timeline}>
          <Timeline />
        </footer>
      </div>
      {!ready && <p className={css['loading']}>{words.app.loading}</p>}
      {trouble && (
        <Suspense fallback={null}>
          <Trouble rescue={rescue} />
        </Suspense>
      )}
      <Toast />
    </>
  );
}
