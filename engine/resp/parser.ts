import { copyBytes } from '../base/bytes.ts';
import type { Request } from './request.ts';
import { splitArguments } from './split.ts';

/** More bytes are needed. */
export const INCOMPLETE = -1;
/** The bytes are not RESP: `error` says why, and the connection must be closed. */
export const PROTOCOL_ERROR = -2;

/** PROTO_INLINE_MAX_SIZE: the longest inline command, and the longest line that gives a length. */
const LINE_MAX = 64 * 1024;
/** Default of proto-max-bulk-len. */
const BULK_MAX = 512 * 1024 * 1024;
const COUNT_MAX = 0x7fffffff;
/** What a client that has not authenticated may send (networking.c, authRequired). */
const UNAUTHENTICATED_COUNT_MAX = 10;
const UNAUTHENTICATED_BULK_MAX = 16_384;

const STAR = 0x2a;
const DOLLAR = 0x24;
const CR = 13;
const LF = 10;

/**
 * Bytes of a client to commands: RESP arrays and inline commands, with every limit and error text of
 * networking.c (processMultibulkBuffer, processInlineBuffer). It keeps nothing between calls: when
 * more bytes came, it is called again from the start of the command, which skips payloads by length.
 */
export class RequestParser {
  /** Redis's text after `-ERR ` when parse() returned PROTOCOL_ERROR. */
  error = '';
  /** What the log says about it: `Protocol error (<reason>) from client: ...`. */
  reason = '';
  /** The client must authenticate first, so only short commands are let in. */
  unauthenticated = false;
  /** proto-max-bulk-len, in bytes; Infinity for what a master sends. */
  bulkMax: number = BULK_MAX;

  /**
   * Reads one command of `bytes[from, end)` into `into`. Returns the position after it, INCOMPLETE
   * or PROTOCOL_ERROR. `*0`, `*-1` and an empty line are commands of no arguments.
   */
  parse(bytes: Uint8Array, from: number, end: number, into: Request): number {
    if (from >= end) return INCOMPLETE;
    if (bytes[from] !== STAR) return this.inline(bytes, from, end, into);
    // The straight path knows only what Redis itself would write. Everything else, an unfinished
    // command included, is looked at again with care.
    if (this.unauthenticated) return this.careful(bytes, from, end, into);
    const first = bytes[from + 1]! - 48;
    if (!(first >= 1 && first <= 9)) return this.careful(bytes, from, end, into);
    let at = from + 2;
    let count = first;
    for (;;) {
      if (at >= end) return INCOMPLETE;
      const c = bytes[at++]!;
      if (c === CR) break;
      const digit = c - 48;
      if (digit < 0 || digit > 9 || count > 99_999) return this.careful(bytes, from, end, into);
      count = count * 10 + digit;
    }
    // The shortest argument, `$0` and two line ends, takes six bytes.
    if (bytes[at++] !== LF || count * 6 > end - at) return this.careful(bytes, from, end, into);
    if (count > into.starts.length) into.reserve(count);
    const { starts, lengths } = into;
    for (let i = 0; i < count; i++) {
      if (at + 6 > end || bytes[at] !== DOLLAR) return this.careful(bytes, from, end, into);
      let length = bytes[at + 1]! - 48;
      if (length < 0 || length > 9) return this.careful(bytes, from, end, into);
      at += 2;
      let c = bytes[at++]!;
      while (c !== CR) {
        const digit = c - 48;
        if (digit < 0 || digit > 9 || length === 0 || length > 9_999_999 || at >= end) {
          return this.careful(bytes, from, end, into);
        }
        length = length * 10 + digit;
        c = bytes[at++]!;
      }
      const tail = at + 1 + length;
      if (
        tail + 2 > end ||
        bytes[at] !== LF ||
        bytes[tail] !== CR ||
        bytes[tail + 1] !== LF ||
        length > this.bulkMax
      ) {
        return this.careful(bytes, from, end, into);
      }
      starts[i] = at + 1;
      lengths[i] = length;
      at = tail + 2;
    }
    into.bytes = bytes;
    into.count = count;
    into.from = from;
    into.to = at;
    into.canonical = true;
    return at;
  }

  /** A RESP array step by step as processMultibulkBuffer does: it trusts line ends without looking. */
  private careful(bytes: Uint8Array, from: number, end: number, into: Request): number {
    let cr = lineEnd(bytes, from, end);
    if (cr < 0) {
      return end - from > LINE_MAX ? this.fail('too big mbulk count string') : INCOMPLETE;
    }
    if (cr + 2 > end) return INCOMPLETE;
    const count = longAt(bytes, from + 1, cr);
    if (!(count <= COUNT_MAX)) return this.fail('invalid multibulk length', 'invalid mbulk count');
    if (this.unauthenticated && count > UNAUTHENTICATED_COUNT_MAX) {
      return this.fail('unauthenticated multibulk length', 'unauth mbulk count');
    }
    let canonical = bytes[cr + 1] === LF;
    let at = cr + 2;
    for (let i = 0; i < count; i++) {
      cr = lineEnd(bytes, at, end);
      if (cr < 0) {
        return end - at > LINE_MAX ? this.fail('too big bulk count string') : INCOMPLETE;
      }
      if (cr + 2 > end) return INCOMPLETE;
      if (bytes[at] !== DOLLAR) return this.expectedDollar(bytes[at]!);
      const length = longAt(bytes, at + 1, cr);
      if (!(length >= 0 && length <= this.bulkMax)) return this.fail('invalid bulk length');
      if (this.unauthenticated && length > UNAUTHENTICATED_BULK_MAX) {
        return this.fail('unauthenticated bulk length', 'unauth bulk length');
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

  private inline(bytes: Uint8Array, from: number, end: number, into: Request): number {
    let newline = from;
    // A zero byte hides the rest of the buffer, as it ends the C string that Redis searches.
    while (newline < end && bytes[newline] !== LF && bytes[newline] !== 0) newline++;
    if (newline - from > LINE_MAX || (bytes[newline] === 0 && end - from > LINE_MAX)) {
      return this.fail('too big inline request');
    }
    if (newline >= end || bytes[newline] === 0) return INCOMPLETE;
    const to = newline > from && bytes[newline - 1] === CR ? newline - 1 : newline;
    const args = splitArguments(bytes.subarray(from, to));
    if (args === null) {
      return this.fail('unbalanced quotes in request', 'unbalanced quotes in inline request');
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

  private expectedDollar(got: number): number {
    // An error reply is one line, so Redis puts a space where a line break was met.
    const shown = got === CR || got === LF ? ' ' : String.fromCharCode(got);
    return this.fail(`expected '$', got '${shown}'`, 'expected $ but got something else');
  }

  private fail(what: string, reason = what): number {
    this.error = `Protocol error: ${what}`;
    this.reason = reason;
    return PROTOCOL_ERROR;
  }
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
