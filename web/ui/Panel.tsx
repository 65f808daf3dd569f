/** The frame of a panel: a titled region of the page. */
import { createContext, useContext, type ReactNode } from 'react';
import css from './Panel.module.css';

/** Something else stands where the title would: it is only read out then. */
export const TitleTaken = createContext(false);

interface PanelProps {
  title: string;
  /** Shown beside the title. */
  tools?: ReactNode;
  children: ReactNode;
  /** The title is only read out, not seen. */
  bare?: boolean | undefined;
}

export function Panel({ title, tools, children, bare = false }: PanelProps) {
  const taken = useContext(TitleTaken);
  return (
    <section className={css['panel']} aria-label={title}>
      {bare ? (
        <h2 className="unseen">{title}</h2>
      ) : (
        <header className={css['head']} data-taken={taken}>
          <h2 className={taken ? 'unseen' : css['title']}>{title}</h2>
          {tools}
        </header>
      )}
      <TitleTaken value={false}>{children}</TitleTaken>
    </section>
  );
}
