/** A table of bytes: offset, hexadecimal, text. */
import { useWords } from '../language/words.ts';
import { grouped } from './figures.ts';
import { hexRows } from './hex.ts';
import css from './HexDump.module.css';

interface HexDumpProps {
  bytes: Uint8Array;
  /** Offset of the first byte. */
  base?: number | undefined;
  label: string;
}

export function HexDump({ bytes, base = 0, label }: HexDumpProps) {
  const words = useWords().inspector.hex;
  return (
    <table className={css['table']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.offset}</th>
          <th scope="col">{words.bytes}</th>
          <th scope="col">{words.text}</th>
        </tr>
      </thead>
      <tbody>
        {hexRows(bytes, base).map((row) => (
          <tr key={row.offset}>
            <th scope="row">{grouped(row.offset)}</th>
            <td>{row.hex}</td>
            <td className={css['text']}>{row.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
