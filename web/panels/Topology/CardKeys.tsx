/** The keys written last, in the order of their names, so that the same key stands alike on every card. */
import { Ghost, Hourglass } from 'lucide-react';
import type { KeyView, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { readable } from '../../text.ts';
import { isBusy } from './busy.ts';
import css from './CardKeys.module.css';

export function CardKeys({ node, max }: { node: NodeView; max: number }) {
  const words = useWords();
  const { recent, count } = node.keys;
  if (recent.length === 0) {
    return (
      <p className={css['none']}>{count === 0 ? words.node.noKeys : words.node.keys(count)}</p>
    );
  }
  const rows = recent.slice(0, max).toSorted(byName);
  const more = count - rows.length;
  const busy = isBusy(node.keys);
  return (
    <ul
      className={css['keys']}
      aria-label={words.node.keys(count)}
      data-spot={`keys-${node.id}`}
      data-busy={busy}
    >
      {rows.map((key, index) => (
        <KeyRow
          // Under load rows take what comes, instead of coming and going themselves.
          key={busy ? index : `${key.db}/${key.key}`}
          row={key}
          busy={busy}
          more={more > 0 && index === rows.length - 1 ? words.node.moreKeys(more) : ''}
        />
      ))}
    </ul>
  );
}

/** `more`: how many keys are not shown, beside the last row. */
function KeyRow({ row, more, busy }: { row: KeyView; more: string; busy: boolean }) {
  const words = useWords();
  const name = `${row.db === 0 ? '' : `db${row.db} `}${readable(row.key)}`;
  const value = readable(row.value);
  return (
    <li
      className={css['row']}
      data-ghost={row.ghost}
      translate={row.ghost ? undefined : 'no'}
      title={row.ghost ? words.node.ghost : `${name} (${row.type}) ${value}`}
    >
      <span className={css['name']}>
        {row.ghost && <Ghost aria-hidden="true" />}
        {!row.ghost && row.expiresAt !== null && <Hourglass aria-hidden="true" />}
        <span>{name}</span>
      </span>
      {row.type !== 'string' && <i className={css['type']}>{row.type}</i>}
      {/* A new key makes a new element, and with it a new flash. */}
      <span key={busy ? 'busy' : row.writtenAt} className={css['value']}>
        {row.ghost ? words.node.ghostShort : value}
      </span>
      {more !== '' && <span className={css['more']}>{more}</span>}
    </li>
  );
}

function byName(a: KeyView, b: KeyView): number {
  if (a.db !== b.db) return a.db - b.db;
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
