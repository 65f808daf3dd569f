/** While a lab is presented, the address says so: a page that is reloaded by mistake presents again. */
import { isWalking, useLearning } from '../../store/learning.ts';
import { usePresenting } from '../../store/presenting.ts';

/** Writes it; the answer takes it off again. */
export function standInAddress(): () => void {
  const write = () => rewrite(usePresenting.getState().lab);
  write();
  const stop = usePresenting.subscribe(write);
  return () => {
    stop();
    rewrite(null);
  };
}

/** A lab that is not of the site has no address, and begins as the page does; a lesson brings its own. */
function rewrite(lab: string | null): void {
  const url = new URL(window.location.href);
  const before = url.href;
  if (lab === null && usePresenting.getState().on && isWalking(useLearning.getState())) {
    url.searchParams.set('present', '1');
  } else if (lab === null) url.searchParams.delete('present');
  else {
    url.searchParams.set('lab', lab);
    url.searchParams.set('present', '1');
  }
  if (url.href !== before) history.replaceState(history.state, '', url);
}
