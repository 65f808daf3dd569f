import { tellEvent, useEventWords } from '../../language/events.ts';
import { seek } from '../../store/commands.ts';
import { type Shown } from '../../store/store.ts';
import { usePaced } from '../../store/usePaced.ts';
import { readable } from '../../text.ts';
import { termOfEvent } from '../../reference/terms.ts';
import { Term } from '../../ui/Term.tsx';
import { clock } from '../../ui/figures.ts';
import { Frame } from './Frame.tsx';
import styles from './Tables.module.css';
import { useTablesWords } from './words.ts';

/** More are on the timeline. */
const NEWEST = 50;

const EVENTS = ['time', 'what'] as const;
/** Each row leads to its own entry instead. */
const NO_TERMS = {};

const eventsOf = (shown: Shown) => shown.events;
const nowOf = (shown: Shown) => shown.now;

export function EventsTable() {
  const words = useTablesWords().events;
  const sentences = useEventWords();
  const events = usePaced(eventsOf);
  const now = usePaced(nowOf);
  // The recorded future has not happened yet.
  const told = events
    .filter((event) => event.at <= now)
    .slice(-NEWEST)
    .reverse();
  return (
    <Frame
      caption={words.caption}
      columns={EVENTS}
      heads={words}
      terms={NO_TERMS}
      testid="table-events"
      empty={told.length === 0 ? words.empty : undefined}
    >
      {told.map((event) => (
        <tr key={event.id}>
          <th scope="row" className={styles.figure}>
            <button
              type="button"
              title={words.goTo(clock(event.at))}
              onClick={() => void seek(event.at)}
            >
              {clock(event.at)}
            </button>
          </th>
          <td className={styles.told}>
            <Term id={termOfEvent(event)}>{readable(tellEvent(sentences, event))}</Term>
          </td>
        </tr>
      ))}
    </Frame>
  );
}
