/** The lesson that is open, as a presenter's script. */
import { openingOf } from '../../../engine/lesson/lab.ts';
import { askFrame } from '../../playback.ts';
import { setPlaying, useShown } from '../store.ts';
import { linesOf, playScript, type Lines, type Stop } from './script.ts';
import { goToPart, useLesson } from './session.ts';

export interface Script {
  stops: readonly (Stop & Lines)[];
  /** Another part follows. */
  more: boolean;
}

/** Plays the part that is open once from its beginning, unseen. Null: no lesson could be opened. */
export async function lessonScript(): Promise<Script | null> {
  if (!(await isOpen())) return null;
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
