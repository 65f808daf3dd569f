/** A part of a panel that scrolls, also by the keyboard. */
import type { ReactNode, Ref } from 'react';
import css from './Scroll.module.css';

interface ScrollProps {
  label: string;
  children: ReactNode;
  ref?: Ref<HTMLDivElement> | undefined;
}

/** Without a tab stop the arrow keys could not reach what is scrolled away. */
const FOCUSABLE = { tabIndex: 0 };

export function Scroll({ label, children, ref }: ScrollProps) {
  return (
    <div ref={ref} className={css['scroll']} role="region" aria-label={label} {...FOCUSABLE}>
      {children}
    </div>
  );
}
