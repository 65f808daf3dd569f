import { textOf } from '../base/bytes.ts';
import { NIL, NIL_ARRAY, NONE, OK, type Reply } from './reply.ts';
import { INCOMPLETE, PROTOCOL_ERROR } from './parser.ts';

/** Deeper nesting is refused: no command of Redis comes near it, and a stack must not overflow. */
const DEPTH_MAX = 64;
const LENGTH_MAX = 512 * 1024 * 1024;
const COUNT_MAX = 0x7fffffff;
const CR = 13;
const LF = 10;

/**
 * Bytes of a server to replies, RESP2 and RESP3, with hiredis's words for what is wrong; attributes
 * are wrong, as to redis-cli 7.0. Like the request parser it keeps nothing between calls: it is
 * called again from the start of the reply.
 */
export class ReplyReader {
  /** The reply that read() found. */
  reply: Reply = NONE;
  /** Why read() returned PROTOCOL_ERROR. */
  error = '';

  /** Position of the line end that `line` found, and the text before it. */
  private after = 0;

  /** Reads one reply of `bytes[from, end)`. Returns the position after it, INCOMPLETE or PROTOCOL_ERROR. */
  read(bytes: Uint8Array, from: number, end: number): number {
    return this.item(bytes, from, end, 0);
  }

  private item(bytes: Uint8Array, from: number, end: number, depth: number): number {
    if (from >= end) return INCOMPLETE;
    if (depth > DEPTH_MAX) return this.fail('No support for nested replies this deep');
    const mark = String.fromCharCode(bytes[from]!);
    switch (mark) {
      case '+':
      case '-':
      case ':':
      case ',':
      case '(':
      case '#':
      case '_':
        return this.lineReply(mark, bytes, from, end);
      case '$':
      case '=':
        return this.bulk(mark, bytes, from, end);
      case '*':
      case '~':
      case '>':
      case '%':
        return this.aggregate(mark, bytes, from, end, depth);
      default:
        return this.fail(`Protocol error, got ${shown(bytes[from]!)} as reply type byte`);
    }
  }

  private lineReply(mark: string, bytes: Uint8Array, from: number, end: number): number {
    const text = this.line(bytes, from + 1, end);
    if (text === null) return INCOMPLETE;
    const reply = replyOfLine(mark, text);
    if (reply === null) return this.fail(BAD_LINE[mark] ?? 'Bad value');
    this.reply = reply;
    return this.after;
  }

  private bulk(mark: string, bytes: Uint8Array, from: number, end: number): number {
    const text = this.line(bytes, from + 1, end);
    if (text === null) return INCOMPLETE;
    const length = lengthOf(text);
    const shortest = mark === '=' ? 4 : -1;
    if (Number.isNaN(length)) return this.fail('Bad bulk string length');
    if (length < shortest || length > LENGTH_MAX) {
      return this.fail('Bulk string length out of range');
    }
    if (length < 0) {
      this.reply = NIL;
      return this.after;
    }
    const start = this.after;
    const to = start + length;
    if (to + 2 > end) return INCOMPLETE;
    if (mark === '$') this.reply = { kind: 'bulk', bytes: bytes.slice(start, to) };
    else {
      if (bytes[start + 3] !== 0x3a)
        return this.fail(
          'Verbatim string 4 bytes of content type are missing or incorrectly encoded.',
        );
      const format = textOf(bytes, start, start + 3);
      this.reply = { kind: 'verbatim', format, bytes: bytes.slice(start + 4, to) };
    }
    return to + 2;
  }

  private aggregate(
    mark: string,
    bytes: Uint8Array,
    from: number,
    end: number,
    depth: number,
  ): number {
    const text = this.line(bytes, from + 1, end);
    if (text === null) return INCOMPLETE;
    const length = lengthOf(text);
    if (Number.isNaN(length)) return this.fail('Bad multi-bulk length');
    if (length < -1 || length > COUNT_MAX) return this.fail('Multi-bulk length out of range');
    if (length < 0) {
      this.reply = NIL_ARRAY;
      return this.after;
    }
    const count = mark === '%' ? length * 2 : length;
    const items: Reply[] = [];
    let at = this.after;
    for (let i = 0; i < count; i++) {
      at = this.item(bytes, at, end, depth + 1);
      if (at < 0) return at;
      items.push(this.reply);
    }
    this.reply = { kind: KIND_OF[mark] ?? 'array', items };
    return at;
  }

  /** The text up to the next CR LF, or null; `after` is the position behind it. */
  private line(bytes: Uint8Array, from: number, end: number): string | null {
    for (let at = from; at + 1 < end; at++) {
      if (bytes[at] === CR && bytes[at + 1] === LF) {
        this.after = at + 2;
        return textOf(bytes, from, at);
      }
    }
    return null;
  }

  private fail(what: string): number {
    this.error = what;
    return PROTOCOL_ERROR;
  }
}

const KIND_OF: Record<string, 'array' | 'set' | 'push' | 'map'> = {
  '*': 'array',
  '~': 'set',
  '>': 'push',
  '%': 'map',
};

const BAD_LINE: Record<string, string> = {
  ':': 'Bad integer value',
  ',': 'Bad double value',
  '(': 'Bad bignum value',
  '#': 'Bad bool value',
  _: 'Bad nil value',
};

const INTEGER = /^[+-]?\d{1,19}$/;
const DOUBLE = /^(?:[+-]?(?:inf|\d+(?:\.\d*)?(?:e[+-]?\d+)?)|nan)$/i;

function replyOfLine(mark: string, text: string): Reply | null {
  switch (mark) {
    case '+':
      return text === 'OK' ? OK : { kind: 'simple', text };
    case '-':
      return { kind: 'error', text };
    case ':':
      return INTEGER.test(text) ? { kind: 'integer', value: integerOf(text) } : null;
    case ',':
      return DOUBLE.test(text) ? { kind: 'double', text } : null;
    case '(':
      return /^-?\d+$/.test(text) ? { kind: 'big-number', text } : null;
    case '#':
      return text === 't' || text === 'f' ? { kind: 'boolean', value: text === 't' } : null;
    default:
      return text === '' ? NIL : null;
  }
}

function integerOf(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : BigInt(text.replace('+', ''));
}

function lengthOf(text: string): number {
  return INTEGER.test(text) ? Number(text) : NaN;
}

/** A byte as hiredis shows it in its complaint (chrtos of read.c). */
function shown(c: number): string {
  const named: Record<number, string> = {
    34: '\\"',
    92: '\\\\',
    10: '\\n',
    13: '\\r',
    9: '\\t',
    7: '\\a',
    8: '\\b',
  };
  const name = named[c];
  if (name !== undefined) return `"${name}"`;
  if (c >= 32 && c < 127) return `"${String.fromCharCode(c)}"`;
  return `"\\x${c.toString(16).padStart(2, '0')}"`;
}
