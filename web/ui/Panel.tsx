/** The frame of a panel: a titled region of the page. */
import type { ReactNode } from 'react';
import css from './Panel.module.css';

interface PanelProps {
  title: string;
  /** Shown beside the title. */
  tools?: ReactNode;
  children: ReactNode;
  /** The title is only read out, not seen. */
  bare?: boolean | undefined;
}

export function Panel({ title, tools, children, bare = false }: PanelProps) {
  return (
    <section className={css['panel']} aria-label={title}>
      {!bare && (
        <header className={css['head']}>
          <h2 className={css['title']}>{title}</h2>
          {tools}
        </header>
      )}
      {children}
    </section>
  );
}
