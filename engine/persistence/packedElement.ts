import { latin1, textOf } from '../base/bytes.ts';

/** Up to this length a text is put together faster letter by letter. */
const SHORT = 16;

/**
 * One element as it stands in a listpack or ziplist: a range of bytes, or an integer. There is one
 * object for all of them, filled anew for each: who visits takes what it needs at once.
 */
export class PackedElement {
  source: Uint8Array = new Uint8Array(0);
  start = 0;
  length = 0;
  /** Null where the element is a range of bytes. */
  integer: number | bigint | null = null;

  ofRange(source: Uint8Array, start: number, length: number): this {
    this.source = source;
    this.start = start;
    this.length = length;
    this.integer = null;
    return this;
  }

  ofInteger(value: number | bigint): this {
    this.integer = value;
    return this;
  }

  /** A copy of its bytes, an integer's as decimal text. */
  bytes(): Uint8Array {
    if (this.integer !== null) return latin1(String(this.integer));
    return this.source.slice(this.start, this.start + this.length);
  }

  /** As latin-1 text. */
  text(): string {
    if (this.integer !== null) return String(this.integer);
    const { source, start } = this;
    const end = start + this.length;
    if (this.length > SHORT) return textOf(source, start, end);
    let text = '';
    for (let i = start; i < end; i++) text += String.fromCharCode(source[i]!);
    return text;
  }
}
