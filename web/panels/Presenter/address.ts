/** While a lab is presented, the address says so: a page that is reloaded by mistake presents again. */
import { isWalking, useLearning } from '../../store/learning.ts';
import { usePresenting } from '../../store/presenting.ts';

/** Writes it; the answer takes it off again. */
export function standInAddress(): () => void {
  const write = () => rewrite(usePresenting.getState().lab, inLesson());
  write();
  const stops = [usePresenting.subscribe(write), useLearning.subscribe(write)];
  return () => {
    for (const stop of stops) stop();
    rewrite(null, false);
  };
}

/** Its part of the address is written by what opens it. */
function inLesson(): boolean {
  const learning = useLearning.getState();
  return learning.column?.what === 'lesson' || isWalking(learning);
}

/** A lab that is not of the site has no address, and begins as the page does. */
function rewrite(lab: string | null, lesson: boolean): void {
  const url = new URL(window.location.href);
  const before = url.href;
  if (lab !== null) url.searchParams.set('lab', lab);
  if (lab !== null || lesson) url.searchParams.set('present', '1');
  else url.searchParams.delete('present');
  if (url.href !== before) history.replaceState(history.state, '', url);
}
