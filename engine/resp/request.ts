import { ByteBuffer, textOf } from '../base/bytes.ts';

const EMPTY = new Uint8Array(0);

/**
 * One command as parsed: `count` arguments as ranges of the bytes in which they arrived. The same
 * object is filled again by the next parse, so what must last is copied with `arg()`.
 */
export class Request {
  bytes: Uint8Array = EMPTY;
  count = 0;
  /** Start of argument i in `bytes`. */
  starts = new Int32Array(16);
  /** Length of argument i, in bytes. */
  lengths = new Int32Array(16);
  /** Where the command itself began and ended in `bytes`. */
  from = 0;
  to = 0;
  /** True when `bytes[from, to)` is exactly how Redis would write this command, so it can be propagated by copying. */
  canonical = false;

  /** A copy of argument i. */
  arg(i: number): Uint8Array {
    const start = this.starts[i]!;
    return this.bytes.slice(start, start + this.lengths[i]!);
  }

  /** Argument i as latin-1 text, one character per byte. */
  text(i: number): string {
    const start = this.starts[i]!;
    return textOf(this.bytes, start, start + this.lengths[i]!);
  }

  /** Whether argument i is this word, in any letter case. `upper` is upper-case ASCII. */
  is(i: number, upper: string): boolean {
    const start = this.starts[i]!;
    if (this.lengths[i] !== upper.length) return false;
    for (let k = 0; k < upper.length; k++) {
      const c = this.bytes[start + k]!;
      if ((c >= 97 && c <= 122 ? c - 32 : c) !== upper.charCodeAt(k)) return false;
    }
    return true;
  }

  /** Room for `count` arguments. */
  reserve(count: number): void {
    if (count <= this.starts.length) return;
    const size = Math.max(count, this.starts.length * 2);
    const starts = new Int32Array(size);
    const lengths = new Int32Array(size);
    starts.set(this.starts);
    lengths.set(this.lengths);
    this.starts = starts;
    this.lengths = lengths;
  }

  /** The command in Redis's own encoding, added to `out`. */
  appendTo(out: ByteBuffer): void {
    if (this.canonical) {
      out.append(this.bytes, this.from, this.to);
      return;
    }
    out.appendText(`*${this.count}\r\n`);
    for (let i = 0; i < this.count; i++) {
      const start = this.starts[i]!;
      out.appendText(`$${this.lengths[i]!}\r\n`);
      out.append(this.bytes, start, start + this.lengths[i]!);
      out.appendText('\r\n');
    }
  }
}
