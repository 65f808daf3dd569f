import type { Mark } from './marks.ts';
import { tellEvent, useEventWords } from '../../language/events.ts';
import { useWords } from '../../language/words.ts';
import { readable, shorten } from '../../text.ts';
import { termOfEvent } from '../../reference/terms.ts';
import { Term } from '../../ui/Term.tsx';
import { clock } from '../../ui/figures.ts';
import styles from './Marks.module.css';

const TOLD_CHARACTERS = 160;

/** What happened at a mark, one sentence per event. */
export function Told({ mark, width }: { mark: Mark; width: number }) {
  const words = useWords().timeline;
  const sentences = useEventWords();
  const more = mark.count - mark.told.length;
  return (
    <div
      className={styles.told}
      id="timeline-told"
      role="status"
      data-testid="told"
      style={{ left: mark.x, translate: `${(-100 * mark.x) / width}% 0` }}
    >
      <ul>
        {mark.told.map((event) => (
          <li key={event.id}>
            <time>{clock(event.at)}</time>{' '}
            <Term id={termOfEvent(event)}>
              {shorten(readable(tellEvent(sentences, event)), TOLD_CHARACTERS)}
            </Term>
          </li>
        ))}
      </ul>
      {more > 0 && <span className={styles.more}>{words.moreEvents(more)}</span>}
    </div>
  );
}
