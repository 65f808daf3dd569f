import { ChevronLeft, ChevronRight, Ghost } from 'lucide-react';
import { useState } from 'react';
import type { KeyView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { encodeWire, readable } from '../../text.ts';
import { IconButton } from '../../ui/Button.tsx';
import { grouped } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered } from './Answered.tsx';
import { serverMillis } from './info.ts';
import styles from './Inspector.module.css';
import { useNodeAnswer } from './useNode.ts';

const PAGE = 50;

/** The data set, a page at a time, expired keys that are still held included. */
export function Keys({ node }: { node: NodeId }) {
  const words = useWords().inspector.keys;
  const [db, setDb] = useState(0);
  const [match, setMatch] = useState('');
  const [offset, setOffset] = useState(0);
  const pattern = match === '' ? '*' : encodeWire(match);
  const answer = useNodeAnswer(node, {
    ask: 'keys',
    node,
    db,
    match: pattern,
    offset,
    limit: PAGE,
  });
  const info = useNodeAnswer(node, { ask: 'info', node });
  const now = info?.answer === 'info' ? serverMillis(info.text) : null;
  return (
    <Answered kind="keys" answer={answer}>
      {(found) => (
        <>
          <div className={styles.tools}>
            <select
              className={styles.select}
              aria-label={words.database}
              value={db}
              onChange={(event) => {
                setDb(Number(event.currentTarget.value));
                setOffset(0);
              }}
            >
              {databases(found.databases, db).map((one) => (
                <option key={one.db} value={one.db}>
                  {words.db(one.db, one.keys)}
                </option>
              ))}
            </select>
            <input
              className={styles.input}
              aria-label={words.match}
              title={words.matchHint}
              placeholder={words.matchHint}
              value={match}
              spellCheck={false}
              onChange={(event) => {
                setMatch(event.currentTarget.value);
                setOffset(0);
              }}
            />
            <Pager offset={offset} total={found.total} onMove={setOffset} />
          </div>
          {found.keys.length === 0 ? (
            <p className={styles.empty}>{match === '' ? words.none : words.noneMatch}</p>
          ) : (
            <KeyTable label={words.caption(node, db)} keys={found.keys} now={now} />
          )}
        </>
      )}
    </Answered>
  );
}

function Pager(props: { offset: number; total: number; onMove: (offset: number) => void }) {
  const words = useWords().inspector.keys;
  const { offset, total } = props;
  if (total <= PAGE) return null;
  return (
    <span className={styles.pager}>
      <IconButton
        size="small"
        label={words.previous}
        disabled={offset === 0}
        onClick={() => props.onMove(Math.max(0, offset - PAGE))}
      >
        <ChevronLeft aria-hidden />
      </IconButton>
      {words.page(offset + 1, Math.min(total, offset + PAGE), total)}
      <IconButton
        size="small"
        label={words.next}
        disabled={offset + PAGE >= total}
        onClick={() => props.onMove(offset + PAGE)}
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </span>
  );
}

function KeyTable(props: { label: string; keys: readonly KeyView[]; now: number | null }) {
  const words = useWords().inspector.keys;
  return (
    <Scroll label={props.label}>
      <table
        className={`${styles.table} ${styles.keys}`}
        aria-label={props.label}
        data-testid="keys"
      >
        <thead>
          <tr>
            <th scope="col">{words.key}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.type}</th>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.ttl}</th>
          </tr>
        </thead>
        <tbody>
          {props.keys.map((view) => (
            <tr key={view.key} data-ghost={view.ghost}>
              <th scope="row" className={styles.key}>
                {view.ghost && (
                  <span role="img" aria-label={words.ghost} title={words.ghost}>
                    <Ghost size={12} aria-hidden />{' '}
                  </span>
                )}
                {readable(view.key)}
              </th>
              <td className={styles.bytes}>{readable(view.value)}</td>
              <td>
                <span className={styles.type}>{view.type}</span>
                <small className={styles.encoding}>{view.encoding}</small>
              </td>
              <td className={styles.figure}>
                <Size view={view} />
              </td>
              <td className={styles.figure}>
                <Ttl expiresAt={view.expiresAt} now={props.now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** A string has bytes, anything else has elements. */
function Size({ view }: { view: KeyView }) {
  const words = useWords().inspector.keys;
  const length = grouped(view.length);
  if (view.type === 'string') return words.length(length);
  return <span title={words.elements(length)}>{length}</span>;
}

function Ttl({ expiresAt, now }: { expiresAt: number | null; now: number | null }) {
  const words = useWords().inspector.keys;
  if (expiresAt === null) return <span className={styles.dim}>{words.forever}</span>;
  if (now === null) return null;
  if (expiresAt < now) return words.expired;
  return words.seconds(grouped(Math.ceil((expiresAt - now) / 1000)));
}

/** The chosen database stays in the list while it is empty. */
function databases(
  known: readonly { db: number; keys: number }[],
  chosen: number,
): readonly { db: number; keys: number }[] {
  if (known.some((one) => one.db === chosen)) return known;
  return [...known, { db: chosen, keys: 0 }].sort((a, b) => a.db - b.db);
}
