/** A dump in lines of eight bytes, each line cut where a field ends. Pure. */
import type { Field } from './fields.ts';

const LINE = 8;

export interface HexLine {
  offset: number;
  pieces: readonly HexPiece[];
}

export interface HexPiece {
  /** Index of the field that these bytes belong to. */
  field: number;
  /** `2a 33`. */
  hex: string;
  /** Printable ASCII as it is, a dot for the rest. */
  text: string;
}

/** `fields` cover all bytes, in order. */
export function hexLines(bytes: Uint8Array, fields: readonly Field[]): readonly HexLine[] {
  const lines: HexLine[] = [];
  let field = 0;
  for (let offset = 0; offset < bytes.length; offset += LINE) {
    const end = Math.min(bytes.length, offset + LINE);
    const pieces: HexPiece[] = [];
    for (let at = offset; at < end;) {
      while ((fields[field]?.to ?? Infinity) <= at) field += 1;
      const to = Math.min(end, fields[field]?.to ?? end);
      const part = [...bytes.subarray(at, to)];
      pieces.push({
        field,
        hex: part.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
        text: part
          .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'))
          .join(''),
      });
      at = to;
    }
    lines.push({ offset, pieces });
  }
  return lines;
}
