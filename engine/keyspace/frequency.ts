// How often a key is asked for, as the LFU policies count it (evict.c): sixteen bits of minutes when
// it was counted last, eight bits of a counter that grows ever more rarely.
import type { Dice } from '../base/dice.ts';

const FRESH = 5;
const MAX = 255;

/** lfu-log-factor and lfu-decay-time, while an LFU policy is in force. */
export interface LfuSettings {
  readonly logFactor: number;
  /** 0: counters never shrink. */
  readonly decayMinutes: number;
}

const minutesAt = (second: number): number => Math.floor(second / 60) & 0xffff;

/** The stamp of a new key. */
export function freshFrequency(second: number): number {
  return frequencyOf(FRESH, second);
}

/** The stamp of a key with this counter, counted now. */
export function frequencyOf(counter: number, second: number): number {
  return (minutesAt(second) << 8) | counter;
}

/** LFUDecrAndReturn: the counter in a stamp, less what it lost since. */
export function decayedCounter(stamp: number, second: number, decayMinutes: number): number {
  const counter = stamp & MAX;
  if (decayMinutes === 0) return counter;
  const elapsed = (minutesAt(second) - (stamp >>> 8)) & 0xffff;
  return Math.max(0, counter - Math.floor(elapsed / decayMinutes));
}

/** updateLFU: the stamp of a key that was just asked for. */
export function touchedFrequency(
  stamp: number,
  second: number,
  settings: LfuSettings,
  dice: Dice,
): number {
  let counter = decayedCounter(stamp, second, settings.decayMinutes);
  const above = Math.max(0, counter - FRESH);
  // LFULogIncr: with 1 in so many, it grows.
  if (counter < MAX && dice.next() < 0x1_0000_0000 / (above * settings.logFactor + 1)) counter++;
  return (minutesAt(second) << 8) | counter;
}
