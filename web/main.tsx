/** Opens the lab that the address asks for, and draws the page. */
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createPlayground } from './api.ts';
import { followAppearance } from './appearance.ts';
import type { EngineClient } from './engineClient.ts';
import { isFirstVisit } from './Guide.tsx';
import { wear } from './language/disguise.ts';
import { speak } from './language/words.ts';
import { endLoading } from './loading.ts';
import { readOptions, recall, type Options } from './options.ts';
import { connect, declareDead, holdTime, startLoop } from './playback.ts';
import { DEFAULT_LAB, load } from './store/commands.ts';
import { closeColumn, followInAddress, openFromAddress } from './store/learning.ts';
import { keepJournalWhilePlaying, keptJournal } from './store/journal.ts';
import { present } from './store/presenting.ts';
import { openOverlay } from './store/overlay.ts';
import { choose } from './store/store.ts';
import type { Rescue } from './PlainTrouble.tsx';
import './page.css';

/** Begins, once, with this engine. */
export function open(engine: EngineClient): void {
  const options = readOptions(window.location.search, recall(), navigator.languages);
  choose({ theme: options.theme, speed: options.speed, view: options.view });
  present(options.present);
  const spoken = options.pseudo ? speakPseudo() : speak(options.lang);
  connect(engine);
  engine.onDeath(declareDead);
  startLoop(options.manualClock);
  keepJournalWhilePlaying();
  window.playground = createPlayground();
  // A page that is to speak Chinese does not say anything in English first.
  void spoken.then(() => {
    followAppearance();
    void makeRoomForKeyboard();
    void draw(options, rescueOf(engine));
  });
  if (options.compare !== null) openOverlay('compare');
  if (options.pane) return;
  // A lesson brings its own lab.
  const own = openFromAddress(window.location.search, window.location.hash);
  followInAddress();
  if (!own) void load(options.compare ?? options.lab ?? DEFAULT_LAB);
}

/** For tests: see `language/disguise.ts`. */
async function speakPseudo(): Promise<void> {
  const { pseudo } = await import('./language/pseudo.ts');
  wear(pseudo);
}

function rescueOf(engine: EngineClient): Rescue {
  /** A new worker, and in it this lab. */
  const startAnew = (lab: Parameters<typeof load>[0]) => {
    engine.restart();
    connect(engine);
    void load(lab);
  };
  return {
    restore: () => startAnew(keptJournal() ?? DEFAULT_LAB),
    open: startAnew,
    startOver: () => {
      closeColumn();
      startAnew(DEFAULT_LAB);
    },
  };
}

/** Keyboards on the screen are for fingers. */
async function makeRoomForKeyboard(): Promise<void> {
  const view = window.visualViewport;
  if (view === null || !window.matchMedia('(pointer: coarse)').matches) return;
  const { keepAboveKeyboard } = await import('./keyboardRoom.ts');
  keepAboveKeyboard(view);
}

async function draw(options: Options, rescue: Rescue): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  if (options.pane) {
    (await import('./PanePage.tsx')).openPane(root);
    endLoading(false);
    return;
  }
  // Whoever asks for something certain knows the page already.
  const certain = options.lab !== null || options.manualClock || options.embed || options.present;
  const onParts = holdTime();
  const onArrived = () => endLoading(!options.manualClock);
  const app = (
    <StrictMode>
      <App
        embed={options.embed}
        guide={!certain && isFirstVisit()}
        rescue={rescue}
        onParts={onParts}
        onArrived={onArrived}
      />
    </StrictMode>
  );
  const drawing = createRoot(root);
  startTransition(() => drawing.render(app));
}
