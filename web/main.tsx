/** Starts the engine, opens the lab that the address asks for, and draws the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createPlayground } from './api.ts';
import { followAppearance } from './appearance.ts';
import { startEngine } from './engineClient.ts';
import { readOptions, recall } from './options.ts';
import { connect, declareDead, startLoop } from './playback.ts';
import { DEFAULT_LAB, load } from './store/commands.ts';
import { keepJournalWhilePlaying, keptJournal } from './store/journal.ts';
import { choose } from './store/store.ts';
import './theme.css';

const options = readOptions(window.location.search, recall(), navigator.languages);
choose({ lang: options.lang, theme: options.theme, speed: options.speed });
followAppearance();

const engine = startEngine();
connect(engine);
engine.onDeath(declareDead);
startLoop(options.manualClock);
keepJournalWhilePlaying();
window.playground = createPlayground();

/** A new worker, and in it this lab. */
function startAnew(lab: Parameters<typeof load>[0]): void {
  engine.restart();
  connect(engine);
  void load(lab);
}

const rescue = {
  restore: () => startAnew(keptJournal() ?? DEFAULT_LAB),
  startOver: () => startAnew(DEFAULT_LAB),
};

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App embed={options.embed} rescue={rescue} />
    </StrictMode>,
  );
}
void load(options.lab ?? DEFAULT_LAB);
