import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useChoices, useShown, type Choices } from '../../store/store.ts';
import { followTop, heightOf, type Placed } from './place.ts';

/** Scrolled to within so many pixels of what happens now: it is followed again. */
const NEAR = 60;

const selectedOf = (choices: Choices) => choices.ladderMessage;

interface Scrolled {
  top: number;
  height: number;
}

interface Scrolling {
  placed: readonly Placed[];
  /** The message that arrived last. */
  current: number | null;
  view: Scrolled;
  following: boolean;
  setView: (view: Scrolled) => void;
  onFollow: (following: boolean) => void;
}

/**
 * Follows what happens, until the reader scrolls away or selects a message; a selected message is
 * brought into view. Answers what the scrolled element has to listen to.
 */
export function useScroll(ref: RefObject<HTMLDivElement | null>, scrolling: Scrolling) {
  const { placed, current, view, following, setView, onFollow } = scrolling;
  const touched = useRef(false);
  /** Where the list was scrolled to last. To ask the element, or to tell it the same, lays out the page. */
  const reached = useRef<string | null>(null);
  const selected = useChoices(selectedOf);
  const row = placed.find(({ message, open }) => message.id === selected && !open);
  const top = row?.top ?? null;

  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setView({ top: element.scrollTop, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, setView]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    if (top === null) {
      const target = followTop(placed, useShown.getState().now, view.height);
      const wanted = following ? `${target} of ${heightOf(placed)}` : null;
      if (wanted !== null && wanted !== reached.current) element.scrollTop = target;
      reached.current = wanted;
      return;
    }
    reached.current = null;
    if (top < element.scrollTop || top > element.scrollTop + element.clientHeight - 80) {
      element.scrollTop = Math.max(0, top - element.clientHeight / 2);
    }
  }, [ref, placed, current, top, view.height, following]);

  const onTouch = () => {
    touched.current = true;
  };
  const onScroll = () => {
    const element = ref.current;
    if (element === null) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    setView({ top: scrollTop, height: clientHeight });
    if (!touched.current) return;
    touched.current = false;
    reached.current = null;
    const target = followTop(placed, useShown.getState().now, clientHeight);
    onFollow(Math.abs(scrollTop - Math.min(target, scrollHeight - clientHeight)) < NEAR);
  };
  return {
    onScroll,
    onWheel: onTouch,
    onPointerDown: onTouch,
    onTouchMove: onTouch,
    onKeyDown: onTouch,
  };
}
