import type { Field } from './fields.ts';
import { hexLines, type HexLine } from './hexLines.ts';
import styles from './Bytes.module.css';

interface HexProps {
  bytes: Uint8Array;
  fields: readonly Field[];
  /** The field that is pointed at. */
  lit: number | null;
  label: string;
  /** What is not shown. */
  rest: string | null;
}

/** A dump in which every byte knows its field. */
export function Hex({ bytes, fields, lit, label, rest }: HexProps) {
  return (
    <div className={styles.hex} role="img" aria-label={label}>
      {hexLines(bytes, fields).map((line) => (
        <Line key={line.offset} line={line} lit={lit} />
      ))}
      {rest !== null && <p>{rest}</p>}
    </div>
  );
}

function Line({ line, lit }: { line: HexLine; lit: number | null }) {
  return (
    <div className={styles.line}>
      <span>{line.offset.toString(16).padStart(4, '0')}</span>
      <span>
        {line.pieces.map((piece) => (
          <span key={piece.field} data-field={piece.field} data-lit={piece.field === lit}>
            {piece.hex}{' '}
          </span>
        ))}
      </span>
      <span>
        {line.pieces.map((piece) => (
          <span key={piece.field} data-field={piece.field} data-lit={piece.field === lit}>
            {piece.text}
          </span>
        ))}
      </span>
    </div>
  );
}
