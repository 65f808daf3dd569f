import { tellEvent, useEventWords } from '../../language/events.ts';
import { seek } from '../../store/commands.ts';
import { type Shown } from '../../store/store.ts';
import { usePaced } from '../../store/usePaced.ts';
import { readable } from '../../text.ts';
import { clock } from '../../ui/figures.ts';
import { Frame } from './Frame.tsx';
import styles from './Tables.module.css';
import { useTablesWords } from './words.ts';

/** More are on the timeline. */
const NEWEST = 50;

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
      columns={[words.time, words.what]}
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
          <td>{readable(tellEvent(sentences, event))}</td>
        </tr>
      ))}
    </Frame>
  );
}
