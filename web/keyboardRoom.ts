/**
 * A keyboard on the screen covers the page on some phones instead of making it smaller: only the part
 * that can still be seen shrinks. The page is made as high as that part, so that the line one types
 * into stays in sight.
 */

/** Less than this is a browser's own bar, which comes and goes. */
const KEYBOARD_MIN = 120;

export function keepAboveKeyboard(view: VisualViewport): () => void {
  const root = document.documentElement;
  const fit = () => {
    // Who has enlarged a part of the page sees less of it too.
    const covered = Math.abs(view.scale - 1) < 0.05 ? window.innerHeight - view.height : 0;
    const keyboard = covered >= KEYBOARD_MIN;
    root.toggleAttribute('data-keyboard', keyboard);
    if (!keyboard) return root.style.removeProperty('--view-height');
    root.style.setProperty('--view-height', `${Math.floor(view.height)}px`);
    // The browser may have moved the page to show the line; now it is in sight by itself.
    if (view.offsetTop > 0) window.scrollTo(0, 0);
    return undefined;
  };
  fit();
  view.addEventListener('resize', fit);
  view.addEventListener('scroll', fit);
  return () => {
    view.removeEventListener('resize', fit);
    view.removeEventListener('scroll', fit);
  };
}
