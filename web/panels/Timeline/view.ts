/** What of the recording the visitor looks at: nothing here changes the recording. */
import { create } from 'zustand';
import { wordsOf } from '../../language/words.ts';
import { notify } from '../../store/notice.ts';
import { useChoices, useShown } from '../../store/store.ts';
import { isWanted, type JumpKind, nearest } from './jump.ts';
import { type MarkKind, trackSpan } from './marks.ts';
import { seekSoon } from './seeking.ts';
import { panned, type Window, whole, zoomed } from './window.ts';

interface TimelineView {
  /** Null: all of it. */
  window: Window | null;
  hidden: readonly MarkKind[];
  jump: JumpKind;
  /** Number of the event whose mark is told. */
  pointed: number | null;
  helpOpen: boolean;
}

export const useTimelineView = create<TimelineView>(() => ({
  window: null,
  hidden: [],
  jump: 'any',
  pointed: null,
  helpOpen: false,
}));

const span = () => trackSpan(useShown.getState().horizon);
const windowNow = () => useTimelineView.getState().window ?? whole(span());

/** By a factor below 1 into the time around this moment (now, where none is given). */
export function zoomBy(factor: number, around = useShown.getState().now): void {
  const window = windowNow();
  const inside = around >= window.from && around <= window.to;
  const moment = inside ? around : (window.from + window.to) / 2;
  useTimelineView.setState({ window: zoomed(window, factor, moment, span()) });
}

export function panBy(micros: number): void {
  const { window } = useTimelineView.getState();
  if (window !== null) useTimelineView.setState({ window: panned(window, micros, span()) });
}

export function showAll(): void {
  useTimelineView.setState({ window: null });
}

export function setWindow(window: Window): void {
  useTimelineView.setState({ window });
}

export function point(event: number | null): void {
  useTimelineView.setState({ pointed: event });
}

export function toggleKind(kind: MarkKind): void {
  const { hidden } = useTimelineView.getState();
  useTimelineView.setState({
    hidden: hidden.includes(kind) ? hidden.filter((one) => one !== kind) : [...hidden, kind],
  });
}

/** Goes to the nearest recorded mark of the kind chosen, and tells it. */
export function jumpTo(direction: 'previous' | 'next'): void {
  const { events, now } = useShown.getState();
  const { jump, hidden, window } = useTimelineView.getState();
  const found = nearest(events, now, direction, (event) => isWanted(event, jump, hidden));
  if (found === null) {
    const words = wordsOf(useChoices.getState().lang).timeline;
    notify({ kind: 'text', text: words.nothingToJumpTo(words.jumps[jump]) });
    return;
  }
  if (window !== null && (found.at < window.from || found.at > window.to)) {
    const length = window.to - window.from;
    setWindow(panned(window, found.at - window.from - length / 2, span()));
  }
  seekSoon(found.at);
  point(found.id);
}
