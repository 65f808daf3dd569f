/**
 * What each byte of an RDB or append-only file is, for people who look at it in hexadecimal. The
 * readers that load such files decide; here their steps are noted. The parts follow one another and
 * cover every byte once: what no reader understands is one last part, `rest`.
 */
import { textOf } from '../base/bytes.ts';
import type { FilePart, FilePartKind } from '../contract.ts';
import { DEFAULT_LIMITS } from '../keyspace/value.ts';
import { AofReader } from '../persistence/aofReader.ts';
import { ObjectReader } from '../persistence/objectReader.ts';
import { OPCODE, TYPE, isValueType } from '../persistence/rdbFormat.ts';
import { RdbFault, unknownType } from '../persistence/rdbFaults.ts';
import { RdbInput } from '../persistence/rdbInput.ts';

/** Names and values are shown up to this length. */
const SHOWN = 80;
/** So many elements of a value are named. */
const ELEMENTS_SHOWN = 8;
const MAGIC_SIZE = 9;
const CHECKSUM_SIZE = 8;
const HASH = 0x23;
const STAR = 0x2a;
const LF = 10;
/** How a string begins that is packed in one of these ways (rdbFormat.ts). */
const SPECIAL: readonly string[] = ['int8', 'int16', 'int32', 'lzf'];

/** A part without its bytes. */
export type Part = Omit<FilePart, 'head'>;

export interface FileParts {
  /** Null when the bytes are neither; then there are no parts. */
  readonly format: 'rdb' | 'aof' | null;
  readonly parts: readonly Part[];
}

export function filePartsOf(bytes: Uint8Array): FileParts {
  const parts: Part[] = [];
  const isRdb = textOf(bytes, 0, Math.min(5, bytes.length)) === 'REDIS';
  if (!isRdb && !beginsCommands(bytes, 0)) return { format: null, parts };
  if (isRdb) rdbParts(bytes, parts);
  // An append-only file may begin with an RDB file.
  const complete = !isRdb || parts.at(-1)?.what === 'checksum';
  if (complete && beginsCommands(bytes, endOf(parts))) aofParts(bytes, parts);
  const end = endOf(parts);
  if (end < bytes.length) parts.push(part('rest', end, bytes.length));
  return { format: isRdb ? 'rdb' : 'aof', parts };
}

function part(what: FilePartKind, from: number, to: number, text = '', more = ''): Part {
  return { from, to, what, text: short(text), more: short(more) };
}

function short(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}

function endOf(parts: readonly Part[]): number {
  return parts.at(-1)?.to ?? 0;
}

// ------------------------------------------------------------------------------------------- RDB

/** Up to the checksum, or to where the file makes no sense any more. */
function rdbParts(bytes: Uint8Array, parts: Part[]): void {
  if (bytes.length < MAGIC_SIZE) return;
  parts.push(part('magic', 0, MAGIC_SIZE, textOf(bytes, 0, MAGIC_SIZE)));
  const input = new RdbInput(bytes);
  const objects = new ObjectReader(input, DEFAULT_LIMITS);
  input.at = MAGIC_SIZE;
  try {
    while (parts.at(-1)?.what !== 'checksum') rdbStep(input, objects, parts);
  } catch (fault) {
    if (!(fault instanceof RdbFault)) throw fault;
  }
}

/** One opcode with what belongs to it, or one key with its value. */
function rdbStep(input: RdbInput, objects: ObjectReader, parts: Part[]): void {
  const from = input.at;
  const opcode = input.byte();
  const note = (what: FilePartKind, text = '', more = ''): void => {
    parts.push(part(what, from, input.at, text, more));
  };
  switch (opcode) {
    case OPCODE.aux:
      return note('aux', input.text(), input.text());
    case OPCODE.selectDb:
      return note('select-db', String(input.length()));
    case OPCODE.resizeDb:
      return note('resize-db', String(input.length()), String(input.length()));
    case OPCODE.expireSeconds:
      return note('expire', String(input.unsigned32() * 1000));
    case OPCODE.expireMillis:
      return note('expire', String(input.millis()));
    case OPCODE.idle:
      return note('idle', String(input.length()));
    case OPCODE.freq:
      return note('frequency', String(input.byte()));
    case OPCODE.eof:
      note('eof');
      parts.push(checksum(input));
      return undefined;
    default:
      return keyAndValue(opcode, input, objects, parts);
  }
}

function checksum(input: RdbInput): Part {
  input.need(CHECKSUM_SIZE);
  const from = input.at;
  input.at += CHECKSUM_SIZE;
  const digits = [...input.bytes.subarray(from, input.at)].reverse();
  const hex = digits.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return part('checksum', from, input.at, hex);
}

/** All three or none: half of a key is no key. */
function keyAndValue(type: number, input: RdbInput, objects: ObjectReader, parts: Part[]): void {
  if (!isValueType(type)) throw unknownType(type);
  const typeAt = input.at - 1;
  const keyAt = input.at;
  const key = input.text();
  const valueAt = input.at;
  let text = '';
  let more = '';
  if (type === TYPE.string) {
    text = input.text();
    more = specialAt(input.bytes, valueAt);
  } else {
    const value = objects.read(type);
    const elements = value?.sample(ELEMENTS_SHOWN) ?? [];
    text = elements.map((element) => textOf(element, 0, SHOWN)).join(' ');
    more = String(value?.size ?? 0);
  }
  parts.push(
    part('type', typeAt, keyAt, nameOfType(type)),
    part('key', keyAt, valueAt, key, specialAt(input.bytes, keyAt)),
    part('value', valueAt, input.at, text, more),
  );
}

/** How a string is packed; empty when it stands there as it is. */
function specialAt(bytes: Uint8Array, at: number): string {
  const first = bytes[at] ?? 0;
  return first < 0xc0 ? '' : (SPECIAL[first & 63] ?? '');
}

function nameOfType(type: number): string {
  return Object.entries(TYPE).find(([, number]) => number === type)?.[0] ?? String(type);
}

// ------------------------------------------------------------------------------------------- AOF

function beginsCommands(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === STAR || textOf(bytes, at, Math.min(at + 4, bytes.length)) === '#TS:';
}

/** Commands, and the lines between them, up to where the file makes no sense any more. */
function aofParts(bytes: Uint8Array, parts: Part[]): void {
  for (;;) {
    remarks(bytes, parts);
    const from = endOf(parts);
    const reader = new AofReader(bytes, from);
    if (reader.next() !== 'command') return;
    const { request } = reader;
    const words: string[] = [];
    for (let i = 0, length = 0; i < request.count && length <= SHOWN; i++) {
      const start = request.starts[i]!;
      words.push(textOf(bytes, start, start + Math.min(request.lengths[i]!, SHOWN)));
      length += words[i]!.length + 1;
    }
    parts.push(part('command', from, reader.at, words.join(' ')));
  }
}

/** Lines with `#` in front, as `#TS:1767225600`. */
function remarks(bytes: Uint8Array, parts: Part[]): void {
  for (let from = endOf(parts); bytes[from] === HASH; from = endOf(parts)) {
    const end = bytes.indexOf(LF, from);
    // The last line of a damaged file: it is left to `rest`.
    if (end === -1) return;
    parts.push(part('timestamp', from, end + 1, textOf(bytes, from, end).trim()));
  }
}
