/** How much a link carries per second of virtual time, from what it has carried so far. Pure. */
import type { Traffic } from '../../../engine/contract.ts';

/** A rate is a mean over the last second; over less than a part of it, it says nothing. */
const WINDOW = 1_000_000;
const LEAST = 200_000;
const SAMPLE_EVERY = 100_000;
/** So many messages a second are drawn as a flow, not one by one; and it stays one down to the second figure. */
const DENSE = { from: 24, until: 16 } as const;

export interface Rate {
  messages: number;
  bytes: number;
}

/** Of one direction of one link. */
export class RateMeter {
  #samples: { at: number; messages: number; bytes: number }[] = [];
  #dense = false;

  /** Takes note of what was carried up to `now`. A step back in time forgets what was noted. */
  note(now: number, { messages, bytes }: Traffic): void {
    const last = this.#samples.at(-1);
    if (last !== undefined && (now < last.at || messages < last.messages)) this.#samples = [];
    else if (last !== undefined && now - last.at < SAMPLE_EVERY) return;
    this.#samples.push({ at: now, messages, bytes });
    // One sample from before the window stays: the window begins there.
    while ((this.#samples[1]?.at ?? now) <= now - WINDOW) this.#samples.shift();
    const rate = this.rate()?.messages ?? 0;
    this.#dense = rate >= (this.#dense ? DENSE.until : DENSE.from);
  }

  /** Null while too little is known. */
  rate(): Rate | null {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < LEAST) return null;
    const seconds = (last.at - first.at) / 1_000_000;
    return {
      messages: (last.messages - first.messages) / seconds,
      bytes: (last.bytes - first.bytes) / seconds,
    };
  }

  /** Too many messages to be told apart by eye. */
  get isDense(): boolean {
    return this.#dense;
  }
}
