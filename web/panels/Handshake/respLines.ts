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
