/** Puts the panels together: beside each other where there is room, on a phone one at a time. */
import { Activity, lazy, memo, useEffect, useState, type CSSProperties } from 'react';
import { Consoles } from './panels/Consoles/Consoles.tsx';
import { Timeline } from './panels/Timeline/Timeline.tsx';
import { Guide } from './Guide.tsx';
import { Header } from './Header.tsx';
import { LearnColumn, LearnSheet, LearnStrip } from './Learn.tsx';
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
import { Later } from './ui/Later.tsx';
import { PlainTrouble, type Rescue } from './PlainTrouble.tsx';
import { useArrival, type Arrived } from './useArrival.ts';
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

// Drawn anew for what they show, not because another part has come.
const Head = memo(Header);
const Time = memo(Timeline);
const View = memo(Stage);
const Typing = memo(Consoles);
const Beside = memo(Side);

interface AppProps {
  /** Without the header, for a frame in another page. */
  embed: boolean;
  /** The prompts of a first visit. */
  guide: boolean;
  rescue: Rescue;
  /** Every part of the page is there, and then: all of them are drawn. */
  onParts: () => void;
  onArrived: () => void;
}

export function App({ embed, guide, rescue, onParts, onArrived }: AppProps) {
  const trouble = useShown((shown) => shown.workerDied || shown.failure !== null);
  const ready = useShown((shown) => shown.lab !== null);
  const presenting = usePresenting((state) => state.on) && ready;
  const arrived = useArrival(ready);
  const hasParts = ready && arrived('rest');
  const complete = ready && arrived('all');
  const learning = useLearning(({ column }) => column !== null);
  useEffect(() => {
    if (hasParts) onParts();
  }, [hasParts, onParts]);
  useEffect(() => {
    if (complete) onArrived();
  }, [complete, onArrived]);
  return (
    <>
      {presenting ? (
        <Later missing={<Page embed={embed} ready={complete} arrived={arrived} />}>
          <Presenter
            stage={<Stage />}
            side={<Side phone={false} />}
            consoles={<Consoles />}
            learn={<LearnColumn />}
          />
        </Later>
      ) : (
        <Page embed={embed} ready={complete} arrived={arrived} />
      )}
      {!ready && <Start />}
      {trouble && (
        <Later missing={<PlainTrouble rescue={rescue} />}>
          <Trouble rescue={rescue} />
        </Later>
      )}
      <Overlays />
      <LearnSheet />
      {complete && !presenting && (
        <Later>
          <Announcer />
        </Later>
      )}
      {complete && guide && !presenting && !learning && <Guide />}
      <Toast />
    </>
  );
}

interface PageProps {
  embed: boolean;
  /** A script may begin: all of it is drawn. */
  ready: boolean;
  arrived: Arrived;
}

function Page({ embed, ready, arrived }: PageProps) {
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
        {embed ? <h1 className="unseen">{words.title}</h1> : <Head />}
        {layout === 'phone' && <LearnStrip />}
        <Panels arrived={arrived} />
        {arrived('timeline') && (
          <footer
            id="timeline"
            tabIndex={-1}
            className={css['timeline']}
            aria-label={words.regions.timeline}
          >
            <Time />
          </footer>
        )}
        {layout === 'phone' && <PhoneBar />}
      </div>
    </>
  );
}

/** What is not shown keeps its state, and costs nothing while it is away. */
function Panels({ arrived }: { arrived: Arrived }) {
  const words = useWords().app;
  const phone = useLayout() === 'phone';
  const panel = useChoices((choices) => choices.panel);
  const inspecting = useChoices((choices) => choices.inspectorOpen);
  const learning = useLearning(({ column }) => column !== null);
  const splits = useSplits();
  const met = useMet(panel, phone);
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
      <Activity mode={mode('picture')}>{arrived('stage') && <View />}</Activity>
      <Activity mode={mode('side')}>
        <div id="side" className={css['side']}>
          {phone && inspecting && <NodeChips />}
          {arrived('side') && met('side') && <Beside phone={phone} />}
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
          {arrived('consoles') && met('console') && <Typing />}
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

/** A phone draws a panel when it is gone to for the first time, and keeps it from then on. */
function useMet(panel: Choices['panel'], phone: boolean): (panel: Choices['panel']) => boolean {
  const [seen, setSeen] = useState<readonly Choices['panel'][]>([]);
  if (!seen.includes(panel)) setSeen([...seen, panel]);
  return (each) => !phone || seen.includes(each) || each === panel;
}

/** For the style sheet, which has sizes of its own where none was chosen. */
function sizes({ learn, side, consoles }: Splits): CSSProperties & Record<`--${string}`, string> {
  return {
    ...(learn !== null && { '--learn': `${learn}px` }),
    ...(side !== null && { '--side': `${side}px` }),
    ...(consoles !== null && { '--consoles': `${consoles}px` }),
  };
}
