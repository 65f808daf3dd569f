/** What the presenter points at: a soft light that follows the mouse, and what stands in the spotlight. */
import { create } from 'zustand';
import { useShown } from '../../store/store.ts';

export interface Pointing {
  laser: boolean;
  /** Name of the element that is lit while the rest is dimmed. */
  pinned: string | null;
  /** The class is to look at who speaks: all is black. */
  dark: boolean;
}

export const usePointing = create<Pointing>(() => ({ laser: false, pinned: null, dark: false }));

/** What can be lit: cards, links, rings, and the read-outs of a card; rows of the ladder. */
const LIGHTABLE =
  /^(?:node|link|ring|offset|digest|role|behind|buffer|transfer|fill|verdict|link-status|console|row-message)-\d+(?:-\d+)?$/;

/** The nearest thing around an element that can be lit. */
export function lightableAt(element: Element): string | null {
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    const names = [each.getAttribute('data-testid'), ...spotsOf(each)];
    const found = names.find((name) => name !== null && LIGHTABLE.test(name));
    if (found !== undefined && found !== null) return found;
  }
  return null;
}

const spotsOf = (element: Element): string[] =>
  (element.getAttribute('data-spot') ?? '').split(' ').filter((name) => name !== '');

export function toggleLaser(): void {
  usePointing.setState(({ laser }) => ({ laser: !laser }));
}

export function pin(name: string | null): void {
  usePointing.setState({ pinned: name });
}

/** By keyboard: what has the focus is lit, or else the nodes and links one after the other. */
export function pinNext(focused: Element | null, back: boolean): void {
  const { pinned } = usePointing.getState();
  const here = focused === null ? null : lightableAt(focused);
  if (here !== null && here !== pinned) return pin(here);
  const { nodeOrder, links } = useShown.getState();
  const all = [
    ...nodeOrder.map((id) => `node-${id}`),
    ...Object.keys(links).map((key) => `link-${key}`),
  ];
  const index = pinned === null ? -1 : all.indexOf(pinned);
  const following = back ? (index < 0 ? all.length - 1 : index - 1) : index + 1;
  pin(all[following] ?? null);
}

/** The next presentation begins without a light. */
export function forgetPointing(): void {
  usePointing.setState({ laser: false, pinned: null, dark: false });
}

export function darken(dark: boolean): void {
  usePointing.setState({ dark });
}

/** Whether there was something to put out. */
export function putOut(): boolean {
  const { laser, pinned } = usePointing.getState();
  if (pinned !== null) pin(null);
  else if (laser) toggleLaser();
  return laser || pinned !== null;
}
