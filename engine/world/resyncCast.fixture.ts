// Who plays in the captured scenarios, and what has happened before they begin.
import { Dice } from '../base/dice.ts';
import type { Cast, Telling } from './resync.fixture.ts';

export interface Play extends Cast {
  /** Up to the moment from which the capture counts; one replica R of M and one write unless told. */
  readonly setup?: (t: Telling) => void;
  readonly event: (t: Telling) => unknown;
  /** Log lines that depend on sizes of buffers or on moments, and are not compared. */
  readonly ignored?: RegExp;
  /** How long it is watched after the event. */
  readonly seconds?: number;
}

export const PAIR = { nodes: { M: [], R: [] } };
export const TRIO = { nodes: { M: [], A: [], B: [] } };
export const CHAIN = { nodes: { M: [], R: [], S: [] } };
export const CONFIGURED = { ...PAIR, following: { R: 'M' } };
export const SMALL = ['repl-backlog-size 16384'];

/** R, A and B follow M, which takes one write of 50 bytes; S follows R (or B) after it. */
export function usual(t: Telling): void {
  attached(t);
  written(t);
}

/** The same, and the replica has not acknowledged the write. */
export function lagging(t: Telling): void {
  attached(t);
  t.lag(t.has('R') ? 'R' : 'A', 'M');
  written(t);
}

function attached(t: Telling): void {
  for (const name of ['R', 'A', 'B']) if (t.has(name) && !t.follows(name)) t.attach(name, 'M');
}

function written(t: Telling): void {
  t.type('M', 'SET k v');
  t.run(0.2);
  if (t.has('S')) t.attach('S', t.has('R') ? 'R' : 'B');
}

/** Nobody follows anybody yet. */
export function nothing(): void {}

/** The replica asks for a full copy; the master is at work on it. */
export function asksForCopy(t: Telling, replica: string): void {
  t.follow(replica, 'M');
  t.until('M', 'rdb_bgsave_in_progress', '1');
}

export function many(t: Telling, count: number): void {
  t.type('M', `DEBUG POPULATE ${count}`);
}

/** Keys whose values LZF makes no shorter: a few of them fill a piece of a diskless transfer. */
export function big(t: Telling, count: number): void {
  const dice = new Dice(1);
  for (let i = 0; i < count; i++) t.type('M', `SET key:${i} ${dice.hex(12_000)}`);
}
