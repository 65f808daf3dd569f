import { careful, inline } from './later.ts';
import type { Request } from './request.ts';

/** More bytes are needed. */
export const INCOMPLETE = -1;
/** The bytes are not RESP: `error` says why, and the connection must be closed. */
export const PROTOCOL_ERROR = -2;

/** Default of proto-max-bulk-len. */
const BULK_MAX = 512 * 1024 * 1024;
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
    if (bytes[from] !== STAR) return inline(this, bytes, from, end, into);
    // The straight path knows only what Redis itself would write. Everything else, an unfinished
    // command included, is looked at again with care.
    if (this.unauthenticated) return careful(this, bytes, from, end, into);
    const first = bytes[from + 1]! - 48;
    if (!(first >= 1 && first <= 9)) return careful(this, bytes, from, end, into);
    let at = from + 2;
    let count = first;
    for (;;) {
      if (at >= end) return INCOMPLETE;
      const c = bytes[at++]!;
      if (c === CR) break;
      const digit = c - 48;
      if (digit < 0 || digit > 9 || count > 99_999) return careful(this, bytes, from, end, into);
      count = count * 10 + digit;
    }
    // The shortest argument, `$0` and two line ends, takes six bytes.
    if (bytes[at++] !== LF || count * 6 > end - at) return careful(this, bytes, from, end, into);
    if (count > into.starts.length) into.reserve(count);
    const { starts, lengths } = into;
    for (let i = 0; i < count; i++) {
      if (at + 6 > end || bytes[at] !== DOLLAR) return careful(this, bytes, from, end, into);
      let length = bytes[at + 1]! - 48;
      if (length < 0 || length > 9) return careful(this, bytes, from, end, into);
      at += 2;
      let c = bytes[at++]!;
      while (c !== CR) {
        const digit = c - 48;
        if (digit < 0 || digit > 9 || length === 0 || length > 9_999_999 || at >= end) {
          return careful(this, bytes, from, end, into);
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
        return careful(this, bytes, from, end, into);
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
}
