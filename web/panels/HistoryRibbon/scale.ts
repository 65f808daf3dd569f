/**
 * From offsets to places. Offsets of a lab lie far apart and close together at once: a history of
 * thousands of bytes branches off a few bytes before its end. So the scale is cut where something
 * begins or ends, and a stretch grows with the logarithm of its bytes. The order is true, every
 * figure is true, lengths are only comparable within a stretch. Pure.
 */
import { scaleLinear, ticks } from 'd3';
import type { HistoryView } from '../../../engine/contract.ts';

export interface Scale {
  (value: number): number;
  ticks: readonly { value: number; x: number }[];
}

/** Bytes by which a stretch of twice the length is longer, as a share of the shortest. */
const GROWTH = 0.45;
/** Room for one label of the axis. */
const TICK_WIDTH = 84;

/** Offsets, from `left` to `right`. */
export function offsetScale(histories: readonly HistoryView[], left: number, right: number): Scale {
  const end = roundUp(Math.max(32, ...histories.map(reachOf)) * 1.08);
  const cuts = new Set([0, end]);
  if (isCompressed(histories)) {
    for (const { offset, parts } of histories) {
      cuts.add(offset);
      for (const { to } of parts) cuts.add(to - 1);
    }
  }
  const domain = [...cuts].sort((a, b) => a - b);
  const weights = domain.slice(1).map((to, i) => 1 + GROWTH * Math.log2(1 + to - domain[i]!));
  const unit = (right - left) / weights.reduce((sum, weight) => sum + weight, 0);
  const range = [left];
  for (const weight of weights) range.push(range.at(-1)! + weight * unit);
  const place = scaleLinear(domain, range).clamp(true);
  const candidates = domain.slice(0, -1).map((value) => ({ value, x: place(value), isCut: true }));
  for (let i = 1; i < domain.length; i++) {
    const count = Math.floor((range[i]! - range[i - 1]!) / TICK_WIDTH);
    if (count < 1) continue;
    for (const value of ticks(domain[i - 1]!, domain[i]!, count)) {
      if (Number.isInteger(value)) candidates.push({ value, x: place(value), isCut: false });
    }
  }
  return Object.assign((value: number) => place(value), {
    ticks: spaced(candidates, TICK_WIDTH / 2),
  });
}

/** One history alone has one scale; where others begin or end, each stretch has its own. */
export function isCompressed(histories: readonly HistoryView[]): boolean {
  return histories.length > 1 || histories.some(({ parts }) => parts.length > 1);
}

/** Moments of virtual time in microseconds, from the first birth until now. */
export function timeScale(
  histories: readonly HistoryView[],
  now: number,
  left: number,
  right: number,
): Scale {
  const first = Math.min(now, ...histories.map(({ born }) => born));
  const place = scaleLinear([first, Math.max(now, first + 1_000_000)], [left, right]).clamp(true);
  const count = Math.max(2, Math.floor((right - left) / TICK_WIDTH));
  const values = place.ticks(count).map((value) => ({ value, x: place(value) }));
  return Object.assign((value: number) => place(value), { ticks: values });
}

/** The offset that a history has reached. */
export function reachOf({ offset, parts }: HistoryView): number {
  return (parts.at(-1)?.to ?? offset + 1) - 1;
}

/** Labels that do not touch; where something begins or ends goes first. */
function spaced(
  candidates: readonly { value: number; x: number; isCut: boolean }[],
  apart: number,
): { value: number; x: number }[] {
  const taken: { value: number; x: number }[] = [];
  const inTurn = [...candidates].sort((a, b) => Number(b.isCut) - Number(a.isCut) || b.x - a.x);
  for (const { value, x } of inTurn) {
    if (taken.every((other) => Math.abs(other.x - x) >= apart)) taken.push({ value, x });
  }
  return taken.sort((a, b) => a.x - b.x);
}

/** The next figure that a person would end an axis with. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= value) ?? 10;
  return Math.round(step * power);
}
