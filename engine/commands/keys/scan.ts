// What SCAN, HSCAN, SSCAN and ZSCAN share: scanGenericCommand of db.c.
import { latin1, textOf } from '../../base/bytes.ts';
import { globMatches } from '../../keyspace/glob.ts';
import type { ObjectValue } from '../../keyspace/value.ts';
import type { Reply } from '../../resp/reply.ts';
import { array, bulk, error } from '../../resp/reply.ts';
import type { Request } from '../../resp/request.ts';
import { WRONG_TYPE, answer, lookup } from '../arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR, integerArg } from '../integers.ts';
import type { DataContext, Outcome } from '../row.ts';

export const INVALID_CURSOR = error('ERR invalid cursor');

export interface ScanOptions {
  count: number;
  pattern: Uint8Array | null;
  /** Of SCAN alone. */
  type: string | null;
}

/** An object whose elements can be walked in steps. */
export interface Scannable extends ObjectValue {
  /**
   * One step: elements into `found` (a hash's field and value, a sorted set's member and score), the
   * next cursor back. A packed value gives everything at once.
   */
  scan(cursor: number, found: Uint8Array[]): number;
}

/** HSCAN, SSCAN, ZSCAN: key in argument 1, cursor in argument 2. */
export function scanObject(context: DataContext, type: 'hash' | 'set' | 'zset'): Outcome {
  const { request, db } = context;
  const start = cursorArg(request, 2);
  if (start === null) return answer(INVALID_CURSOR);
  const entry = lookup(context, 1);
  if (entry === 0) return answer(scanned(0, []));
  if (db.type(entry) !== type) return answer(WRONG_TYPE);
  const options = readScanOptions(request, 3);
  if ('kind' in options) return answer(options);
  const { pattern } = options;
  const width = type === 'set' ? 1 : 2;
  const count = options.count * width;
  const value = db.object(entry) as Scannable;
  const found: Uint8Array[] = [];
  const cursor = scanSteps(start, count, found, (at) => value.scan(at, found));
  const kept: Uint8Array[] = [];
  for (let i = 0; i < found.length; i += width) {
    if (pattern !== null && !globMatches(pattern, found[i]!)) continue;
    for (let part = 0; part < width; part++) kept.push(found[i + part]!);
  }
  return answer(scanned(cursor, kept));
}

/** Goes on until enough was found, or until it took too long in a table that is almost empty. */
export function scanSteps(
  start: number,
  count: number,
  found: readonly unknown[],
  step: (cursor: number) => number,
): number {
  let cursor = start;
  let rounds = Math.min(count * 10, 0x7fff_ffff);
  do cursor = step(cursor);
  while (cursor !== 0 && rounds-- > 0 && found.length < count);
  return cursor;
}

export function scanned(cursor: number, found: readonly Uint8Array[]): Reply {
  return array([bulk(latin1(String(cursor))), array(found.map(bulk))]);
}

/**
 * C's strtoul on 64 bits, of which only the low 32 can matter here: blanks are refused, a sign is
 * not. Null for what is no cursor.
 */
export function cursorArg(request: Request, i: number): number | null {
  const text = request.text(i);
  const parts = /^([+-]?)(\d+)$/.exec(text);
  // An empty text is 0 to strtoul.
  if (parts === null) return text === '' ? 0 : null;
  const size = BigInt(parts[2]!);
  if (size > 0xffff_ffff_ffff_ffffn) return null;
  return Number(BigInt.asUintN(32, parts[1] === '-' ? -size : size));
}

/** The options from argument `first` on; or the error. */
export function readScanOptions(
  request: Request,
  first: number,
  typed = false,
): ScanOptions | Reply {
  const options: ScanOptions = { count: 10, pattern: null, type: null };
  for (let i = first; i < request.count; i += 2) {
    if (i + 1 === request.count) return SYNTAX_ERROR;
    if (request.is(i, 'COUNT')) {
      const count = integerArg(request, i + 1);
      if (count === null) return NOT_AN_INTEGER;
      if (count < 1) return SYNTAX_ERROR;
      options.count = Number(count);
    } else if (request.is(i, 'MATCH')) {
      const pattern = request.arg(i + 1);
      options.pattern = isStar(pattern) ? null : pattern;
    } else if (typed && request.is(i, 'TYPE')) {
      options.type = textOf(request.arg(i + 1)).toLowerCase();
    } else return SYNTAX_ERROR;
  }
  return options;
}

/** Whether the pattern is the one that everything matches. */
export function isStar(pattern: Uint8Array): boolean {
  return pattern.length === 1 && pattern[0] === 42;
}
