/** The lesson that is open, as a presenter's script. */
import { openingOf } from '../../../engine/lesson/lab.ts';
import { askFrame } from '../../playback.ts';
import { save, seek } from '../commands.ts';
import { usePresenting } from '../presenting.ts';
import { choose, setPlaying, useChoices, useShown, type Choices } from '../store.ts';
import { linesOf, playScript, type Lines, type Stop } from './script.ts';
import { goToPart, returnTo, useLesson, type Place } from './session.ts';

export interface Script {
  stops: readonly (Stop & Lines)[];
  /** Another part follows. */
  more: boolean;
}

/** Where the visitor was before all this, to be found there again. */
let before: (Place & Pick<Choices, 'playing' | 'panel'>) | null = null;

/** Plays the part that is open once from its beginning, unseen. Null: no lesson could be opened. */
export async function lessonScript(): Promise<Script | null> {
  if (!(await isOpen())) return null;
  const place = await placeNow();
  if (!usePresenting.getState().on) {
    // Left again already.
    if (place !== null) await seek(place.now);
    return null;
  }
  before = place ?? before;
  const at = useLesson.getState().open?.at ?? 0;
  await goToPart(at);
  const { open } = useLesson.getState();
  if (open === null) return null;
  setPlaying(false);
  const { part, source, given } = open;
  const more = at + 1 < given.length;
  let stops: readonly Stop[] = [];
  // One call, so that nothing of what is done on the page comes between.
  await askFrame(async (engine) => {
    stops = await playScript(engine, useShown.getState(), part);
    return engine.seek(openingOf(part));
  });
  return { stops: stops.map((stop) => ({ ...stop, ...linesOf(source, part, stop, !more) })), more };
}

/** Null: what is open is being presented already. */
async function placeNow(): Promise<typeof before> {
  const { open } = useLesson.getState();
  if (open === null || open.presented) return null;
  const { source, given, at } = open;
  const { playing, panel } = useChoices.getState();
  const { now, horizon } = useShown.getState();
  setPlaying(false);
  // A lab is saved up to the moment that is shown; what lies ahead of it was done, too.
  if (horizon > now) await seek(horizon);
  return { source, given, at, lab: await save(), now, playing, panel };
}

/** The presentation is over: back to where the visitor was, or, who came to present, to the part shown last. */
export async function leave(): Promise<void> {
  const { open } = useLesson.getState();
  const place = before;
  before = null;
  if (open?.presented !== true || open.lab !== useShown.getState().lab) return;
  if (place === null || place.source.key !== open.source.key) return goToPart(open.at);
  await returnTo(place);
  choose({ panel: place.panel });
  setPlaying(place.playing);
}

/** The next part of the lesson, if there is one. */
export async function toNextPart(): Promise<void> {
  const { open } = useLesson.getState();
  if (open !== null) await goToPart(open.at + 1);
}

/** Resolves when the lesson that was asked for is here, or cannot be had. */
function isOpen(): Promise<boolean> {
  return new Promise((resolve) => {
    const check = () => {
      const { open, trouble } = useLesson.getState();
      if (open === null && trouble === null) return;
      stop();
      resolve(open !== null && open.lab === useShown.getState().lab);
    };
    const stop = useLesson.subscribe(check);
    check();
  });
}
