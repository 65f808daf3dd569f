import type { ReactNode } from 'react';
import type { TermId } from '../../reference/terms.ts';
import { Headed } from '../../ui/Term.tsx';
import styles from './Tables.module.css';

interface FrameProps<Name extends string> {
  caption: string;
  /** Their names, in order, and what the glossary has for them. */
  columns: readonly Name[];
  heads: Readonly<Record<Name, string>>;
  terms: Partial<Readonly<Record<Name, TermId>>>;
  testid: string;
  /** Said instead of the table when it would have no row. */
  empty?: string | undefined;
  children: ReactNode;
}

/** A table with its caption and its columns; wide ones scroll within their frame. */
export function Frame<Name extends string>(props: FrameProps<Name>) {
  const { caption, columns, heads, terms, testid, empty, children } = props;
  return (
    <div className={styles.frame}>
      <table className={styles.table} data-testid={testid}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <Headed term={terms[column]}>{heads[column]}</Headed>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {empty === undefined ? (
            children
          ) : (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
