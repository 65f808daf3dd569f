// BITFIELD and BITFIELD_RO: integers of any width within a string (bitfieldGeneric of bitops.c).
import { EVENT } from '../../keyspace/events.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, array, error, integer } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { INT64_MAX, WRONG_TYPE, answer, changed, lookup, notify } from '../arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR, integerArg, normal, parseInteger } from '../integers.ts';
import { BAD_BIT_OFFSET, bitOffsetArg, bytesAt, makeRoom, pokeBytes, viewOf } from './bitString.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';

export const BITFIELD_ROWS: readonly DataRow[] = [
  {
    name: 'bitfield',
    arity: -2,
    flags: ['write', 'denyoom'],
    keys: [1, 1, 1],
    run: (context) => bitfield(context, false),
  },
  {
    name: 'bitfield_ro',
    arity: -2,
    flags: ['readonly', 'fast'],
    keys: [1, 1, 1],
    run: (context) => bitfield(context, true),
  },
];

const BAD_TYPE = error(
  'ERR Invalid bitfield type. Use something like i16 u8. ' +
    'Note that u64 is not supported but i64 is.',
);
const BAD_OVERFLOW = error('ERR Invalid OVERFLOW type specified');
const READ_ONLY = error('ERR BITFIELD_RO only supports the GET subcommand');

type Overflow = 'WRAP' | 'SAT' | 'FAIL';

interface FieldType {
  readonly signed: boolean;
  readonly bits: number;
}

interface Operation extends FieldType {
  readonly what: 'GET' | 'SET' | 'INCRBY';
  /** Its first bit. */
  readonly offset: number;
  readonly operand: bigint;
  readonly overflow: Overflow;
}

function bitfield(context: DataContext, readOnly: boolean): Outcome {
  const operations = readOperations(context);
  if (!Array.isArray(operations)) return answer(operations);
  const writes = operations.filter(({ what }) => what !== 'GET');
  if (writes.length === 0) {
    const bytes = bytesAt(context, 1);
    if (bytes === null) return answer(WRONG_TYPE);
    return answer(array(operations.map((one) => integer(normal(fieldIn(bytes, one))))));
  }
  if (readOnly) return answer(READ_ONLY);
  const end = Math.max(...writes.map(({ offset, bits }) => offset + bits));
  const grew = makeRoom(context, Math.ceil(end / 8));
  if (typeof grew === 'object') return answer(grew);
  let changes = 0;
  const replies: Reply[] = [];
  for (const one of operations) {
    const { reply, differs } = perform(context, one);
    if (reply !== NIL && one.what !== 'GET' && (grew || differs)) changes++;
    replies.push(reply);
  }
  if (changes === 0) return answer(array(replies));
  notify(context, EVENT.string, 'setbit', 1);
  return changed(array(replies), changes);
}

/** Everything is read before anything is done; or the error. */
function readOperations(context: DataContext): Operation[] | Reply {
  const { request } = context;
  const operations: Operation[] = [];
  let overflow: Overflow = 'WRAP';
  for (let i = 2; i < request.count; i++) {
    const left = request.count - i - 1;
    if (request.is(i, 'OVERFLOW') && left >= 1) {
      const named = (['WRAP', 'SAT', 'FAIL'] as const).find((word) => request.is(i + 1, word));
      if (named === undefined) return BAD_OVERFLOW;
      overflow = named;
      i++;
      continue;
    }
    const what = (['GET', 'SET', 'INCRBY'] as const).find((word) => request.is(i, word));
    if (what === undefined || left < (what === 'GET' ? 2 : 3)) return SYNTAX_ERROR;
    const type = typeArg(request, i + 1);
    if (type === null) return BAD_TYPE;
    const offset = bitOffsetArg(context, i + 2, type.bits);
    if (offset === null) return BAD_BIT_OFFSET;
    const operand = what === 'GET' ? 0 : integerArg(request, i + 3);
    if (operand === null) return NOT_AN_INTEGER;
    operations.push({ what, ...type, offset, operand: BigInt(operand), overflow });
    i += what === 'GET' ? 2 : 3;
  }
  return operations;
}

/** `i5`, `u8`: at most i64 and u63. */
function typeArg(request: Request, i: number): FieldType | null {
  const { bytes, starts, lengths } = request;
  const mark = bytes[starts[i]!];
  const signed = mark === 0x69;
  if ((!signed && mark !== 0x75) || lengths[i]! < 2) return null;
  const bits = parseInteger(bytes, starts[i]! + 1, lengths[i]! - 1);
  if (bits === null || bits < 1 || bits > (signed ? 64 : 63)) return null;
  return { signed, bits: Number(bits) };
}

/** The field's value; bits beyond the string are zeros. */
function fieldIn(bytes: Uint8Array, { offset, bits, signed }: Operation): bigint {
  const first = Math.floor(offset / 8);
  const last = Math.floor((offset + bits - 1) / 8);
  let value = 0n;
  for (let i = first; i <= last; i++) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  value >>= BigInt(last * 8 + 7 - (offset + bits - 1));
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

/** Runs one operation on the string, which is long enough for all that write. */
function perform(context: DataContext, one: Operation): { reply: Reply; differs: boolean } {
  const bytes = viewOf(context, lookup(context, 1));
  const old = fieldIn(bytes, one);
  if (one.what === 'GET') return { reply: integer(normal(old)), differs: false };
  const exact = one.what === 'SET' ? asGiven(one) : old + one.operand;
  const value = fitted(exact, one);
  if (value === null) return { reply: NIL, differs: false };
  const differs = value !== old;
  if (differs) writeField(context, bytes, one, value);
  return { reply: integer(normal(one.what === 'SET' ? old : value)), differs };
}

/** SET's operand: a negative number is a huge one for an unsigned field. */
function asGiven({ signed, operand }: Operation): bigint {
  return signed ? operand : BigInt.asUintN(64, operand);
}

/** The value that the field takes; null when it overflows and may not (OVERFLOW FAIL). */
function fitted(exact: bigint, { signed, bits, overflow, what }: Operation): bigint | null {
  const wrapped = signed ? BigInt.asIntN(bits, exact) : BigInt.asUintN(bits, exact);
  if (wrapped === exact || overflow === 'WRAP') return wrapped;
  if (overflow === 'FAIL') return null;
  const half = 1n << BigInt(signed ? bits - 1 : bits);
  // checkSignedBitfieldOverflow takes a difference of 64 bits: SET of a very negative number wraps
  // around there and counts as too large.
  const wraps = signed && what === 'SET' && half - 1n - exact > INT64_MAX;
  if (exact > 0n || wraps) return half - 1n;
  return signed ? -half : 0n;
}

function writeField(
  context: DataContext,
  bytes: Uint8Array,
  { offset, bits }: Operation,
  value: bigint,
): void {
  const first = Math.floor(offset / 8);
  const last = Math.floor((offset + bits - 1) / 8);
  const part = bytes.slice(first, last + 1);
  for (let i = 0; i < bits; i++) {
    const at = offset + i - first * 8;
    const mask = 0x80 >> (at & 7);
    const on = ((value >> BigInt(bits - 1 - i)) & 1n) === 1n;
    const old = part[at >> 3]!;
    part[at >> 3] = on ? old | mask : old & ~mask;
  }
  pokeBytes(context, first, part);
}
