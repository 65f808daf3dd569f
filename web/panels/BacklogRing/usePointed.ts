/** Which arc of a ring is looked at, by mouse, finger or keyboard, and where the ring is on the screen. */
import { useEffect, useEffectEvent, useState, type PointerEvent, type RefObject } from 'react';

export interface Pointed {
  /** Offset of the arc's first byte. */
  from: number;
  beside: DOMRect;
}

export function usePointed(box: RefObject<HTMLElement | null>) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const hide = () => setPointed(null);
  const show = (from: number) => {
    const beside = box.current?.querySelector('circle')?.getBoundingClientRect();
    if (beside !== undefined) setPointed({ from, beside });
  };
  // A finger that is lifted has left as well: what it tapped stays until it taps elsewhere.
  const leave = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'touch') hide();
  };
  useTapElsewhere(box, pointed !== null, hide);
  return { pointed, show, hide, leave };
}

/** Calls `then` when something outside of this element is pressed, while `isOn`. */
function useTapElsewhere(
  box: RefObject<HTMLElement | null>,
  isOn: boolean,
  then: () => void,
): void {
  const onElsewhere = useEffectEvent(then);
  useEffect(() => {
    if (!isOn) return undefined;
    const onPress = ({ target }: Event) => {
      if (target instanceof Node && box.current?.contains(target)) return;
      onElsewhere();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [box, isOn]);
}
