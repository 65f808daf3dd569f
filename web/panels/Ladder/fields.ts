/**
 * The fields of a message: each byte belongs to exactly one. What the parts of `explain` are as a
 * whole, these are in detail: RESP headers, arguments by their role, the opcodes of a snapshot.
 */
import { explain, type Part, type Sender } from '../../reference/explain.ts';
import { rdbFields, type RdbField } from './rdbFields.ts';

/** What an argument is for. */
export type Role =
  | 'name'
  | 'option'
  | 'port'
  | 'ip'
  | 'capability'
  | 'user'
  | 'password'
  | 'replid'
  | 'no-replid'
  | 'offset'
  | 'no-offset'
  | 'acknowledged'
  | 'failover'
  | 'db'
  | 'argument';

export type Says =
  | { says: 'array'; count: number }
  | { says: 'length'; bytes: number }
  | { says: 'argument'; role: Role; index: number; text: string }
  | { says: 'status'; word: string }
  | { says: 'error'; text: string }
  | { says: 'replid'; text: string }
  | { says: 'offset'; text: string }
  | { says: 'end-of-line' }
  | { says: 'keepalive' }
  | { says: 'eof-mark' }
  | { says: 'rdb-length'; bytes: number }
  | { says: 'rdb-eof'; mark: string }
  | RdbField
  | { says: 'unknown'; bytes: number };

export interface Field {
  /** Bytes [from, to) of the message. */
  from: number;
  to: number;
  /** Index of the part it belongs to. */
  part: number;
  says: Says;
}

/** More fields than this are not told one by one: the rest is one. */
export const FIELDS_MAX = 400;

export function fieldsOf(bytes: string, sender: Sender): readonly Field[] {
  const fields: Field[] = [];
  let at = 0;
  for (const [part, { bytes: piece, meaning }] of explain(bytes, sender).entries()) {
    const inside = within({ bytes: piece, meaning }, sender);
    for (const { length, says } of inside) {
      if (fields.length === FIELDS_MAX - 1) {
        fields.push({ from: at, to: bytes.length, part, says: unknown(bytes.length - at).says });
        return fields;
      }
      fields.push({ from: at, to: at + length, part, says });
      at += length;
    }
  }
  return fields;
}

export interface Sized {
  length: number;
  says: Says;
}

function within({ bytes, meaning }: Part, { fromReplica }: Sender): readonly Sized[] {
  switch (meaning.means) {
    case 'keepalive':
    case 'eof-mark':
      return [{ length: bytes.length, says: { says: meaning.means } }];
    case 'rdb-length':
      return [{ length: bytes.length, says: { says: 'rdb-length', bytes: meaning.bytes } }];
    case 'rdb-eof':
      return [{ length: bytes.length, says: { says: 'rdb-eof', mark: meaning.mark } }];
    case 'rdb':
      return rdbFields(bytes);
    case 'rdb-more':
    case 'unknown':
      return [unknown(bytes.length)];
    default:
      if (bytes.startsWith('*')) return array(bytes, fromReplica);
      return line(bytes);
  }
}

function unknown(bytes: number): Sized {
  return { length: bytes, says: { says: 'unknown', bytes } };
}

/** `+FULLRESYNC <replid> <offset>\r\n`, `-ERR …\r\n`, `+OK\r\n`. */
function line(bytes: string): readonly Sized[] {
  const end: Sized = { length: 2, says: { says: 'end-of-line' } };
  const text = bytes.slice(0, -2);
  if (bytes.startsWith('-')) {
    return [{ length: text.length, says: { says: 'error', text: text.slice(1) } }, end];
  }
  const [word = '', replid = '', ...offset] = text.split(' ');
  const synced = word === '+FULLRESYNC' || word === '+CONTINUE';
  if (!synced || replid === '') {
    return [{ length: text.length, says: { says: 'status', word: text.slice(1) } }, end];
  }
  const rest = offset.join(' ');
  const fields: Sized[] = [
    { length: word.length + 1, says: { says: 'status', word: word.slice(1) } },
    { length: replid.length, says: { says: 'replid', text: replid } },
  ];
  const left = text.length - word.length - 1 - replid.length;
  if (left > 0) fields.push({ length: left, says: { says: 'offset', text: rest } });
  return [...fields, end];
}

/** `explain` has seen that the array is whole. */
function array(bytes: string, fromReplica: boolean): readonly Sized[] {
  const head = bytes.indexOf('\r\n') + 2;
  const count = Number(bytes.slice(1, head - 2));
  const fields: Sized[] = [{ length: head, says: { says: 'array', count } }];
  const before: string[] = [];
  let at = head;
  while (at < bytes.length) {
    const end = bytes.indexOf('\r\n', at) + 2;
    const length = Number(bytes.slice(at + 1, end - 2));
    const text = bytes.slice(end, end + length);
    fields.push({ length: end - at, says: { says: 'length', bytes: length } });
    const role = roleOf(before, text, count, fromReplica);
    fields.push({
      length: length + 2,
      says: { says: 'argument', role, index: before.length, text },
    });
    before.push(text);
    at = end + length + 2;
  }
  return fields;
}

function roleOf(
  before: readonly string[],
  text: string,
  count: number,
  fromReplica: boolean,
): Role {
  const index = before.length;
  if (index === 0) return 'name';
  const name = before[0]?.toUpperCase();
  if (name === 'REPLCONF') return index % 2 === 1 ? 'option' : replconfValue(before.at(-1) ?? '');
  if (name === 'SELECT') return 'db';
  if (!fromReplica) return 'argument';
  if (name === 'AUTH') return index === count - 1 ? 'password' : 'user';
  if (name !== 'PSYNC') return 'argument';
  if (index === 1) return text === '?' ? 'no-replid' : 'replid';
  if (index === 2) return text === '-1' ? 'no-offset' : 'offset';
  return 'failover';
}

const REPLCONF_VALUES: Readonly<Record<string, Role>> = {
  'listening-port': 'port',
  'ip-address': 'ip',
  capa: 'capability',
  ack: 'acknowledged',
};

function replconfValue(option: string): Role {
  return REPLCONF_VALUES[option.toLowerCase()] ?? 'argument';
}
