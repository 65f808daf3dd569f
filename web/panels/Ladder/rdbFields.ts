/**
 * The fields of a snapshot in the RDB format (rdb.c of 7.0.15), as far as its beginning is here:
 * magic, version, opcodes with what they carry, keys and values, the end and its checksum. What is cut
 * off, or of a kind that is not told, is one field at the end.
 */
export type RdbField =
  | { says: 'rdb-magic' }
  | { says: 'rdb-version'; version: string }
  | { says: 'rdb-aux'; key: string; value: string }
  | { says: 'rdb-db'; db: number }
  | { says: 'rdb-sizes'; keys: number; expires: number }
  | { says: 'rdb-expires'; at: number }
  | { says: 'rdb-idle'; value: number }
  | { says: 'rdb-frequency'; value: number }
  | { says: 'rdb-key'; type: number; key: string }
  | { says: 'rdb-value'; type: number; bytes: number }
  | { says: 'rdb-end' }
  | { says: 'rdb-checksum' }
  | { says: 'rdb-rest'; bytes: number };

interface SizedRdb {
  length: number;
  says: RdbField;
}

const AUX = 0xfa;
const RESIZE = 0xfb;
const EXPIRE_MS = 0xfc;
const EXPIRE_S = 0xfd;
const SELECT = 0xfe;
const EOF = 0xff;
const IDLE = 0xf8;
const FREQUENCY = 0xf9;
/** From here on a byte is an opcode, not the type of a value. */
const OPCODES = 0xf4;

/** The bytes end, or say something that this reader does not know. */
class Cut extends Error {}

/** `bytes` begins with `REDIS`. Their lengths add up to that of `bytes`. */
export function rdbFields(bytes: string): readonly SizedRdb[] {
  const fields: SizedRdb[] = [{ length: Math.min(5, bytes.length), says: { says: 'rdb-magic' } }];
  if (bytes.length < 9) return withRest(fields, bytes);
  fields.push({ length: 4, says: { says: 'rdb-version', version: bytes.slice(5, 9) } });
  const reader = new Reader(bytes, 9);
  try {
    while (reader.at < bytes.length) {
      for (const says of record(reader)) {
        const told = fields.reduce((sum, field) => sum + field.length, 0);
        fields.push({ length: says.end - told, says: says.field });
      }
    }
  } catch (problem) {
    if (!(problem instanceof Cut)) throw problem;
  }
  return withRest(fields, bytes);
}

function withRest(fields: SizedRdb[], bytes: string): readonly SizedRdb[] {
  const left = bytes.length - fields.reduce((sum, field) => sum + field.length, 0);
  if (left > 0) fields.push({ length: left, says: { says: 'rdb-rest', bytes: left } });
  return fields;
}

interface Told {
  field: RdbField;
  end: number;
}

/** One opcode with what it carries, or one key and its value. */
function record(reader: Reader): readonly Told[] {
  const code = reader.byte();
  const told = (field: RdbField): readonly Told[] => [{ field, end: reader.at }];
  switch (code) {
    case AUX: {
      const key = reader.text();
      return told({ says: 'rdb-aux', key, value: reader.text() });
    }
    case SELECT:
      return told({ says: 'rdb-db', db: reader.length() });
    case RESIZE: {
      const keys = reader.length();
      return told({ says: 'rdb-sizes', keys, expires: reader.length() });
    }
    case EXPIRE_MS:
      return told({ says: 'rdb-expires', at: reader.little(8) });
    case EXPIRE_S:
      return told({ says: 'rdb-expires', at: reader.little(4) * 1000 });
    case IDLE:
      return told({ says: 'rdb-idle', value: reader.length() });
    case FREQUENCY:
      return told({ says: 'rdb-frequency', value: reader.byte() });
    case EOF: {
      const end = { field: { says: 'rdb-end' }, end: reader.at } as const;
      reader.skip(8);
      return [end, { field: { says: 'rdb-checksum' }, end: reader.at }];
    }
    default:
      if (code >= OPCODES) throw new Cut();
      return keyAndValue(reader, code);
  }
}

function keyAndValue(reader: Reader, type: number): readonly Told[] {
  const key = { field: { says: 'rdb-key', type, key: reader.text() }, end: reader.at } as const;
  const start = reader.at;
  value(reader, type);
  const bytes = reader.at - start;
  return [key, { field: { says: 'rdb-value', type, bytes }, end: reader.at }];
}

/** Values that are one string: a string, and the packed forms of the others. */
const ONE_STRING: readonly number[] = [0, 9, 10, 11, 12, 13, 16, 17, 20];

/** Passes over a value of this type. */
function value(reader: Reader, type: number): void {
  if (ONE_STRING.includes(type)) {
    reader.text();
    return;
  }
  const count = reader.length();
  for (let n = 0; n < count; n += 1) element(reader, type);
}

/** One element of a list, set, hash, sorted set, or quicklist. */
function element(reader: Reader, type: number): void {
  if (type === 18) reader.length();
  else if (![1, 2, 3, 4, 5, 14].includes(type)) throw new Cut();
  reader.text();
  if (type === 4) reader.text();
  if (type === 5) reader.skip(8);
  if (type === 3) {
    const size = reader.byte();
    // 253 to 255 stand for not-a-number and the infinities.
    if (size < 253) reader.skip(size);
  }
}

class Reader {
  readonly #bytes: string;
  at: number;

  constructor(bytes: string, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  skip(count: number): void {
    if (this.at + count > this.#bytes.length) throw new Cut();
    this.at += count;
  }

  byte(): number {
    this.skip(1);
    return this.#bytes.charCodeAt(this.at - 1);
  }

  little(count: number): number {
    this.skip(count);
    let number = 0;
    for (let n = 1; n <= count; n += 1) {
      number = number * 256 + this.#bytes.charCodeAt(this.at - n);
    }
    return number;
  }

  #big(count: number): number {
    let number = 0;
    for (let n = 0; n < count; n += 1) number = number * 256 + this.byte();
    return number;
  }

  /** A length, by its first two bits; an encoded string (11) has none. */
  length(): number {
    const first = this.byte();
    const kind = first >> 6;
    if (kind === 0) return first & 63;
    if (kind === 1) return (first & 63) * 256 + this.byte();
    if (first === 0x80) return this.#big(4);
    if (first === 0x81) return this.#big(8);
    throw new Cut();
  }

  /** A string: its bytes, or the integer that it is kept as; compressed ones are passed over. */
  text(): string {
    const first = this.#bytes.charCodeAt(this.at);
    if (first >> 6 !== 3) {
      const start = this.length() + this.at;
      const text = this.#bytes.slice(this.at, start);
      this.skip(start - this.at);
      return text;
    }
    this.skip(1);
    const kind = first & 63;
    if (kind <= 2) {
      const size = 2 ** kind;
      const number = this.little(size);
      const half = 2 ** (8 * size - 1);
      return String(number < half ? number : number - 2 * half);
    }
    if (kind !== 3) throw new Cut();
    const packed = this.length();
    this.length();
    this.skip(packed);
    return '';
  }
}
