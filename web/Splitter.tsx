/** The handle between two panels: dragged, or moved by the arrow keys; a double click undoes it. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { rememberSplits, split, type Split } from './store/splits.ts';
import css from './Splitter.module.css';

interface SplitterProps {
  which: Split;
  /** Id of the panel beside or below it whose size it sets: the lesson's to its left, else the one behind it. */
  sized: string;
  label: string;
}

const STEP = 24;
/** The panel that is sized, and what it leaves to the other. */
const LEAST: Readonly<Record<Split, { own: number; other: number }>> = {
  learn: { own: 280, other: 640 },
  side: { own: 300, other: 480 },
  consoles: { own: 96, other: 240 },
};

export function Splitter({ which, sized, label }: SplitterProps) {
  const grip = useRef<{ pointer: number; size: number } | null>(null);
  const along = which === 'consoles' ? 'y' : 'x';
  const sign = which === 'learn' ? 1 : -1;
  const size = useExtent(sized, along);

  function grab(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = {
      pointer: along === 'x' ? event.clientX : event.clientY,
      size: sizeOf(sized, along),
    };
  }

  function pull(event: PointerEvent<HTMLDivElement>): void {
    if (grip.current === null) return;
    const moved = (along === 'x' ? event.clientX : event.clientY) - grip.current.pointer;
    split(which, within(which, sized, grip.current.size + sign * moved));
  }

  function letGo(): void {
    if (grip.current === null) return;
    grip.current = null;
    rememberSplits();
  }

  function key(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    split(which, within(which, sized, sizeOf(sized, along) + sign * step));
    rememberSplits();
  }

  return (
    <div
      className={css['splitter']}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={along === 'x' ? 'vertical' : 'horizontal'}
      aria-controls={sized}
      aria-valuenow={size}
      aria-valuemin={LEAST[which].own}
      data-which={which}
      data-testid={`split-${which}`}
      onPointerDown={grab}
      onPointerMove={pull}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={key}
      onDoubleClick={() => {
        split(which, null);
        rememberSplits();
      }}
    />
  );
}

/** Whole pixels, kept up to date. */
function useExtent(id: string, along: 'x' | 'y'): number {
  const [extent, setExtent] = useState(0);
  useEffect(() => {
    const element = document.getElementById(id);
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setExtent(Math.round(sizeOf(id, along))));
    observer.observe(element);
    return () => observer.disconnect();
  }, [id, along]);
  return extent;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP,
  ArrowUp: -STEP,
  ArrowRight: STEP,
  ArrowDown: STEP,
};

function sizeOf(id: string, along: 'x' | 'y'): number {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return (along === 'x' ? box?.width : box?.height) ?? 0;
}

/** Neither panel may vanish. */
function within(which: Split, id: string, wanted: number): number {
  const { own, other } = LEAST[which];
  const frame = document.getElementById(id)?.parentElement;
  const room = (which === 'consoles' ? frame?.clientHeight : frame?.clientWidth) ?? 0;
  return Math.max(own, Math.min(wanted, room - other));
}
