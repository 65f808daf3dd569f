/** Puts the panels together: beside each other where there is room, on a phone one at a time. */
import { Activity, lazy, Suspense, type CSSProperties } from 'react';
import { Consoles } from './panels/Consoles/Consoles.tsx';
import { Timeline } from './panels/Timeline/Timeline.tsx';
import { Guide } from './Guide.tsx';
import { Header } from './Header.tsx';
import { LearnColumn, LearnSheet } from './Learn.tsx';
import { useWords } from './language/words.ts';
import { NodeChips } from './NodeChips.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { Overlays } from './Overlays.tsx';
import { Side } from './Side.tsx';
import { Splitter } from './Splitter.tsx';
import { Stage } from './Stage.tsx';
import { Start } from './Start.tsx';
import { useLearning } from './store/learning.ts';
import { usePresenting } from './store/presenting.ts';
import { useSplits, type Splits } from './store/splits.ts';
import { choose, useChoices, useShown, type Choices } from './store/store.ts';
import { Toast } from './ui/Toast.tsx';
import { useLayout } from './ui/useLayout.ts';
import type { Rescue } from './Trouble.tsx';
import css from './App.module.css';

/** Nothing to see, so not part of the first load. */
const Announcer = lazy(async () => {
  const { Announcer: component } = await import('./panels/Announcer/Announcer.tsx');
  return { default: component };
});

/** Seldom needed, so not part of the first load. */
const Trouble = lazy(async () => {
  const { Trouble: component } = await import('./Trouble.tsx');
  return { default: component };
});

/** For a class: its code comes when it is asked for. */
const Presenter = lazy(async () => {
  const { Presenter: component } = await import('./panels/Presenter/Presenter.tsx');
  return { default: component };
});

interface AppProps {
  /** Without the header, for a frame in another page. */
  embed: boolean;
  /** The prompts of a first visit. */
  guide: boolean;
  rescue: Rescue;
}

export function App({ embed, guide, rescue }: AppProps) {
  const trouble = useShown((shown) => shown.workerDied || shown.failure !== null);
  const ready = useShown((shown) => shown.lab !== null);
  const presenting = usePresenting((state) => state.on) && ready;
  return (
    <>
      {presenting ? (
        <Suspense fallback={null}>
          <Presenter stage={<Stage />} side={<Side phone={false} />} consoles={<Consoles />} />
        </Suspense>
      ) : (
        <Page embed={embed} ready={ready} />
      )}
      {!ready && <Start />}
      {trouble && (
        <Suspense fallback={null}>
          <Trouble rescue={rescue} />
        </Suspense>
      )}
      <Overlays />
      <LearnSheet />
      {ready && !presenting && (
        <Suspense fallback={null}>
          <Announcer />
        </Suspense>
      )}
      {ready && guide && !presenting && <Guide />}
      <Toast />
    </>
  );
}

function Page({ embed, ready }: { embed: boolean; ready: boolean }) {
  const words = useWords().app;
  const layout = useLayout();
  return (
    <>
      <nav className={css['skip']} aria-label={words.skip}>
        <a href="#consoles" onClick={() => choose({ panel: 'console' })}>
          {words.skipToConsoles}
        </a>
        <a href="#timeline">{words.skipToTimeline}</a>
      </nav>
      <div
        className={css['page']}
        data-embed={embed}
        data-layout={layout}
        data-testid="page"
        data-ready={ready}
      >
        {embed ? <h1 className="unseen">{words.title}</h1> : <Header />}
        <Panels />
        <footer
          id="timeline"
          tabIndex={-1}
          className={css['timeline']}
          aria-label={words.regions.timeline}
        >
          <Timeline />
        </footer>
        {layout === 'phone' && <PhoneBar />}
      </div>
    </>
  );
}

/** What is not shown keeps its state, and costs nothing while it is away. */
function Panels() {
  const words = useWords().app;
  const phone = useLayout() === 'phone';
  const panel = useChoices((choices) => choices.panel);
  const inspecting = useChoices((choices) => choices.inspectorOpen);
  const learning = useLearning(({ column }) => column !== null);
  const splits = useSplits();
  const mode = (each: Choices['panel']) => (phone && panel !== each ? 'hidden' : 'visible');
  return (
    <main className={css['main']} data-learning={learning} style={sizes(splits)}>
      {learning && (
        <Activity mode={mode('learn')}>
          <section id="learn" className={css['learn']} aria-label={words.learn.button}>
            <LearnColumn />
          </section>
        </Activity>
      )}
      <Activity mode={mode('picture')}>
        <Stage />
      </Activity>
      <Activity mode={mode('side')}>
        <div id="side" className={css['side']}>
          {phone && inspecting && <NodeChips />}
          <Side phone={phone} />
        </div>
      </Activity>
      <Activity mode={mode('console')}>
        <section
          id="consoles"
          tabIndex={-1}
          className={css['consoles']}
          aria-label={words.regions.consoles}
        >
          {phone && <NodeChips />}
          <Consoles />
        </section>
      </Activity>
      {!phone && (
        <>
          {learning && <Splitter which="learn" sized="learn" label={words.splitLearn} />}
          <Splitter which="side" sized="side" label={words.splitSide} />
          <Splitter which="consoles" sized="consoles" label={words.splitConsoles} />
        </>
      )}
    </main>
  );
}

/** For the style sheet, which has sizes of its own where none was chosen. */
function sizes({ learn, side, consoles }: Splits): CSSProperties & Record<`--${string}`, string> {
  return {
    ...(learn !== null && { '--learn': `${learn}px` }),
    ...(side !== null && { '--side': `${side}px` }),
    ...(consoles !== null && { '--consoles': `${consoles}px` }),
  };
}
