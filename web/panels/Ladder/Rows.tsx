import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useShown, useChoices, type Choices, type Shown } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import {
  followTop,
  heightOf,
  inView,
  latestArrival,
  place,
  type Placed,
  type Spacing,
} from './ladder.ts';
import { Row } from './Row.tsx';
import styles from './Rows.module.css';
import type { Messages } from './useMessages.ts';

/** Rows drawn beyond the visible part, so that scrolling shows no holes. */
const MARGIN = 200;
/** Scrolled to within so many pixels of what happens now: it is followed again. */
const NEAR = 60;

const currentOf = (placed: readonly Placed[]) => (shown: Shown) =>
  latestArrival(
    placed.map((row) => row.message),
    shown.now,
  )?.id ?? null;
const selectedOf = (choices: Choices) => choices.ladderMessage;

interface RowsProps {
  page: Messages;
  ends: { replica: NodeId; master: NodeId };
  spacing: Spacing;
}

/** Two lifelines, and between them the messages that lie in view. */
export function Rows({ page, ends, spacing }: RowsProps) {
  const words = useWords().ladder;
  const placed = place(page.messages, spacing);
  const current = useShown(currentOf(placed));
  const [view, setView] = useState({ top: 0, height: 600 });
  const ref = useRef<HTMLDivElement>(null);
  const { onScroll, onTouch } = useScroll(ref, placed, current, view.height, setView);
  const height = heightOf(placed);
  return (
    <div className={styles.frame}>
      <div className={styles.ends} aria-hidden>
        <span />
        <span>{ends.replica}</span>
        <span>{ends.master}</span>
      </div>
      <div
        ref={ref}
        className={styles.scroller}
        onScroll={onScroll}
        onWheel={onTouch}
        onPointerDown={onTouch}
        onTouchMove={onTouch}
        onKeyDown={onTouch}
      >
        {page.earlier && (
          <Button size="small" look="quiet" onClick={page.showEarlier}>
            {words.earlier}
          </Button>
        )}
        <ol
          className={styles.list}
          aria-label={words.list(ends.replica, ends.master)}
          style={{ height }}
          onKeyDown={walkRows}
        >
          {inView(placed, view.top - MARGIN, view.height + 2 * MARGIN).map((row) => (
            <Row
              key={row.message.id}
              placed={row}
              replica={ends.replica}
              current={row.message.id === current}
            />
          ))}
        </ol>
      </div>
    </div>
  );
}

/** The arrow keys go from message to message. */
function walkRows(event: KeyboardEvent<HTMLOListElement>): void {
  const row = event.target instanceof Element ? event.target.closest('li') : null;
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  next?.querySelector('button')?.focus();
}

/**
 * Follows what happens, until the reader scrolls away or selects a message; a selected message is
 * brought into view.
 */
function useScroll(
  ref: RefObject<HTMLDivElement | null>,
  placed: readonly Placed[],
  current: number | null,
  height: number,
  onView: (view: { top: number; height: number }) => void,
) {
  const following = useRef(true);
  const touched = useRef(false);
  const selected = useChoices(selectedOf);
  const selectedRow = placed.find((row) => row.message.id === selected);
  const top = selectedRow?.top ?? null;

  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      onView({ top: element.scrollTop, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, onView]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    if (top === null) {
      if (following.current) element.scrollTop = followTarget(element, placed);
    } else if (top < element.scrollTop || top > element.scrollTop + element.clientHeight - 80) {
      element.scrollTop = Math.max(0, top - element.clientHeight / 2);
    }
  }, [ref, placed, current, top, height]);

  return {
    onTouch: () => {
      touched.current = true;
    },
    onScroll: () => {
      const element = ref.current;
      if (element === null) return;
      onView({ top: element.scrollTop, height: element.clientHeight });
      if (!touched.current) return;
      touched.current = false;
      following.current = Math.abs(element.scrollTop - followTarget(element, placed)) < NEAR;
    },
  };
}

function followTarget(element: HTMLElement, placed: readonly Placed[]): number {
  const target = followTop(placed, useShown.getState().now, element.clientHeight);
  return Math.min(target, element.scrollHeight - element.clientHeight);
}
