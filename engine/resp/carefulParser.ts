// What a client may send besides what Redis itself would write.
import { copyBytes } from '../base/bytes.ts';
import { INCOMPLETE, PROTOCOL_ERROR, type RequestParser } from './parser.ts';
import type { Request } from './request.ts';
import { splitArguments } from './split.ts';

/** PROTO_INLINE_MAX_SIZE: the longest inline command, and the longest line that gives a length. */
const LINE_MAX = 64 * 1024;
const COUNT_MAX = 0x7fffffff;
/** What a client that has not authenticated may send (networking.c, authRequired). */
const UNAUTHENTICATED_COUNT_MAX = 10;
const UNAUTHENTICATED_BULK_MAX = 16_384;

const DOLLAR = 0x24;
const CR = 13;
const LF = 10;

/** A RESP array step by step as processMultibulkBuffer does: it trusts line ends without looking. */
export function careful(
  parser: RequestParser,
  bytes: Uint8Array,
  from: number,
  end: number,
  into: Request,
): number {
  let cr = lineEnd(bytes, from, end);
  if (cr < 0) {
    return end - from > LINE_MAX ? fail(parser, 'too big mbulk count string') : INCOMPLETE;
  }
  if (cr + 2 > end) return INCOMPLETE;
  const count = longAt(bytes, from + 1, cr);
  if (!(count <= COUNT_MAX)) return fail(parser, 'invalid multibulk length', 'invalid mbulk count');
  if (parser.unauthenticated && count > UNAUTHENTICATED_COUNT_MAX) {
    return fail(parser, 'unauthenticated multibulk length', 'unauth mbulk count');
  }
  let canonical = bytes[cr + 1] === LF;
  let at = cr + 2;
  for (let i = 0; i < count; i++) {
    cr = lineEnd(bytes, at, end);
    if (cr < 0) {
      return end - at > LINE_MAX ? fail(parser, 'too big bulk count string') : INCOMPLETE;
    }
    if (cr + 2 > end) return INCOMPLETE;
    if (bytes[at] !== DOLLAR) return expectedDollar(parser, bytes[at]!);
    const length = longAt(bytes, at + 1, cr);
    if (!(length >= 0 && length <= parser.bulkMax)) return fail(parser, 'invalid bulk length');
    if (parser.unauthenticated && length > UNAUTHENTICATED_BULK_MAX) {
      return fail(parser, 'unauthenticated bulk length', 'unauth bulk length');
    }
    const start = cr + 2;
    at = start + length + 2;
    if (at > end) return INCOMPLETE;
    if (bytes[cr + 1] !== LF || bytes[at - 2] !== CR || bytes[at - 1] !== LF) canonical = false;
    into.reserve(i + 1);
    into.starts[i] = start;
    into.lengths[i] = length;
  }
  into.bytes = bytes;
  into.count = Math.max(0, count);
  into.from = from;
  into.to = at;
  into.canonical = canonical;
  return at;
}

/** A line that is no RESP, as a person types it (processInlineBuffer). */
export function inline(
  parser: RequestParser,
  bytes: Uint8Array,
  from: number,
  end: number,
  into: Request,
): number {
  let newline = from;
  // A zero byte hides the rest of the buffer, as it ends the C string that Redis searches.
  while (newline < end && bytes[newline] !== LF && bytes[newline] !== 0) newline++;
  if (newline - from > LINE_MAX || (bytes[newline] === 0 && end - from > LINE_MAX)) {
    return fail(parser, 'too big inline request');
  }
  if (newline >= end || bytes[newline] === 0) return INCOMPLETE;
  const to = newline > from && bytes[newline - 1] === CR ? newline - 1 : newline;
  const args = splitArguments(bytes.subarray(from, to));
  if (args === null) {
    return fail(parser, 'unbalanced quotes in request', 'unbalanced quotes in inline request');
  }
  let size = 0;
  for (const arg of args) size += arg.length;
  const own = new Uint8Array(size);
  into.reserve(args.length);
  let at = 0;
  args.forEach((arg, i) => {
    copyBytes(arg, 0, arg.length, own, at);
    into.starts[i] = at;
    into.lengths[i] = arg.length;
    at += arg.length;
  });
  into.bytes = own;
  into.count = args.length;
  into.from = 0;
  into.to = size;
  into.canonical = false;
  return newline + 1;
}

function expectedDollar(parser: RequestParser, got: number): number {
  // An error reply is one line, so Redis puts a space where a line break was met.
  const shown = got === CR || got === LF ? ' ' : String.fromCharCode(got);
  return fail(parser, `expected '$', got '${shown}'`, 'expected $ but got something else');
}

function fail(parser: RequestParser, what: string, reason = what): number {
  parser.error = `Protocol error: ${what}`;
  parser.reason = reason;
  return PROTOCOL_ERROR;
}

/** Position of the next CR, or -1; a zero byte ends the search, as strchr ends at it. */
function lineEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const c = bytes[at];
    if (c === CR) return at;
    if (c === 0) return -1;
  }
  return -1;
}

/**
 * A decimal number that fits 64 bits, written as Redis writes it (string2ll of util.c): no plus
 * sign, no leading zeros. NaN for anything else. Exact up to 2^53, which every limit lies below.
 */
function longAt(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === 0x2d && to > from;
  const start = negative ? from + 1 : from;
  const digits = to - start;
  if (digits === 1 && bytes[start] === 48 && !negative) return 0;
  if (digits < 1 || digits > 19) return NaN;
  let text = '';
  for (let at = start; at < to; at++) {
    const c = bytes[at]!;
    if (c < 48 || c > 57 || (c === 48 && at === start)) return NaN;
    text += String.fromCharCode(c);
  }
  const limit = negative ? '9223372036854775808' : '9223372036854775807';
  if (digits === 19 && text > limit) return NaN;
  return negative ? -Number(text) : Number(text);
}
