/** What the document itself shows until the page is there (`index.html`, `loading.css`). */

/** Milliseconds in which it dissolves. */
const DISSOLVE = 180;

/** The page is there: it gives way, softly unless that is unwanted. Nothing happens the second time. */
export function endLoading(softly: boolean): void {
  const element = document.querySelector<HTMLElement>('.loading:not([inert])');
  if (element === null) return;
  const still = !softly || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (still) return element.remove();
  element.inert = true;
  element.style.pointerEvents = 'none';
  const remove = () => element.remove();
  element
    .animate({ opacity: 0 }, { duration: DISSOLVE, fill: 'forwards' })
    .finished.then(remove, remove);
}
