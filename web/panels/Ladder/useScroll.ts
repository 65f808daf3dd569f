import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useChoices, useShown, type Choices } from '../../store/store.ts';
import { followTop, type Placed } from './place.ts';

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
      if (following) element.scrollTop = followTarget(element, placed);
    } else if (top < element.scrollTop || top > element.scrollTop + element.clientHeight - 80) {
      element.scrollTop = Math.max(0, top - element.clientHeight / 2);
    }
  }, [ref, placed, current, top, view.height, following]);

  const onTouch = () => {
    touched.current = true;
  };
  const onScroll = () => {
    const element = ref.current;
    if (element === null) return;
    setView({ top: element.scrollTop, height: element.clientHeight });
    if (!touched.current) return;
    touched.current = false;
    onFollow(Math.abs(element.scrollTop - followTarget(element, placed)) < NEAR);
  };
  return {
    onScroll,
    onWheel: onTouch,
    onPointerDown: onTouch,
    onTouchMove: onTouch,
    onKeyDown: onTouch,
  };
}

function followTarget(element: HTMLElement, placed: readonly Placed[]): number {
  const target = followTop(placed, useShown.getState().now, element.clientHeight);
  return Math.min(target, element.scrollHeight - element.clientHeight);
}
