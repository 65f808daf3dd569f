import { useState, useRef, type KeyboardEvent } from 'react';
import type { LinkView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useChoices, useShown, type Choices, type Shown } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { useOneByOne } from '../../ui/useOneByOne.ts';
import { Bands } from './Bands.tsx';
import { fold } from './fold.ts';
import { InFlight } from './InFlight.tsx';
import { latestArrival } from './ladder.ts';
import { bandsOf, heightOf, inView, placeEvenly, type Placed } from './place.ts';
import { Row } from './Row.tsx';
import styles from './Rows.module.css';
import type { Messages } from './useMessages.ts';
import { useOpened } from './useOpened.ts';
import { useScroll } from './useScroll.ts';

/** Rows drawn beyond the visible part, so that scrolling shows no holes. */
const MARGIN = 200;
/** At the start of the page no more than so many are drawn in one frame. */
const AT_ONCE = 8;

const currentOf = (placed: readonly Placed[]) => (shown: Shown) =>
  latestArrival(
    placed.map((row) => row.message),
    shown.now,
  )?.id ?? null;
const selectedOf = (choices: Choices) => choices.ladderMessage;

interface RowsProps {
  link: LinkView;
  page: Messages;
  ends: { replica: NodeId; master: NodeId };
  following: boolean;
  onFollow: (following: boolean) => void;
}

/** Two lifelines, and between them, at equal distances, the messages that lie in view. */
export function Rows({ link, page, ends, following, onFollow }: RowsProps) {
  const words = useWords().ladder;
  const [opened, onFold] = useOpened();
  const placed = placeEvenly(fold(page.messages, opened, useChoices(selectedOf)));
  const current = useShown(currentOf(placed));
  const [view, setView] = useState({ top: 0, height: 600 });
  const ref = useRef<HTMLDivElement>(null);
  const handlers = useScroll(ref, { placed, current, view, following, setView, onFollow });
  const height = heightOf(placed);
  const from = view.top - MARGIN;
  const rows = inView(placed, from, view.height + 2 * MARGIN);
  const drawn = AT_ONCE * useOneByOne(Math.ceil(rows.length / AT_ONCE));
  const bands = bandsOf(placed, Math.max(height, view.height));
  return (
    <div ref={ref} className={styles.scroller} {...handlers}>
      {page.earlier && (
        <Button size="small" look="quiet" onClick={page.showEarlier}>
          {words.earlier}
        </Button>
      )}
      <div className={styles.diagram} style={{ height }}>
        <Bands {...bands} from={from} height={view.height + 2 * MARGIN} />
        <ol
          className={styles.list}
          aria-label={words.list(ends.replica, ends.master)}
          onKeyDown={walkRows}
        >
          {rows.slice(0, drawn).map((row) => (
            <Row
              // The line above pieces has the number of the first of them.
              key={row.open ? -row.message.id : row.message.id}
              placed={row}
              replica={ends.replica}
              current={row.message.id === current && !row.open}
              onFold={onFold}
            />
          ))}
        </ol>
        <InFlight link={link} placed={rows} />
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
