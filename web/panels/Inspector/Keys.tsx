import { useState } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { encodeWire } from '../../text.ts';
import { grouped } from '../../ui/figures.ts';
import { Answered } from './Answered.tsx';
import styles from './Inspector.module.css';
import { KeyTable } from './KeyTable.tsx';
import { Pager } from './Pager.tsx';
import { useNodeAnswer } from './useNode.ts';
import { Value } from './Value.tsx';
import { useInspectorWords } from './words.ts';

const PAGE = 50;

/** The data set, a page at a time, expired keys that are still held included. */
export function Keys({ node }: { node: NodeId }) {
  const [db, setDb] = useState(0);
  const [match, setMatch] = useState('');
  const [offset, setOffset] = useState(0);
  /** The key whose whole value is shown. */
  const [open, setOpen] = useState<string | null>(null);
  if (open !== null) {
    return <Value key={open} node={node} db={db} name={open} onClose={() => setOpen(null)} />;
  }
  const search = (next: Partial<{ db: number; match: string }>) => {
    if (next.db !== undefined) setDb(next.db);
    if (next.match !== undefined) setMatch(next.match);
    setOffset(0);
  };
  return <KeyList {...{ node, db, match, offset, search }} onMove={setOffset} onOpen={setOpen} />;
}

interface KeyListProps {
  node: NodeId;
  db: number;
  match: string;
  offset: number;
  search: (next: Partial<{ db: number; match: string }>) => void;
  onMove: (offset: number) => void;
  onOpen: (name: string) => void;
}

function KeyList({ node, db, match, offset, search, onMove, onOpen }: KeyListProps) {
  const words = useInspectorWords().keys;
  const pattern = match === '' ? '*' : encodeWire(match);
  const page = { db, match: pattern, offset, limit: PAGE };
  const answer = useNodeAnswer(node, { ask: 'keys', node, ...page });
  const known = answer?.answer === 'keys' ? answer.databases : [];
  return (
    <>
      <div className={styles.tools}>
        <select
          className={styles.select}
          aria-label={words.database}
          value={db}
          onChange={(event) => search({ db: Number(event.currentTarget.value) })}
        >
          {databases(known, db).map((one) => (
            <option key={one.db} value={one.db}>
              {words.db(one.db, grouped(one.keys))}
            </option>
          ))}
        </select>
        <input
          className={styles.input}
          type="search"
          aria-label={words.match}
          title={words.matchHint}
          placeholder={words.matchHint}
          value={match}
          spellCheck={false}
          onChange={(event) => search({ match: event.currentTarget.value })}
        />
      </div>
      <Answered kind="keys" answer={answer}>
        {(found) => (
          <>
            {found.keys.length === 0 ? (
              <p className={styles.empty}>
                {match === '' ? words.none : words.noneMatch}{' '}
                {match === '' && found.databases.length === 0 && words.noneHint(node)}
              </p>
            ) : (
              <KeyTable
                label={words.caption(node, db)}
                keys={found.keys}
                now={found.now}
                onOpen={onOpen}
              />
            )}
            <div className={styles.foot}>
              <Pager offset={offset} total={found.total} size={PAGE} onMove={onMove} />
            </div>
          </>
        )}
      </Answered>
    </>
  );
}

/** The chosen database stays in the list while it is empty. */
function databases(
  known: readonly { db: number; keys: number }[],
  chosen: number,
): readonly { db: number; keys: number }[] {
  if (known.some((one) => one.db === chosen)) return known;
  return [...known, { db: chosen, keys: 0 }].toSorted((a, b) => a.db - b.db);
}
