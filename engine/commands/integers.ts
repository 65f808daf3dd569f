// Arguments that are whole numbers, as every command reads them.
import { textOf } from '../base/bytes.ts';
import { isInteger } from '../keyspace/integerText.ts';
import { type Reply, error } from '../resp/reply.ts';
import type { Request } from '../resp/request.ts';

/** A 64-bit integer: a number while that is exact, a bigint beyond. */
export type Integer = number | bigint;

export const NOT_AN_INTEGER = error('ERR value is not an integer or out of range');
export const SYNTAX_ERROR = error('ERR syntax error');

/** Redis's string2ll: no plus sign, no leading zero, no space; null when it is no such integer. */
export function parseInteger(bytes: Uint8Array, start: number, length: number): Integer | null {
  if (!isInteger(bytes, start, length)) return null;
  if (length > 15) {
    const exact = BigInt(textOf(bytes, start, start + length));
    return normal(exact);
  }
  const negative = bytes[start] === 45;
  let value = 0;
  for (let i = negative ? start + 1 : start; i < start + length; i++) {
    value = value * 10 + bytes[i]! - 48;
  }
  return negative ? -value : value;
}

/** Argument i as a 64-bit integer, or null. */
export function integerArg(request: Request, i: number): Integer | null {
  return parseInteger(request.bytes, request.starts[i]!, request.lengths[i]!);
}

/** The same integer as a number where that is exact. */
export function normal(value: bigint): Integer {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
    ? Number(value)
    : value;
}

/** Argument i as one of a C int's 32 bits; else Redis's error. */
export function intArg(request: Request, i: number): number | Reply {
  const value = integerArg(request, i);
  if (value === null) return NOT_AN_INTEGER;
  if (value < -0x8000_0000 || value > 0x7fff_ffff) {
    return error('ERR value is out of range, value must between -2147483648 and 2147483647');
  }
  return Number(value);
}
