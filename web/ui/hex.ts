/** Bytes as people read them: escaped text, and rows of eight in hexadecimal. Pure. */

export interface HexRow {
  offset: number;
  /** `2a 33 0d 0a`. */
  hex: string;
  /** Printable ASCII as it is, a dot for the rest. */
  text: string;
}

/** Eight bytes with their text fit a narrow panel. */
const ROW = 8;

/** Rows of eight bytes, the first labelled `base`. */
export function hexRows(bytes: Uint8Array, base = 0): readonly HexRow[] {
  const rows: HexRow[] = [];
  for (let start = 0; start < bytes.length; start += ROW) {
    const row = [...bytes.subarray(start, start + ROW)];
    rows.push({
      offset: base + start,
      hex: row.map(byteHex).join(' '),
      text: row.map((byte) => (isPrintable(byte) ? String.fromCharCode(byte) : '.')).join(''),
    });
  }
  return rows;
}

/** One character per byte. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 4096) {
    text += String.fromCharCode(...bytes.subarray(start, start + 4096));
  }
  return text;
}

/** As redis-cli writes strings, without the quotes: `\r\n`, `\xff`. */
export function escaped(wire: string): string {
  return wire.replace(/[\\\u0000-\u001f\u007f-\u00ff]/g, (character) => {
    const short = SHORT[character];
    return short ?? `\\x${byteHex(character.charCodeAt(0))}`;
  });
}

const SHORT: Readonly<Record<string, string>> = {
  '\r': '\\r',
  '\n': '\\n',
  '\t': '\\t',
  '\\': '\\\\',
};

function byteHex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}
