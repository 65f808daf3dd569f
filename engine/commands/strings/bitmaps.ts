// SETBIT, GETBIT, BITCOUNT, BITPOS, BITOP (bitops.c).
import { EVENT } from '../../keyspace/events.ts';
import { ENCODED_RAW } from '../../keyspace/stringEncoding.ts';
import { ONE, ZERO, error, integer } from '../../resp/reply.ts';
import type { Integer } from '../integers.ts';
import { WRONG_TYPE, answer, changed, lookup, notify } from '../arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR, integerArg } from '../integers.ts';
import { BITFIELD_ROWS } from './bitfield.ts';
import {
  BAD_BIT_OFFSET,
  bitOffsetArg,
  bitUnit,
  bytesAt,
  makeRoom,
  NO_BYTES,
  pokeBytes,
  viewOf,
} from './bitString.ts';
import { removeAt } from '../keys/presence.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';

const NOT_A_BIT = error('ERR bit is not an integer or out of range');
const MINUS_ONE = integer(-1);

export const BITMAP_ROWS: readonly DataRow[] = [
  { name: 'setbit', arity: 4, flags: ['write', 'denyoom'], keys: [1, 1, 1], run: setbit },
  { name: 'getbit', arity: 3, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: getbit },
  { name: 'bitcount', arity: -2, flags: ['readonly'], keys: [1, 1, 1], run: bitcount },
  { name: 'bitpos', arity: -3, flags: ['readonly'], keys: [1, 1, 1], run: bitpos },
  { name: 'bitop', arity: -4, flags: ['write', 'denyoom'], keys: [2, -1, 1], run: bitop },
  ...BITFIELD_ROWS,
];

function setbit(context: DataContext): Outcome {
  const bit = bitOffsetArg(context, 2, 0);
  if (bit === null) return answer(BAD_BIT_OFFSET);
  const on = integerArg(context.request, 3);
  if (on !== 0 && on !== 1) return answer(NOT_A_BIT);
  const at = Math.floor(bit / 8);
  const grew = makeRoom(context, at + 1);
  if (typeof grew === 'object') return answer(grew);
  const entry = lookup(context, 1);
  const old = viewOf(context, entry)[at]!;
  const mask = 0x80 >> (bit & 7);
  const was = (old & mask) === 0 ? 0 : 1;
  const reply = was === 1 ? ONE : ZERO;
  if (!grew && was === on) return answer(reply);
  pokeBytes(context, at, Uint8Array.of(on === 1 ? old | mask : old & ~mask));
  notify(context, EVENT.string, 'setbit', 1);
  return changed(reply);
}

function getbit(context: DataContext): Outcome {
  const bit = bitOffsetArg(context, 2, 0);
  if (bit === null) return answer(BAD_BIT_OFFSET);
  const bytes = bytesAt(context, 1);
  if (bytes === null) return answer(WRONG_TYPE);
  return answer(((bytes[Math.floor(bit / 8)] ?? 0) & (0x80 >> (bit & 7))) === 0 ? ZERO : ONE);
}

/** A range in bits, both ends included; empty when `last` comes before `first`. */
interface BitRange {
  readonly first: number;
  readonly last: number;
}

/** The range that `first` and `last` mean in a string of so many bytes. */
function rangeIn(length: number, first: Integer, last: Integer, unit: 'bit' | 'byte'): BitRange {
  const total = unit === 'bit' ? length * 8 : length;
  const place = (value: Integer): number => {
    const from = value < 0 ? Number(value) + total : Number(value);
    return Math.max(0, from);
  };
  const from = place(first);
  const to = Math.min(place(last), total - 1);
  if (unit === 'bit') return { first: from, last: to };
  return { first: from * 8, last: to * 8 + 7 };
}

function bitcount(context: DataContext): Outcome {
  const { request } = context;
  const bytes = bytesAt(context, 1);
  if (bytes === null) return answer(WRONG_TYPE);
  // Without the key nothing else is looked at.
  if (bytes === NO_BYTES) return answer(ZERO);
  if (request.count === 2) return answer(integer(countBits(bytes, 0, bytes.length * 8 - 1)));
  if (request.count !== 4 && request.count !== 5) return answer(SYNTAX_ERROR);
  const first = integerArg(request, 2);
  const last = integerArg(request, 3);
  if (first === null || last === null) return answer(NOT_AN_INTEGER);
  if (first < 0 && last < 0 && first > last) return answer(ZERO);
  const unit = request.count === 5 ? bitUnit(request, 4) : 'byte';
  if (unit === null) return answer(SYNTAX_ERROR);
  const range = rangeIn(bytes.length, first, last, unit);
  return answer(integer(countBits(bytes, range.first, range.last)));
}

function countBits(bytes: Uint8Array, first: number, last: number): number {
  if (first > last) return 0;
  const from = Math.floor(first / 8);
  const to = Math.floor(last / 8);
  let count = 0;
  for (let i = from; i <= to; i++) count += POPULATION[bytes[i]!]!;
  count -= POPULATION[bytes[from]! & ~(0xff >> (first & 7))]!;
  return count - POPULATION[bytes[to]! & (0x7f >> (last & 7))]!;
}

/** How many bits are set in each byte. */
const POPULATION = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
});

function bitpos(context: DataContext): Outcome {
  const { request } = context;
  const bit = integerArg(request, 2);
  if (bit === null) return answer(NOT_AN_INTEGER);
  if (bit !== 0 && bit !== 1) return answer(error('ERR The bit argument must be 1 or 0.'));
  const bytes = bytesAt(context, 1);
  // A missing key is an endless row of zeros.
  if (bytes === NO_BYTES) return answer(bit === 1 ? MINUS_ONE : ZERO);
  if (bytes === null) return answer(WRONG_TYPE);
  if (request.count > 6) return answer(SYNTAX_ERROR);
  const first = request.count > 3 ? integerArg(request, 3) : 0;
  if (first === null) return answer(NOT_AN_INTEGER);
  const unit = request.count > 5 ? bitUnit(request, 5) : 'byte';
  if (unit === null) return answer(SYNTAX_ERROR);
  const last = request.count > 4 ? integerArg(request, 4) : bytes.length - 1;
  if (last === null) return answer(NOT_AN_INTEGER);
  const range = rangeIn(bytes.length, first, last, unit);
  if (range.first > range.last) return answer(MINUS_ONE);
  const found = findBit(bytes, bit, range);
  if (found <= range.last) return answer(integer(found));
  // Zeros follow the string, unless the end was named.
  return answer(bit === 0 && request.count < 5 ? integer(range.last + 1) : MINUS_ONE);
}

/** The first such bit of the range, or what lies beyond it. */
function findBit(bytes: Uint8Array, bit: 0 | 1, range: BitRange): number {
  const dull = bit === 1 ? 0 : 0xff;
  let at = range.first;
  while (at <= range.last) {
    const byte = bytes[Math.floor(at / 8)]!;
    if (byte === dull) at += 8 - (at & 7);
    else if (((byte >> (7 - (at & 7))) & 1) === bit) return at;
    else at++;
  }
  return at;
}

type Operation = (a: number, b: number) => number;

const OPERATIONS: readonly [word: string, operation: Operation | 'not'][] = [
  ['AND', (a, b) => a & b],
  ['OR', (a, b) => a | b],
  ['XOR', (a, b) => a ^ b],
  ['NOT', 'not'],
];

function bitop(context: DataContext): Outcome {
  const { request, db } = context;
  const operation = OPERATIONS.find(([word]) => request.is(1, word))?.[1];
  if (operation === undefined) return answer(SYNTAX_ERROR);
  if (operation === 'not' && request.count !== 4) {
    return answer(error('ERR BITOP NOT must be called with a single source key.'));
  }
  const sources: Uint8Array[] = [];
  for (let i = 3; i < request.count; i++) {
    const bytes = bytesAt(context, i);
    if (bytes === null) return answer(WRONG_TYPE);
    // A later lookup may move what lies in the arena.
    sources.push(bytes.slice());
  }
  const length = Math.max(...sources.map((source) => source.length));
  const { bytes, starts, lengths } = request;
  if (length === 0) {
    return removeAt(context, 2) ? changed(ZERO) : answer(ZERO);
  }
  const result = combine(sources, length, operation);
  lookup(context, 2);
  db.clearExpiry(bytes, starts[2]!, lengths[2]!);
  db.overwrite(bytes, starts[2]!, lengths[2]!, result, ENCODED_RAW);
  notify(context, EVENT.string, 'set', 2);
  return changed(integer(length));
}

/** Shorter strings count as filled up with zeros. */
function combine(
  sources: readonly Uint8Array[],
  length: number,
  operation: Operation | 'not',
): Uint8Array {
  const result = new Uint8Array(length);
  result.set(sources[0]!);
  if (operation === 'not') return result.map((byte) => ~byte);
  for (const source of sources.slice(1)) {
    for (let i = 0; i < length; i++) result[i] = operation(result[i]!, source[i] ?? 0);
  }
  return result;
}
