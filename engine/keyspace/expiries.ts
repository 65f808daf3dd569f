import type { Millis } from '../base/units.ts';
import { KeyTable } from './keyTable.ts';

/** What `expiresAt` answers for a key without expiry. */
export const NO_EXPIRY = -1;

/** A time on its way into the table, or out of it. */
const TIME = new Float64Array(1);
const TIME_BYTES = new Uint8Array(TIME.buffer);

/** When the keys of one database expire: unix milliseconds, for those that do. */
export class Expiries {
  readonly table: KeyTable;

  constructor(table = new KeyTable()) {
    this.table = table;
  }

  /** The time of a key that has one. */
  of(source: Uint8Array, start: number, length: number): Millis {
    return this.at(this.table.find(source, start, length));
  }

  /** The time of an entry of `table`. */
  at(timed: number): Millis {
    const start = this.table.valueStart(timed);
    for (let i = 0; i < 8; i++) TIME_BYTES[i] = this.table.bytes[start + i]!;
    return TIME[0]!;
  }

  put(source: Uint8Array, start: number, length: number, when: Millis): void {
    const timed = this.table.find(source, start, length);
    TIME[0] = when;
    this.table.write(timed, length, TIME_BYTES, 0, 8, 0, 0);
  }

  drop(source: Uint8Array, start: number, length: number): void {
    this.table.remove(this.table.find(source, start, length));
  }

  capture(): Expiries {
    return new Expiries(this.table.capture());
  }
}
