import { latin1 } from '../base/bytes.ts';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKSLASH = 0x5c;

/** isspace() of C's own locale. */
const isSpace = (c: number): boolean => c === 32 || (c >= 9 && c <= 13);

/** The value of a hexadecimal digit, or -1. */
function hexValue(c: number | undefined): number {
  if (c === undefined) return -1;
  if (c >= 48 && c <= 57) return c - 48;
  const lower = c | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function escaped(c: number): number {
  switch (c) {
    case 0x6e: // n
      return 10;
    case 0x72: // r
      return 13;
    case 0x74: // t
      return 9;
    case 0x62: // b
      return 8;
    case 0x61: // a
      return 7;
    default:
      return c;
  }
}

/**
 * Splits a line into arguments as redis-cli, redis.conf and inline commands do (sdssplitargs of
 * sds.c): "double quotes" with \n, \r, \t, \b, \a, \xHH and \", 'single quotes' with \' only.
 * Returns null when quotes are unbalanced or a closing quote is not followed by a space. A zero
 * byte ends the line, as it ends a C string. `line` is bytes, or latin-1 text.
 */
export function splitArguments(line: Uint8Array | string): Uint8Array[] | null {
  const source = typeof line === 'string' ? latin1(line) : line;
  const zero = source.indexOf(0);
  return new Splitter(zero < 0 ? source : source.subarray(0, zero)).all();
}

class Splitter {
  private readonly line: Uint8Array;
  private at = 0;
  private readonly scratch: Uint8Array;
  private used = 0;

  constructor(line: Uint8Array) {
    this.line = line;
    // Nothing gets longer by being unquoted.
    this.scratch = new Uint8Array(line.length);
  }

  all(): Uint8Array[] | null {
    const found: Uint8Array[] = [];
    const { line } = this;
    for (;;) {
      while (this.at < line.length && isSpace(line[this.at]!)) this.at++;
      if (this.at >= line.length) return found;
      this.used = 0;
      if (!this.one()) return null;
      found.push(this.scratch.slice(0, this.used));
    }
  }

  /** Reads one argument into `scratch`; false when its quotes are wrong. */
  private one(): boolean {
    const { line } = this;
    while (this.at < line.length) {
      const c = line[this.at]!;
      if (c === QUOTE || c === APOSTROPHE) return this.quoted(c);
      // A vertical tab or a form feed parts arguments only at their beginning.
      if (c === 32 || c === 10 || c === 13 || c === 9) return true;
      this.keep(c);
      this.at++;
    }
    return true;
  }

  /** A quoted run; it must be the end of its argument. */
  private quoted(quote: number): boolean {
    const { line } = this;
    this.at++;
    for (;;) {
      const c = line[this.at];
      if (c === undefined) return false;
      if (c === quote) {
        const next = line[this.at + 1];
        if (next !== undefined && !isSpace(next)) return false;
        this.at++;
        return true;
      }
      if (c !== BACKSLASH) this.keep(c);
      else if (quote === QUOTE) this.escape();
      else if (line[this.at + 1] === APOSTROPHE) this.keep(line[++this.at]!);
      else this.keep(c);
      this.at++;
    }
  }

  /** A backslash between double quotes; leaves `at` on the last character it used. */
  private escape(): void {
    const { line } = this;
    const next = line[this.at + 1];
    // A backslash at the very end stands for itself; the missing quote is noticed next.
    if (next === undefined) return this.keep(BACKSLASH);
    const high = next === 0x78 ? hexValue(line[this.at + 2]) : -1;
    const low = high < 0 ? -1 : hexValue(line[this.at + 3]);
    if (low >= 0) {
      this.keep(high * 16 + low);
      this.at += 3;
      return;
    }
    this.keep(escaped(next));
    this.at++;
  }

  private keep(c: number): void {
    this.scratch[this.used++] = c;
  }
}
