import { Check, CircleDashed, Clock3, EqualNot, Ghost, type LucideIcon } from 'lucide-react';
import type { CopyState, KeyRow } from '../../../engine/contract.ts';
import { readable } from '../../text.ts';
import { grouped } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import styles from './Inspector.module.css';
import { Term } from '../../ui/Term.tsx';
import { KEYS_TERMS } from './terms.ts';
import { useInspectorWords } from './words.ts';

interface KeyTableProps {
  label: string;
  keys: readonly KeyRow[];
  /** The nodes' own clock, unix milliseconds. */
  now: number;
  onOpen: (name: string) => void;
}

export function KeyTable({ label, keys, now, onOpen }: KeyTableProps) {
  const words = useInspectorWords().keys;
  return (
    <Scroll label={label}>
      <table className={`${styles.table} ${styles.keys}`} aria-label={label} data-testid="keys">
        <thead>
          <tr>
            <th scope="col">{words.key}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.type}</th>
            <th scope="col">
              <Term id={KEYS_TERMS.ttl}>{words.ttl}</Term>
            </th>
            <th scope="col">{words.copies}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((row) => (
            <tr key={row.name} data-ghost={row.ghost}>
              <th scope="row" className={styles.key}>
                {row.ghost && <GhostMark />}
                <button
                  type="button"
                  className={styles.link}
                  translate="no"
                  title={words.open(readable(row.key))}
                  onClick={() => onOpen(row.name)}
                >
                  {readable(row.key)}
                </button>
              </th>
              <td className={styles.bytes} translate="no">
                {readable(row.value)}
              </td>
              <td className={styles.kind}>
                <TypeOf {...row} />
              </td>
              <td className={styles.figure}>
                <Ttl expiresAt={row.expiresAt} now={now} />
              </td>
              <td>
                <Copies copies={row.copies} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function GhostMark() {
  const words = useInspectorWords().keys;
  return (
    <span role="img" aria-label={words.ghost} title={words.ghost} className={styles.ghost}>
      <Ghost size={12} aria-hidden />
    </span>
  );
}

/** Type, encoding, and how much: bytes of a string, elements of anything else. */
export function TypeOf(props: { type: string; encoding: string; length: number }) {
  const words = useInspectorWords();
  const length = grouped(props.length);
  const size = props.type === 'string' ? words.bytes(length) : words.keys.elements(length);
  return (
    <>
      <span className={styles.type} translate="no">
        {props.type}
      </span>
      <small className={styles.encoding} translate="no">
        {props.encoding}
      </small>
      <small className={styles.encoding}>{size}</small>
    </>
  );
}

export function Ttl({ expiresAt, now }: { expiresAt: number | null; now: number }) {
  const words = useInspectorWords().keys;
  if (expiresAt === null) return <span className={styles.dim}>{words.forever}</span>;
  if (expiresAt < now) return words.expired;
  return words.seconds(grouped(Math.ceil((expiresAt - now) / 1000)));
}

const ICONS: Readonly<Record<CopyState, LucideIcon>> = {
  same: Check,
  older: Clock3,
  newer: Clock3,
  differs: EqualNot,
  missing: CircleDashed,
  ghost: Ghost,
};
/** With more neighbours than this, they are counted by state. */
const NAMED = 3;

function Copies({ copies }: { copies: KeyRow['copies'] }) {
  const words = useInspectorWords().keys;
  if (copies.length === 0) return null;
  const told = copies
    .map(({ node, of, state }) => words.copyAt(node, of, words.copy[state]))
    .join('\n');
  return (
    <span className={styles.copies} role="img" aria-label={told} title={told}>
      {grouping(copies).map(({ label, state }) => {
        const Icon = ICONS[state];
        return (
          <span key={`${label} ${state}`} data-state={state} translate="no" aria-hidden>
            {label}
            <Icon size={12} />
          </span>
        );
      })}
    </span>
  );
}

function grouping(copies: KeyRow['copies']): { label: string; state: CopyState }[] {
  if (copies.length <= NAMED) return copies.map(({ node, state }) => ({ label: node, state }));
  const counts = new Map<CopyState, number>();
  for (const { state } of copies) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => ({ label: String(count), state }));
}
