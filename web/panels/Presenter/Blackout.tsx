/** Nothing to see, as a clicker's black-screen button has it: the class looks at who speaks. */
import { useEffect, useRef } from 'react';
import css from './Pointer.module.css';
import { darken, usePointing } from './pointer.ts';
import { usePresenterWords } from './words.ts';

export function Blackout() {
  const dark = usePointing((pointing) => pointing.dark);
  return dark ? <Dark /> : null;
}

function Dark() {
  const words = usePresenterWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <button
      ref={button}
      type="button"
      className={css['blackout']}
      data-testid="blackout"
      aria-label={words.lighten}
      onClick={() => darken(false)}
    >
      <span className="unseen" role="status">
        {words.blackout}
      </span>
    </button>
  );
}
