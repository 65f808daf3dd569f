/** Bytes as lines, each with the control characters that end it, written out. Pure. */
import { escaped, latin1 } from '../../ui/hex.ts';

export interface RespLine {
  text: string;
  /** `\r\n`, `\n`, or nothing. */
  end: string;
}

export function respLines(bytes: Uint8Array): readonly RespLine[] {
  const lines = latin1(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.map((line) => {
    const end = /\r?\n$/.exec(line)?.[0] ?? '';
    const text = line.slice(0, line.length - end.length);
    return { text: escaped(text), end: escaped(end) };
  });
}

/** A length and the text that it counts share a row; any other line has one of its own. */
export function respRows(lines: readonly RespLine[]): readonly (readonly RespLine[])[] {
  const rows: RespLine[][] = [];
  for (const line of lines) {
    const before = rows.at(-1);
    const length = before?.length === 1 ? /^\$(\d+)$/.exec(before[0]?.text ?? '')?.[1] : undefined;
    if (length !== undefined && Number(length) === line.text.length) before?.push(line);
    else rows.push([line]);
  }
  return rows;
}
