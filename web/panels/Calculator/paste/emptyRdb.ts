/** An RDB without keys that says where its server stood: id and offset, in the form that 7.0 writes. Pure. */

const BYTE = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
/** RDB version 10; an opcode for each field, and one for the end. */
const MAGIC = BYTE('REDIS0010');
const FIELD = 0xfa;
const END = 0xff;
/** A checksum of zeros says that there is none. */
const NO_CHECKSUM = [0, 0, 0, 0, 0, 0, 0, 0];

/** Base64, as a lab file holds it. `offset`: master_repl_offset at that moment. */
export function emptyRdb(replid: string, offset: number): string {
  const fields: [string, string][] = [
    ['redis-ver', '7.0.15'],
    ['repl-stream-db', '0'],
    ['repl-id', replid],
    ['repl-offset', String(offset)],
  ];
  const parts = fields.flatMap(([name, value]) => [FIELD, ...text(name), ...text(value)]);
  return btoa(String.fromCharCode(...MAGIC, ...parts, END, ...NO_CHECKSUM));
}

/** A length of less than 64 is a byte. */
function text(value: string): number[] {
  return [value.length, ...BYTE(value)];
}
