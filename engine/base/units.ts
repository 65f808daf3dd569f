// Numbers that wear their unit. The casts live here and nowhere else.
declare const unit: unique symbol;
type Brand<T, Name extends string> = T & { readonly [unit]?: Name };

/** Virtual time since the lab began, in whole microseconds. */
export type Micros = Brand<number, 'Micros'>;
/** Unix time in whole milliseconds, as Redis stores expiry times. */
export type Millis = Brand<number, 'Millis'>;
/** A count of bytes. */
export type ByteCount = Brand<number, 'ByteCount'>;
/** A position in a replication history: the number of bytes produced so far. */
export type ReplOffset = Brand<number, 'ReplOffset'>;

export const MICROS_PER_MILLI = 1_000;
export const MICROS_PER_SECOND = 1_000_000;

/**
 * The wall clock of every lab starts here: 2026-01-01 00:00:00 UTC. A lab's bytes
 * (PXAT times, RDB ctime) may not depend on the day it is opened.
 */
export const EPOCH_MILLIS: Millis = 1_767_225_600_000;

/** The unix time, in milliseconds, at a moment of virtual time. */
export function unixMillis(at: Micros): Millis {
  return EPOCH_MILLIS + Math.floor(at / MICROS_PER_MILLI);
}

/** The moment of virtual time at which a second of unix time began. */
export function microsOfUnixSecond(seconds: number): Micros {
  return (seconds * 1_000 - EPOCH_MILLIS) * MICROS_PER_MILLI;
}

/** The unix time in whole seconds at a moment of virtual time. */
export function unixSeconds(at: Micros): number {
  return Math.floor(unixMillis(at) / 1_000);
}
