import type { ReactNode } from 'react';
import styles from './Tables.module.css';

interface FrameProps {
  caption: string;
  columns: readonly string[];
  testid: string;
  /** Said instead of the table when it would have no row. */
  empty?: string | undefined;
  children: ReactNode;
}

/** A table with its caption and its columns; wide ones scroll within their frame. */
export function Frame({ caption, columns, testid, empty, children }: FrameProps) {
  return (
    <div className={styles.frame}>
      <table className={styles.table} data-testid={testid}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
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
