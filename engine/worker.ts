import { expose } from 'comlink';
import { earlyEngine } from './early.ts';
import { Engine } from './engine.ts';

expose(
  earlyEngine({
    newEngine: () => new Engine(),
    loadRest: () => import('./rest.ts').then(({ installRest }) => installRest()),
    // The page hears of it as of any error of this thread. Called by its own name: as a method it refuses to run.
    lost: (why) => reportError(why),
  }),
);
