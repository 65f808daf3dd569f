/** Where on the page things are that a lesson, a note or a presenter points at. */

/** What is only for screen readers has the size of a pixel. */
const SEEN = 1;

/** What travels beside a line takes so many margins. */
const LANES = 4;

/**
 * Where the first of these names is that can be seen, with so much around it; null: none of them can. An element has
 * names by its `data-testid` and `data-spot`; what the picture draws in parts (a link's line, its label) is one thing.
 * One with `data-spot-tight` has room around it of its own; with `x`, it ends where other
 * things begin, left and right, and above and below things travel on it.
 */
export function boxOfSpot(names: readonly string[], margin: number): DOMRect | null {
  for (const name of names) {
    const own = CSS.escape(name);
    const elements = document.querySelectorAll(`[data-spot~="${own}"], [data-testid="${own}"]`);
    const seen = [...elements].filter(isSeen);
    const [first, ...others] = seen;
    if (first === undefined) continue;
    const picture = first.closest('[data-viewport]');
    const parts = picture === null ? [] : others.filter((other) => picture.contains(other));
    return parts.map((part) => grown(part, margin)).reduce(union, grown(first, margin));
  }
  return null;
}

function isSeen(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  return (width > SEEN || height > SEEN) && isInView(element, x + width / 2, y + height / 2);
}

function grown(element: Element, margin: number): DOMRect {
  const { x, y, width, height } = element.getBoundingClientRect();
  const tight = element.getAttribute('data-spot-tight');
  const across = tight === null ? margin : 0;
  const down = tight === 'x' ? LANES * margin : across;
  return new DOMRect(x - across, y - down, width + 2 * across, height + 2 * down);
}

/** What is panned out of the picture, or scrolled out of the window, is not there. */
function isInView(element: Element, x: number, y: number): boolean {
  const room = element.closest('[data-viewport]')?.getBoundingClientRect();
  const { left, top, right, bottom } = room ?? new DOMRect(0, 0, innerWidth, innerHeight);
  return x >= left && x <= right && y >= top && y <= bottom;
}

function union(a: DOMRect, b: DOMRect): DOMRect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return new DOMRect(x, y, Math.max(a.right, b.right) - x, Math.max(a.bottom, b.bottom) - y);
}
