/** Figures as people read them. Pure; units come from the language where they are words. */
import type { Words } from '../language/en.ts';

const THIN_SPACE = '\u202f';
const KIB = 1024;
const SECOND = 1_000_000;

/** `1357` becomes `1 357`. */
export function grouped(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)));
  const text = digits.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return value < 0 ? `-${text}` : text;
}

/** Exact up to 100 KiB, because on this page a byte counts; above that rounded. */
export function bytes(count: number): string {
  if (count < 100 * KIB) return `${grouped(count)} B`;
  if (count < KIB * KIB) return `${(count / KIB).toFixed(1)} KiB`;
  if (count < KIB * KIB * KIB) return `${(count / KIB / KIB).toFixed(1)} MiB`;
  return `${(count / KIB / KIB / KIB).toFixed(1)} GiB`;
}

/** For what changes all the time: three figures at most. */
export function roughBytes(count: number): string {
  if (count < 1000) return `${Math.round(count)} B`;
  const [size, unit] = count < 1000 * KIB ? [count / KIB, 'KiB'] : [count / KIB / KIB, 'MiB'];
  return `${size < 10 ? size.toFixed(1) : grouped(Math.round(size))} ${unit}`;
}

/** A stretch of virtual time (microseconds), in its largest unit. */
export function duration(micros: number, units: Words['units']): string {
  const seconds = Math.max(0, micros) / SECOND;
  if (seconds < 60) return units.seconds(String(Math.floor(seconds)));
  if (seconds < 3600) return units.minutes(String(Math.floor(seconds / 60)));
  return units.hours((seconds / 3600).toFixed(1));
}

/** Milliseconds of a latency given in microseconds, without needless decimals. */
export function milliseconds(micros: number): string {
  const ms = micros / 1000;
  return ms >= 10 ? grouped(Math.round(ms)) : String(Number(ms.toPrecision(2)));
}

/** A moment of virtual time: `00:42.310`. */
export function clock(micros: number): string {
  const total = Math.floor(micros / 1000);
  const minutes = Math.floor(total / 60_000);
  const seconds = Math.floor(total / 1000) % 60;
  return `${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(total % 1000, 3)}`;
}

/** The first characters of a replication ID. */
export function shortId(replid: string): string {
  return replid.slice(0, 8);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Two figures of it, where more would pretend to know: 38 412 becomes 38 000. */
export function approximate(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return grouped(Math.round(count / unit) * unit);
}
