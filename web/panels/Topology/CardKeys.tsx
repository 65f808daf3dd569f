/** The keys written last, in the order of their names, so that the same key stands alike on every card. */
import { Ghost, Hourglass } from 'lucide-react';
import type { KeyView, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { readable } from '../../text.ts';
import css from './NodeCard.module.css';

export function CardKeys({ node, max }: { node: NodeView; max: number }) {
  const words = useWords();
  const { recent, count } = node.keys;
  if (recent.length === 0) {
    return (
      <p className={css['noKeys']}>{count === 0 ? words.node.noKeys : words.node.keys(count)}</p>
    );
  }
  const rows = recent.slice(0, max).toSorted(byName);
  return (
    <ul className={css['keys']} aria-label={words.node.keys(count)}>
      {rows.map((key) => (
        <KeyRow key={`${key.db}/${key.key}`} row={key} />
      ))}
    </ul>
  );
}

function KeyRow({ row }: { row: KeyView }) {
  const words = useWords();
  const name = `${row.db === 0 ? '' : `db${row.db} `}${readable(row.key)}`;
  const value = readable(row.value);
  return (
    <li
      className={css['keyRow']}
      data-ghost={row.ghost}
      title={row.ghost ? words.node.ghost : `${name} (${row.type}) ${value}`}
    >
      <span className={css['keyName']}>
        {row.ghost && <Ghost aria-label={words.node.ghost} />}
        {!row.ghost && row.expiresAt !== null && <Hourglass aria-hidden="true" />}
        {name}
      </span>
      {/* A new key makes a new element, and with it a new flash. */}
      <span key={row.writtenAt} className={css['keyValue']}>
        {row.type !== 'string' && <i className={css['keyType']}>{row.type}</i>}
        {value}
      </span>
    </li>
  );
}

function byName(a: KeyView, b: KeyView): number {
  if (a.db !== b.db) return a.db - b.db;
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
