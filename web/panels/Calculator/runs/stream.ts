/** A load whose stream has exactly so many bytes a second, and the scale at which that can be played. Pure. */
import type { LabLoad } from '../../../../engine/lab/format.ts';
import { commandBytes } from '../formulas.ts';

/** More than this a second is scaled down: the page draws every command. */
const RATE_MOST = 20_000;
/** All that one run writes, at most. */
const TOTAL_MOST = 4_000_000;
const COMMANDS_MOST = 12_000;
const PER_SECOND_MOST = 20;
/** `SET k` and a value of one byte. */
const LEAST = commandBytes(3, 1, 1);
/** The longest value of a load. */
const VALUE_MOST = 60_000;

export interface Stream {
  /** Commands a second. */
  perSecond: number;
  /** Bytes of each. */
  command: number;
  value: number;
  /** So many real bytes is one byte of the lab. */
  scale: number;
}

/** `rate` bytes a second, for about `seconds`. */
export function streamOf(rate: number, seconds: number, rateMost = RATE_MOST): Stream {
  const scale = Math.max(1, rate / rateMost, (rate * seconds) / TOTAL_MOST);
  const wanted = rate / scale;
  const most = Math.min(PER_SECOND_MOST, COMMANDS_MOST / Math.max(1, seconds));
  const perSecond = Math.max(0.001, Math.min(most, wanted / LEAST));
  const value = valueFor(wanted / perSecond);
  const command = commandBytes(3, 1, value);
  // What no length of a value makes even, the pace of the commands does, nearly; the scale has the rest.
  const even = Math.max(0.001, Math.round((wanted / command) * 1000) / 1000);
  return { perSecond: even, command, value, scale: rate / (even * command) };
}

/** The longest value whose SET is no longer than so many bytes. */
export function valueFor(bytes: number): number {
  let value = Math.max(1, Math.min(VALUE_MOST, Math.floor(bytes) - LEAST + 1));
  while (value > 1 && commandBytes(3, 1, value) > bytes) value -= 1;
  return value;
}

/** Types it from `atMs` on; `key` is one character. */
export function loadOf(
  stream: Stream,
  node: string,
  atMs: number,
  untilMs: number,
  key = 'k',
): { atMs: number } & LabLoad {
  return {
    atMs,
    do: 'load',
    node,
    rate: stream.perSecond,
    template: `SET ${key} {value}`,
    untilMs,
    valueBytes: stream.value,
  };
}

/** How many commands a load has sent by then, the one of its first moment included. */
export function sentBy(stream: Stream, fromMs: number, atMs: number): number {
  if (atMs < fromMs) return 0;
  let count = Math.max(0, Math.floor(((atMs - fromMs) * stream.perSecond) / 1000) - 1);
  // The moments are rounded to microseconds, as the engine does it.
  while (fromMs * 1000 + Math.round((count * 1e6) / stream.perSecond) <= atMs * 1000) count += 1;
  return count;
}
