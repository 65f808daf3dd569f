import { isInteger } from './integerText.ts';

/** How a string came about, as far as OBJECT ENCODING can tell. */
export const BY_CONTENT = 0;
const NOT_INTEGER = 1;
const RAW = 2;
export type StringEncoding = typeof BY_CONTENT | typeof NOT_INTEGER | typeof RAW;
/** INCRBYFLOAT never leaves an `int`. */
export const ENCODED_AS_TEXT: StringEncoding = NOT_INTEGER;
/** APPEND and SETRANGE leave a growing string. */
export const ENCODED_RAW: StringEncoding = RAW;

/** The longest string that Redis keeps in one allocation with its object. */
const EMBSTR_LENGTH_MAX = 44;

/** What OBJECT ENCODING answers for a string. */
export function encodingOf(
  mark: StringEncoding,
  bytes: Uint8Array,
  start: number,
  length: number,
): 'int' | 'embstr' | 'raw' {
  if (mark === RAW) return 'raw';
  if (mark === BY_CONTENT && length <= 20 && isInteger(bytes, start, length)) return 'int';
  return length <= EMBSTR_LENGTH_MAX ? 'embstr' : 'raw';
}
