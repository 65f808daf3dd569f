export interface SlowEntry {
  readonly id: number;
  /** Unix seconds. */
  readonly at: number;
  /** Microseconds. */
  readonly duration: number;
  readonly args: readonly Uint8Array[];
  readonly address: string;
  readonly name: string;
}

export interface Slowlog {
  /** Newest first. */
  entries: SlowEntry[];
  nextId: number;
  /** slowlog-log-slower-than, in microseconds; negative: nothing is noted. */
  limit: number;
}

export function newSlowlog(): Slowlog {
  return { entries: [], nextId: 0, limit: 10_000 };
}
